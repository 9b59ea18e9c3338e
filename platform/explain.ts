import type { SchemaError } from './compiled.ts'
import { type FieldError, MOST_FIELD_ERRORS } from './problem.ts'
import { escapePointer } from './unstorable.ts'

/* What AJV reports beside the keyword; which of these are there depends on it. */
interface Params {
  limit: number
  len: number
  i: number
  j: number
  minContains: number
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
  passingSchemas: number[] | null
}

type Explain = (params: Params, path: string) => FieldError

const say =
  (text: (params: Params) => string): Explain =>
  (params, path) => ({ pointer: path, detail: text(params) })
const sayAt =
  (key: keyof Params, text: string): Explain =>
  (params, path) => ({ pointer: `${path}/${escapePointer(String(params[key]))}`, detail: text })

/** What a person reads, by JSON Schema keyword. */
const SENTENCES: Record<string, Explain> = {
  type: say(({ type }) => `must be ${typesOf(type)}`),
  required: sayAt('missingProperty', 'is required'),
  dependentRequired: (params, path) => ({
    pointer: `${path}/${escapePointer(String(params.missingProperty))}`,
    detail: `is required when ${params.property} is there`,
  }),
  additionalProperties: sayAt('additionalProperty', 'is not a known property'),
  unevaluatedProperties: sayAt('unevaluatedProperty', 'is not a known property'),
  charterReadOnly: say(() => 'is read-only: leave it out'),
  enum: say(({ allowedValues }) => `must be one of: ${list(allowedValues)}`),
  const: say(({ allowedValue }) => `must be ${JSON.stringify(allowedValue)}`),
  format: say(({ format }) => `must be ${FORMATS[format] ?? `a valid ${format}`}`),
  pattern: say(({ pattern }) => `must match the pattern ${pattern}`),
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
  uniqueItems: say(({ i, j }) => `must not have the same item twice (items ${j} and ${i})`),
  contains: say(
    ({ minContains }) =>
      `must have at least ${count(minContains, 'item')} of the kind that the contract asks for`,
  ),
  items: say(({ limit }) => `must have at most ${count(limit, 'item')}`),
  unevaluatedItems: say(({ len }) => `must have at most ${count(len, 'item')}`),
  minProperties: say(({ limit }) => `must have at least ${count(limit, 'property', 'properties')}`),
  maxProperties: say(({ limit }) => `must have at most ${count(limit, 'property', 'properties')}`),
  propertyNames: say(
    ({ propertyName }) => `has a property whose name is not allowed: ${JSON.stringify(propertyName)}`,
  ),
  oneOf: say(({ passingSchemas }) =>
    passingSchemas
      ? 'matches more than one of the variants, but must match exactly one'
      : 'must match exactly one of the variants',
  ),
  anyOf: say(() => 'must match at least one of the variants'),
  not: say(() => 'has a form that the contract rules out'),
  'false schema': say(() => 'must not be there'),
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
  int32: 'a whole number of 32 bits',
  int64: 'a whole number of 64 bits',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  hostname: 'a host name',
  byte: 'Base64 text',
  regex: 'a regular expression',
}

/**
 * Turns the errors of a compiled validator into sentences for the caller, each with a JSON pointer.
 *
 * @param prefix where the validated value stands: `/body`, or empty when the value says it itself
 * @returns at most 50 of them
 */
export function explain(errors: readonly SchemaError[] | null | undefined, prefix: string): FieldError[] {
  const fields: FieldError[] = []
  for (const { keyword, instancePath, params } of errors ?? []) {
    // What went wrong inside of the branch is told already.
    if (keyword === 'if') continue
    const path = prefix + instancePath
    if (keyword === 'oneOf' || keyword === 'anyOf') dropBranches(fields, path)
    const field = SENTENCES[keyword]?.(params as unknown as Params, path) ?? {
      pointer: path,
      detail: `does not match the contract (${keyword})`,
    }
    if (!fields.some((known) => known.pointer === field.pointer && known.detail === field.detail))
      fields.push(field)
    if (fields.length >= MOST_FIELD_ERRORS) break
  }
  return fields
}

/** The errors of all branches of a union contradict each other: the union's own error stands for them. */
function dropBranches(fields: FieldError[], path: string): void {
  const isInside = ({ pointer }: FieldError) => pointer === path || pointer.startsWith(`${path}/`)
  while (fields.length > 0 && isInside(fields.at(-1) as FieldError)) fields.pop()
}

const ARTICLES: Record<string, string> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
}

const typesOf = (type: unknown): string =>
  [type]
    .flat()
    .flatMap((one) => String(one).split(','))
    .map((one) => ARTICLES[one] ?? one)
    .join(' or ')
const list = (values: unknown): string =>
  (values as unknown[]).map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(', ')
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`
