import { type FieldError, MAX_FIELD_ERRORS } from '../problem.ts'
import { escapePointer } from './json-pointer.ts'

const DETAIL = 'must not contain U+0000 or an unpaired surrogate'

/** Whether a text contains what PostgreSQL or UTF-8 cannot represent: U+0000, or an unpaired surrogate. */
export const isUnstorable = (text: string): boolean => text.includes('\0') || !text.isWellFormed()

/** Finds unstorable text anywhere in a value. */
export function findUnstorable(value: unknown, pointer: string, errors: FieldError[]): void {
  if (errors.length >= MAX_FIELD_ERRORS) return
  if (typeof value === 'string') {
    if (isUnstorable(value)) errors.push({ pointer, detail: DETAIL })
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) findUnstorable(item, `${pointer}/${i}`, errors)
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      const place = `${pointer}/${escapePointer(key)}`
      if (isUnstorable(key))
        errors.push({ pointer: pointer === '' ? '/' : pointer, detail: `has a name that ${DETAIL}` })
      else findUnstorable((value as Record<string, unknown>)[key], place, errors)
    }
  }
}
