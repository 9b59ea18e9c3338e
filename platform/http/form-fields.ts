import type { FormPlan } from '../contract/compiled.ts'
import { setOwn } from '../contract/validator.ts'
import { memberOf } from '../contract/own-property.ts'
import { ANY, type Decode } from './parameter-value.ts'
import type { FieldError } from '../problem.ts'
import { type RawQuery, readField } from './query.ts'
import { escapePointer } from '../contract/json-pointer.ts'

/**
 * Reads the fields of a form into `value`: the declared ones by their plans, then all others. An undeclared name of a
 * closed form gets a value too; the validator rejects it.
 *
 * @param texts raw values by name; emptied while reading
 * @throws URIError (by `decode`) for a value that is not valid percent-encoding
 */
export function readFields(
  texts: RawQuery,
  plan: FormPlan,
  value: Record<string, unknown>,
  errors: FieldError[],
  decode: Decode,
): void {
  const read = (name: string, field: FormPlan['fields'][string]) => {
    const pointer = `/body/${escapePointer(name)}`
    const found = readField(texts, { name, ...field }, pointer, errors, { decode })
    if (found !== undefined) setOwn(value, name, found)
  }
  for (const [name, field] of Object.entries(plan.fields)) read(name, field)
  for (const name of texts.keys())
    read(name, { shape: ANY, style: 'form', explode: true, ...memberOf({}, plan, name) })
}
