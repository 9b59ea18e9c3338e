import fc, { type Arbitrary } from 'fast-check'
import type { OpenApiDocument } from '#platform/contract/contract.ts'

export type Schema = Record<string, unknown>

const FORMATS: Record<string, Arbitrary<string>> = {
  uuid: fc.uuid(),
  'date-time': fc
    .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  date: fc
    .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  email: fc
    .tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.stringMatching(/^[a-z]{1,8}$/))
    .map(([name, host]) => `${name}@${host}.example`),
  uri: fc.webUrl(),
  'uri-reference': fc.webUrl(),
}

/** Values that are wrong in most places, and right in some. */
const junk: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    '0',
    '1e3',
    '-1',
    'null',
    'true',
    0,
    -1,
    1.5,
    2 ** 31,
    1e21,
    [],
    {},
    [[]],
    { kind: 'circle' },
    'ü',
    '2026-02-30',
    '2026-13-01T00:00:00Z',
    '1.0',
    '+1',
    '0x10',
  ),
  fc.string({ maxLength: 30 }).filter((text) => text.isWellFormed()),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

/** Valid values of a schema, for the most part: what is not, the oracles say. */
export function valuesOf(document: OpenApiDocument, node: unknown, depth = 0): Arbitrary<unknown> {
  if (typeof node === 'boolean') return node ? junk : fc.constant(null)
  const schema = schemaOf(document, node)
  const made = madeOf(document, schema, depth)
  if (!Array.isArray(schema.examples)) return made
  const example = fc.constantFrom(...(schema.examples as unknown[]))
  // Two examples in one reach combinations of keywords that neither has.
  const both = fc.tuple(example, example).map(([a, b]) => (isRecord(a) && isRecord(b) ? { ...a, ...b } : a))
  return fc.oneof({ weight: 2, arbitrary: both }, { weight: 1, arbitrary: made })
}

/** A schema with what it refers to by a pointer; keywords beside `$ref` stay. */
export function schemaOf(document: OpenApiDocument, node: unknown): Schema {
  const { $ref, ...own } = node as Schema
  if (typeof $ref !== 'string' || !$ref.startsWith('#/')) return own
  const target = $ref
    .slice(2)
    .split('/')
    .reduce<unknown>((place, key) => (place as Schema)[key], document)
  return { ...schemaOf(document, target), ...own }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function madeOf(document: OpenApiDocument, schema: Schema, depth: number): Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]))
  const branches = (schema.oneOf ?? schema.anyOf) as unknown[] | undefined
  if (branches) return fc.oneof(...branches.map((branch) => valuesOf(document, branch, depth)))
  if (Array.isArray(schema.allOf)) {
    const parts = [...(schema.allOf as unknown[]), { ...schema, allOf: undefined }]
    return fc
      .tuple(...parts.map((part) => valuesOf(document, part, depth)))
      .map((values) => values.reduce<Schema>((all, one) => (isRecord(one) ? { ...all, ...one } : all), {}))
  }
  const types = [schema.type ?? (schema.properties ? 'object' : 'string')].flat() as string[]
  return fc.oneof(...types.map((type) => ofType(document, schema, type, depth)))
}

function ofType(document: OpenApiDocument, schema: Schema, type: string, depth: number): Arbitrary<unknown> {
  const number = (keyword: string, otherwise: number) => (schema[keyword] as number | undefined) ?? otherwise
  switch (type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({
        min: Math.ceil(number('minimum', -100)),
        max: Math.floor(number('maximum', number('minimum', 0) + 1000)),
      })
    case 'number':
      return (
        fc
          .integer({
            min: Math.ceil(number('minimum', number('exclusiveMinimum', -50))) + 1,
            max: Math.floor(number('maximum', 100)),
          })
          // Divided, for 3 * 0.1 is another number than 0.3.
          .map((n) => (schema.multipleOf === undefined ? n : n / (1 / (schema.multipleOf as number))))
      )
    case 'array': {
      const items =
        schema.items === undefined || schema.items === false
          ? junk
          : valuesOf(document, schema.items, depth + 1)
      if (Array.isArray(schema.prefixItems))
        return fc.tuple(
          ...(schema.prefixItems as unknown[]).map((item) => valuesOf(document, item, depth + 1)),
        )
      const minLength = number('minItems', 0)
      return fc.array(items, {
        minLength,
        maxLength: depth > 2 ? minLength : Math.min(number('maxItems', 4), minLength + 4),
      })
    }
    case 'object':
      return ofObject(document, schema, depth)
    default:
      return texts(schema)
  }
}

function texts(schema: Schema): Arbitrary<string> {
  const format = FORMATS[String(schema.format)]
  if (format) return format
  const { minLength = 0, maxLength = 40 } = schema as { minLength?: number; maxLength?: number }
  if (typeof schema.pattern === 'string') {
    return fc
      .stringMatching(new RegExp(schema.pattern, 'u'))
      .filter((text) => text.isWellFormed() && text.length <= maxLength)
  }
  return fc
    .string({ minLength, maxLength: Math.min(maxLength, minLength + 30), unit: 'grapheme-composite' })
    .filter((text) => text.isWellFormed() && !text.includes('\0'))
}

function ofObject(document: OpenApiDocument, schema: Schema, depth: number): Arbitrary<unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, unknown>).filter(
    ([, property]) => schemaOf(document, property).readOnly !== true,
  )
  const required = ((schema.required ?? []) as string[]).filter((name) =>
    properties.some(([own]) => own === name),
  )
  // A schema may hold itself: below a few levels only what must be there is.
  const model = Object.fromEntries(
    properties
      .filter(([name]) => depth < 3 || required.includes(name))
      .map(([name, property]) => [name, valuesOf(document, property, depth + 1)]),
  )
  const known = fc.record(model, { requiredKeys: required })
  if (
    typeof schema.additionalProperties !== 'object' ||
    schema.additionalProperties === null ||
    properties.length > 0
  )
    return known
  return fc.dictionary(
    fc.stringMatching(/^[a-z]{1,4}$/),
    valuesOf(document, schema.additionalProperties, depth + 1),
    { minKeys: 1, maxKeys: 3 },
  )
}

/* What a property may be called that no schema has; the last ones every object inherits. */
const names = fc.constantFrom('unknown', 'x-a', 'ab', 'constructor', '__proto__', 'toString')

/** Sets a property, also where its name is `__proto__`. */
const withOwn = (target: object, key: string, value: unknown): object =>
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })

/** A value with something changed at one place: replaced, left out, or added. */
export function mutated(value: unknown): Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return junk
  const keys = Object.keys(value)
  const copied = () => structuredClone(value) as Record<string, unknown>
  const changed = (key: string, other: unknown) => withOwn(copied(), key, other)
  if (keys.length === 0) return junk
  const replace = fc
    .constantFrom(...keys)
    .chain((key) => mutated((value as Record<string, unknown>)[key]).map((other) => changed(key, other)))
  if (Array.isArray(value))
    return fc.oneof(
      { weight: 4, arbitrary: replace },
      { weight: 1, arbitrary: junk.map((item) => [...(value as unknown[]), item]) },
    )
  return fc.oneof(
    { weight: 5, arbitrary: replace },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...keys).map((key) => {
        const copy = copied()
        delete copy[key]
        return copy
      }),
    },
    { weight: 1, arbitrary: fc.tuple(names, junk).map(([name, item]) => changed(name, item)) },
    { weight: 1, arbitrary: junk },
  )
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
