import { escapePointer } from './json-pointer.ts'

/** One error of a validator; `explain` turns it into a sentence. */
export interface SchemaError {
  /** The keyword of JSON Schema that the value does not match. */
  keyword: string
  /** JSON Pointer from the validated value. */
  instancePath: string
  params: Record<string, unknown>
}

/** True when the value matches; otherwise the errors are on the function until its next call. */
export interface Validate {
  (value: unknown): boolean
  errors?: SchemaError[]
}

/**
 * A compiled schema. Without `errors` it stops at the first mismatch; with `errors` it collects all of them, and its
 * result is meaningless.
 */
export type Check = (
  value: unknown,
  pointer?: string | null,
  errors?: SchemaError[] | null,
  evaluated?: Evaluated,
) => boolean

/** The properties and items of a value that keywords have evaluated, for `unevaluatedProperties` and `unevaluatedItems`. */
export interface Evaluated {
  readonly names: Set<string>
  readonly indexes: Set<number>
  allNames: boolean
  items: number
  add: (other: Evaluated) => void
  hasName: (name: string) => boolean
  hasIndex: (index: number) => boolean
}

/** What generated validators are made of. A validator keeps no state between calls except its last errors. */

/* More than a response lists. */
const MAX_ERRORS = 100

/**
 * Reports that a value does not match.
 *
 * @param errors null when only the result is needed
 * @returns whether the caller can stop: without errors to collect, the first mismatch decides
 */
export function fails(
  errors: SchemaError[] | null | undefined,
  instancePath: string | null | undefined,
  keyword: string,
  params: Record<string, unknown>,
): boolean {
  if (!errors) return true
  errors.push({ keyword, instancePath: instancePath ?? '', params })
  return false
}

/** Whether enough errors were collected: limits loops over values that a caller sent. */
export const isFull = (errors: SchemaError[] | null | undefined): boolean =>
  !!errors && errors.length >= MAX_ERRORS

/** An own property; for names that every object inherits. */
export const own = (value: object, name: string): unknown =>
  Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined

/** Sets a property of any name, `__proto__` too. */
export function setOwn(value: object, name: string, item: unknown): void {
  // Assignment is faster, and the same for every other name.
  if (name !== '__proto__') (value as Record<string, unknown>)[name] = item
  else
    Object.defineProperty(value, name, { value: item, enumerable: true, configurable: true, writable: true })
}

/** A step of a JSON pointer for a name that a caller chose. */
export const step = (name: string): string => `/${escapePointer(name)}`

/** The length of a text in characters (RFC 8259; JSON Schema 2020-12 validation, section 6.3.1). */
export function characters(text: string): number {
  let count = text.length
  for (let i = 0; i < text.length - 1; i++) {
    const code = text.charCodeAt(i)
    if (code < 0xd800 || code > 0xdbff) continue
    const next = text.charCodeAt(i + 1)
    if (next < 0xdc00 || next > 0xdfff) continue
    count--
    i++
  }
  return count
}

/** Which properties and items of one value have been evaluated (JSON Schema 2020-12, section 11). */
class Marks implements Evaluated {
  readonly names = new Set<string>()
  readonly indexes = new Set<number>()
  allNames = false
  /** The number of evaluated items from the start. */
  items = 0
  add(other: Evaluated): void {
    for (const name of other.names) this.names.add(name)
    for (const index of other.indexes) this.indexes.add(index)
    this.allNames ||= other.allNames
    this.items = Math.max(this.items, other.items)
  }
  hasName(name: string): boolean {
    return this.allNames || this.names.has(name)
  }
  hasIndex(index: number): boolean {
    return index < this.items || this.indexes.has(index)
  }
}

export const marks = (): Evaluated => new Marks()

/**
 * Makes a validator of a check. The check runs once for the result, which is usually a match, and again to collect
 * errors.
 *
 * @param fill sets the defaults of a value that matches
 */
export function validator(check: Check, fill?: (value: never) => void): Validate {
  const validate: Validate = (value) => {
    if (check(value, null, null)) {
      fill?.(value as never)
      return true
    }
    const errors: SchemaError[] = []
    check(value, '', errors)
    validate.errors = errors
    return false
  }
  return validate
}
