import { expect, test } from 'vitest'
import { openCompiled } from '#platform/contract/load-operation.ts'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { formats } from '#platform/contract/formats.ts'
import { compileInMemory } from '../in-memory.ts'
import { sample } from './sample.ts'
import { stringOf } from './sample-scalars.ts'
import { NoSample } from './sample-types.ts'
import { openSource, type Schema } from '../document/source.ts'

const components = {
  schemas: {
    Tree: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, left: { $ref: '#/components/schemas/Tree' } },
    },
    Endless: {
      type: 'object',
      required: ['next'],
      properties: { next: { $ref: '#/components/schemas/Endless' } },
    },
    Cat: {
      type: 'object',
      required: ['kind', 'lives'],
      properties: { kind: { type: 'string' }, lives: { type: 'integer', minimum: 7 } },
    },
    Dog: { type: 'object', required: ['kind', 'bark'], properties: { kind: { type: 'string' } } },
  },
}
const pointer = '#/paths/~1a/get/responses/200/content/application~1json/schema'

function open(schema: unknown) {
  const document = {
    openapi: '3.1.1',
    info: { title: 'T', version: '1' },
    paths: {
      '/a': {
        get: {
          operationId: 'a',
          responses: { 200: { description: '', content: { 'application/json': { schema } } } },
        },
      },
    },
    components,
  } as unknown as OpenApiDocument
  const contract = compileInMemory(document)
  const compiled = contract.compiled
  if (!compiled) throw new Error('nothing was compiled')
  const validate = openCompiled(compiled)(compiled.operations[0]?.file ?? '').replies['200']?.content[
    'application/json'
  ]?.validate
  return { source: openSource(document), validate }
}

test.each<[string, unknown]>([
  ['type', { type: 'integer' }],
  ['limits', { type: 'number', exclusiveMinimum: 3, maximum: 4 }],
  ['multiples', { type: 'number', multipleOf: 0.25, minimum: 1.1 }],
  [
    'several multiples',
    {
      allOf: [
        { type: 'integer', multipleOf: 4 },
        { multipleOf: 6, minimum: 13 },
      ],
    },
  ],
  ['negative limits', { type: 'integer', maximum: -5 }],
  ['length', { type: 'string', minLength: 12, maxLength: 12 }],
  ['a pattern', { type: 'string', pattern: '^[A-Z]{3}-\\d{2,4}(x|y)?$' }],
  ['a pattern with length', { type: 'string', pattern: '^[a-z0-9]+$', minLength: 40, maxLength: 60 }],
  ['a pattern with Unicode', { type: 'string', pattern: '^\\p{Lu}\\u{61}[^\\x00-\\x1f]+$' }],
  [
    'formats',
    {
      type: 'array',
      prefixItems: ['uuid', 'date-time', 'email', 'ipv6', 'uri', 'duration'].map((format) => ({
        type: 'string',
        format,
      })),
    },
  ],
  ['enum', { type: 'string', enum: ['a', 'b'] }],
  ['const', { const: { a: [1] } }],
  ['required without properties', { type: 'object', required: ['a', 'toString'] }],
  [
    'allOf',
    {
      allOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'string', minLength: 3 } } },
        { properties: { a: { maxLength: 3 } } },
      ],
    },
  ],
  ['oneOf', { oneOf: [{ type: 'integer', minimum: 5 }, { type: 'string' }] }],
  [
    'a branch beside properties',
    {
      type: 'object',
      properties: { a: { type: 'string' } },
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
    },
  ],
  [
    'a discriminator',
    {
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
      discriminator: {
        propertyName: 'kind',
        mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' },
      },
    },
  ],
  ['recursion', { $ref: '#/components/schemas/Tree' }],
  ['maps', { type: 'object', minProperties: 2, additionalProperties: { type: 'integer' } }],
  [
    'patternProperties',
    {
      type: 'object',
      minProperties: 1,
      patternProperties: { '^x-[a-z]+$': { type: 'boolean' } },
      additionalProperties: false,
    },
  ],
  ['maxProperties', { type: 'object', required: ['b'], maxProperties: 1, properties: { a: {}, b: {} } }],
  ['unique items', { type: 'array', minItems: 3, uniqueItems: true, items: { type: 'string' } }],
  [
    'unique values of an enum',
    { type: 'array', minItems: 2, uniqueItems: true, items: { enum: ['a', 'b'] } },
  ],
  ['contains', { type: 'array', contains: { const: 5 } }],
  ['null', { type: ['null', 'string'] }],
  ['anything', true],
])('a sample of a schema with %s matches it, and is the same each time', (_, schema) => {
  const { source, validate } = open(schema)
  const make = () =>
    sample(source, { schema: schema as Schema, pointer }, { variant: 'reply', withExamples: false })
  const value = make()
  expect(validate ? [validate(value), validate.errors, value] : [true, undefined, value]).toEqual([
    true,
    undefined,
    value,
  ])
  expect(make()).toEqual(value)
})

test.each<[string, unknown]>([
  ['that never ends', { $ref: '#/components/schemas/Endless' }],
  ['with an empty range', { type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 2 }],
  ['without a type in common', { allOf: [{ type: 'string' }, { type: 'integer' }] }],
])('a schema %s has no sample', (_, schema) => {
  const document = {
    openapi: '3.1.1',
    info: { title: 'T', version: '1' },
    paths: {},
    components,
  } as unknown as OpenApiDocument
  expect(() =>
    sample(openSource(document), { schema: schema as Schema, pointer: '#/x' }, { variant: 'reply' }),
  ).toThrow(NoSample)
})

test.each(Object.keys(formats).filter((name) => formats[name]?.type === 'string'))(
  'a text of the format %s has it',
  (name) => {
    expect(formats[name]?.test(stringOf([{ format: name }]) as never)).toBe(true)
  },
)

test('names that are declared come before names that are made up', () => {
  const schema = { type: 'object', minProperties: 1, properties: { a: { type: 'string' } } }
  const { source } = open(schema)
  const options = { variant: 'request', withExamples: false, withOptional: false } as const
  expect(Object.keys(sample(source, { schema, pointer }, options) as object)).toEqual(['a'])
})

test.each([false, true])(
  'the constant of a branch counts, not the name of its schema (optional: %s)',
  (withOptional) => {
    const kind = (value: string, required: boolean) => ({
      type: 'object',
      required: required ? ['kind'] : [],
      properties: { kind: { type: 'string', enum: [value] } },
    })
    const schema = {
      oneOf: [{ $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Cat' }],
      discriminator: { propertyName: 'kind' },
    }
    for (const required of [true, false]) {
      const document = {
        openapi: '3.1.1',
        info: { title: 'T', version: '1' },
        paths: {},
        components: { schemas: { Dog: kind('dog', required), Cat: kind('cat', required) } },
      } as unknown as OpenApiDocument
      expect(
        sample(openSource(document), { schema, pointer: '#/x' }, { variant: 'request', withOptional }),
      ).toEqual(required || withOptional ? { kind: 'dog' } : {})
    }
  },
)
