import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocument } from '../document/document.ts'
import { diffDocuments } from './diff.ts'

type Schema = Record<string, unknown>

const VALUES: unknown[] = [
  ...[null, 0, 1, 2, 3, 'a', 'ab', 'b'],
  ...[[], [1], ['a'], ['a', 'a'], ['a', 1, 'b'], [1, 2, 3]],
  ...[{}, { a: 1 }, { b: 'a' }, { a: 1, b: 2 }, { a: 'a', c: 3 }, { a: 2, b: 'ab', c: 1 }],
]

const name = fc.constantFrom('a', 'b', 'c')
const leaf: fc.Arbitrary<Schema> = fc.oneof(
  fc.constant({}),
  fc.record({ enum: fc.subarray([1, 2, 'a', 'ab', 'b'], { minLength: 1 }) }),
  fc.record({ type: fc.constantFrom('string', 'number', 'object', 'array') }),
  fc.record({ type: fc.constant('number'), minimum: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ type: fc.constant('string'), maxLength: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ type: fc.constant('object'), required: fc.uniqueArray(name, { maxLength: 2 }) }),
  fc.record({ type: fc.constant('array'), minItems: fc.integer({ min: 0, max: 2 }) }),
)
const condition = (inner: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> =>
  fc.oneof(
    fc.record({ not: inner }),
    fc.record({ if: inner, then: inner, else: inner }, { requiredKeys: ['if'] }),
    fc.record(
      {
        contains: inner,
        minContains: fc.integer({ min: 0, max: 2 }),
        maxContains: fc.integer({ min: 1, max: 2 }),
      },
      { requiredKeys: ['contains'] },
    ),
    fc.record({ propertyNames: inner }),
    fc.record({ patternProperties: fc.dictionary(fc.constantFrom('^a', 'b'), inner, { maxKeys: 2 }) }),
    fc.record({ dependentRequired: fc.dictionary(name, fc.uniqueArray(name), { maxKeys: 2 }) }),
    fc.record({ dependentSchemas: fc.dictionary(name, inner, { maxKeys: 2 }) }),
  )
/** Two schemas that differ in one place of a condition. */
const HOLE = { title: 'hole' }
const pair = fc
  .tuple(leaf, condition(fc.oneof(fc.constant(HOLE), condition(fc.constant(HOLE)), leaf)), leaf, leaf)
  .map(([outer, inner, one, other]) => [one, other].map((part) => ({ ...outer, ...filled(inner, part) })))
  .map((list) => list as [Schema, Schema])

const filled = (node: Schema, part: Schema): Schema =>
  JSON.parse(JSON.stringify(node).replaceAll(JSON.stringify(HOLE), JSON.stringify(part))) as Schema

const read = (one: Schema, isResponse: boolean) => {
  const content = { 'application/json': { schema: one } }
  const responses = { 200: { description: 'ok', ...(isResponse ? { content } : {}) } }
  const post = { responses, ...(isResponse ? {} : { requestBody: { content } }) }
  const document = { openapi: '3.1.1', info: { title: 'T', version: '1.0.0' }, paths: { '/a': { post } } }
  return readDocument('document.json', { text: () => JSON.stringify(document) })
}

const ajv = new Ajv2020({ strict: false, logger: false })

test('what is not reported as breaking: every old value of a request is valid in the new document', async () => {
  let count = 0
  await fc.assert(
    fc.asyncProperty(pair, fc.boolean(), async ([one, other], isResponse) => {
      if (JSON.stringify(one) === JSON.stringify(other)) return
      const changes = diffDocuments(await read(one, isResponse), await read(other, isResponse))
      if (changes.some(({ level }) => level === 'breaking')) return
      count++
      const [from, to] = isResponse ? [other, one] : [one, other]
      const [before, after] = [ajv.compile(from), ajv.compile(to)]
      expect(VALUES.filter((value) => before(value) && !after(value))).toEqual([])
    }),
    { numRuns: 1500, seed: 7 },
  )
  expect(count).toBeGreaterThan(100)
})

test('a change of one condition only is breaking in one direction, when it only allows more or less', async () => {
  const levels = async (one: Schema, other: Schema) =>
    Promise.all(
      [false, true].map(async (isResponse) =>
        diffDocuments(await read(one, isResponse), await read(other, isResponse)).some(
          ({ level }) => level === 'breaking',
        ),
      ),
    )
  const pairs: [narrow: Schema, wide: Schema][] = [
    [{ not: { enum: ['a', 'b'] } }, { not: { enum: ['a'] } }],
    [{ not: { not: { enum: ['a'] } } }, { not: { not: { enum: ['a', 'b'] } } }],
    [{ contains: { enum: [1] } }, { contains: { enum: [1, 2] } }],
    [{ contains: { enum: [1] }, minContains: 2 }, { contains: { enum: [1] } }],
    [
      { contains: { enum: [1] }, minContains: 0, maxContains: 1 },
      { contains: { enum: [1] }, minContains: 0, maxContains: 2 },
    ],
    [
      { if: { required: ['a'] }, then: { required: ['b', 'c'] } },
      { if: { required: ['a'] }, then: { required: ['b'] } },
    ],
    [
      { if: { enum: [1, 2] }, then: { enum: [1] } },
      { if: { enum: [1] }, then: { enum: [1] } },
    ],
    [
      { if: { enum: [1] }, else: { enum: [2] } },
      { if: { enum: [1, 2] }, else: { enum: [2] } },
    ],
    [{ dependentRequired: { a: ['b', 'c'] } }, { dependentSchemas: { a: { required: ['c'] } } }],
    [{ propertyNames: { maxLength: 1 } }, { propertyNames: { maxLength: 2 } }],
    [{ patternProperties: { a: { maxLength: 1 } } }, {}],
  ]
  for (const [narrow, wide] of pairs) {
    expect([narrow, await levels(narrow, wide)]).toEqual([narrow, [false, true]])
    expect([wide, await levels(wide, narrow)]).toEqual([wide, [true, false]])
  }
})
