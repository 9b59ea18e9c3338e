import { expect, test } from 'vitest'
import type { CompiledOperation } from '#platform/contract/compiled.ts'
import { openCompiled } from '#platform/contract/load-operation.ts'
import { compileInMemory } from '../in-memory.ts'
import type { Validate } from '#platform/contract/validator.ts'

const number = { type: 'integer' }
const text = { type: 'string' }
const numbers = { type: 'array', items: number }
const texts = { type: 'array', items: text }
const schemas = {
  Item: { type: 'object', required: ['id'], properties: { id: number } },
  Deep: { type: 'array', items: { $ref: '#/components/schemas/Deep' } },
}

function validatorOf(schema: object): Validate {
  const contract = compileInMemory({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {
      '/p': {
        post: {
          operationId: 'op',
          requestBody: { content: { 'application/json': { schema } } },
          responses: { 204: { description: 'Done' } },
        },
      },
    },
    components: { schemas },
  })
  const operation: CompiledOperation = openCompiled(contract.compiled!)('operations/op')
  return operation.body!.content['application/json']!.validate!
}

const many = <T>(item: T): T[] => Array.from({ length: 100_000 }, () => item)
const named = (item: unknown) => Object.fromEntries(many(item).map((value, i) => [`n${i}`, value]))

test.each([
  ['items', numbers, many('x')],
  ['items by reference', { type: 'array', items: { $ref: '#/components/schemas/Item' } }, many({})],
  ['items after the first ones', { type: 'array', prefixItems: [text], items: number }, many('x')],
  [
    'items of items',
    { type: 'array', items: numbers },
    Array.from({ length: 300 }, () => many('x').slice(0, 300)),
  ],
  [
    'items that no branch takes',
    { type: 'array', items: { anyOf: [number, { type: 'boolean' }] } },
    many('x'),
  ],
  ['a closed object', { type: 'object', additionalProperties: false }, named(1)],
  ['a map', { type: 'object', additionalProperties: number }, named('x')],
  ['a map by pattern', { type: 'object', patternProperties: { '^n': number } }, named('x')],
  ['names', { type: 'object', propertyNames: { maxLength: 1 } }, named(1)],
  ['unevaluated properties', { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false }, named(1)],
  ['unevaluated items', { allOf: [{ prefixItems: [text] }], unevaluatedItems: number }, many('x')],
  ['items of which one must fit', { type: 'array', contains: number }, many('x')],
])(
  'a value that is wrong everywhere has some hundred errors, not one for each part of it: %s',
  (_name, schema, value) => {
    const validate = validatorOf(schema)
    expect(validate(value)).toBe(false)
    expect(validate.errors?.length).toBeGreaterThan(0)
    expect(validate.errors?.length).toBeLessThan(400)
  },
)

test.each([
  ['the second branch is right', { oneOf: [numbers, texts] }, many('x'), true],
  ['the second branch is wrong too', { oneOf: [numbers, texts] }, [...many('x'), true], false],
  [
    'any branch, each wrong',
    { anyOf: [numbers, { type: 'array', items: { maxLength: 0 } }] },
    many('x'),
    false,
  ],
  ['a list that must not be of numbers', { not: numbers }, [...many('x'), 1], true],
  ['a list that must not be of texts', { allOf: [{ not: texts }] }, many('x'), false],
  ['one item fits, late', { type: 'array', contains: number }, [...many('x'), 1], true],
  ['two items fit, one too few', { contains: number, minContains: 3 }, [1, ...many('x'), 1], false],
  ['too many items fit', { contains: number, maxContains: 1 }, [1, ...many('x'), 1], false],
  ['a condition that does not hold', { if: numbers, then: { maxItems: 1 }, else: texts }, many('x'), true],
])('the limit never changes a verdict: %s', (_name, schema, value, verdict) => {
  expect(validatorOf(schema)(value)).toBe(verdict)
})
