import { type FieldError, MAX_FIELD_ERRORS } from '../problem.ts'
import type { SchemaError } from './validator.ts'
import { escapePointer } from './json-pointer.ts'

/* What a validator reports besides the keyword; depends on the keyword. */
interface Params {
  limit: number
  i: number
  j: number
  minContains: number
  maxContains: number
  multipleOf: number
  type: string | string[]
  format: string
  pattern: string
  property: string
  propertyName: string
  missingProperty: string
  additionalProperty: string
  unevaluatedProperty: string
  allowedValues: unknown[]
  allowedValue: unknown
  isAmbiguous: boolean
}

type Explain = (params: Params, path: string) => FieldError

const say =
  (text: (params: Params) => string): Explain =>
  (params, path) => ({ pointer: path, detail: text(params) })
const sayAt =
  (key: keyof Params, text: string): Explain =>
  (params, path) => ({ pointer: `${path}/${escapePointer(String(params[key]))}`, detail: text })

/** The message, by JSON Schema keyword. */
const SENTENCES: Record<string, Explain> = {
  type: say(({ type }) => `must be ${typesOf(type)}`),
  required: sayAt('missingProperty', 'is required'),
  dependentRequired: (params, path) => ({
    pointer: `${path}/${escapePointer(String(params.missingProperty))}`,
    detail: `is required when ${params.property} is present`,
  }),
  additionalProperties: sayAt('additionalProperty', 'is not a known property'),
  unevaluatedProperties: sayAt('unevaluatedProperty', 'is not a known property'),
  unevaluatedItems: say(() => 'is not an allowed item'),
  readOnly: say(() => 'is read-only: leave it out'),
  enum: say(
    ({ allowedValues }) => `must be ${allowedValues.length === 1 ? '' : 'one of: '}${list(allowedValues)}`,
  ),
  const: say(({ allowedValue }) => `must be ${short(JSON.stringify(allowedValue))}`),
  format: say(({ format }) => `must be ${FORMATS[format] ?? `a valid ${format}`}`),
  pattern: say(({ pattern }) => `must match the pattern ${short(pattern)}`),
  minLength: say(({ limit }) =>
    limit === 1 ? 'must not be empty' : `must have at least ${count(limit, 'character')}`,
  ),
  maxLength: say(({ limit }) => `must have at most ${count(limit, 'character')}`),
  minimum: say(({ limit }) => `must be at least ${limit}`),
  maximum: say(({ limit }) => `must be at most ${limit}`),
  exclusiveMinimum: say(({ limit }) => `must be greater than ${limit}`),
  exclusiveMaximum: say(({ limit }) => `must be less than ${limit}`),
  multipleOf: say(({ multipleOf }) => `must be a multiple of ${multipleOf}`),
  minItems: say(({ limit }) => `must have at least ${count(limit, 'item')}`),
  maxItems: say(({ limit }) => `must have at most ${count(limit, 'item')}`),
  uniqueItems: say(({ i, j }) => `must not contain the same item twice (items ${j} and ${i})`),
  contains: say(({ minContains }) => `must contain at least ${matching(minContains)}`),
  maxContains: say(({ maxContains }) =>
    maxContains === 0
      ? 'must contain no item that matches the contract\'s "contains"'
      : `must contain at most ${matching(maxContains)}`,
  ),
  items: say(({ limit }) => (limit === 0 ? 'must be empty' : `must have at most ${count(limit, 'item')}`)),
  minProperties: say(({ limit }) => `must have at least ${count(limit, 'property', 'properties')}`),
  maxProperties: say(({ limit }) => `must have at most ${count(limit, 'property', 'properties')}`),
  propertyNames: say(
    ({ propertyName }) => `has a property whose name is not allowed: ${short(JSON.stringify(propertyName))}`,
  ),
  oneOf: say(({ isAmbiguous }) =>
    isAmbiguous
      ? 'matches more than one of the variants, but must match exactly one'
      : 'must match exactly one of the variants',
  ),
  anyOf: say(() => 'must match at least one of the variants'),
  not: say(() => 'matches a schema that the contract excludes ("not")'),
  'false schema': say(() => 'must not be present'),
}

const FORMATS: Record<string, string> = {
  'date-time': 'a date and time with a time zone, such as 2026-01-31T09:30:00Z',
  date: 'a date, such as 2026-01-31',
  time: 'a time with a time zone, such as 09:30:00Z',
  duration: 'a duration, such as P1DT12H',
  email: 'an e-mail address',
  uuid: 'a UUID, such as 123e4567-e89b-42d3-a456-426614174000',
  uri: 'an absolute URI',
  'uri-reference': 'a URI or a relative reference',
  int32: 'an integer of 32 bits',
  int64: 'an integer of 64 bits that JSON can carry exactly: between -9007199254740991 and 9007199254740991',
  uint64: 'an integer that JSON can carry exactly: between 0 and 9007199254740991',
  uint32: 'an integer between 0 and 4294967295',
  float: 'a number of single precision',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  hostname: 'a host name',
  byte: 'Base64 (RFC 4648, section 4)',
  base64url: 'Base64url (RFC 4648, section 5)',
  regex: 'a regular expression',
}

/**
 * Turns the errors of a compiled validator into sentences for the caller, each with a JSON pointer.
 *
 * @param prefix the location of the validated value: `/body`, or empty when the value contains it
 * @returns at most 50 of them
 */
export function explain(errors: readonly SchemaError[] | null | undefined, prefix: string): FieldError[] {
  const fields: FieldError[] = []
  for (const { keyword, instancePath, params } of errors ?? []) {
    const path = prefix + instancePath
    const field = SENTENCES[keyword]?.(params as unknown as Params, path) ?? {
      pointer: path,
      detail: `does not match the contract (${keyword})`,
    }
    if (!fields.some((known) => known.pointer === field.pointer && known.detail === field.detail))
      fields.push(field)
    if (fields.length >= MAX_FIELD_ERRORS) break
  }
  return fields
}

const ARTICLES: Record<string, string> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  null: 'null',
}

const typesOf = (type: string | string[]): string =>
  [type]
    .flat()
    .map((one) => ARTICLES[one] ?? one)
    .join(' or ')

/* How many values of an enum a message lists. */
const MAX_LISTED_VALUES = 20
const list = (values: readonly unknown[]): string => {
  const named = values
    .slice(0, MAX_LISTED_VALUES)
    .map((value) => short(typeof value === 'string' ? value : JSON.stringify(value)))
  const more = values.length - named.length
  return named.join(', ') + (more > 0 ? ` or one of ${more} more` : '')
}
const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text)
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

const matching = (n: number): string =>
  `${count(n, 'item that matches', 'items that match')} the contract's "contains"`
