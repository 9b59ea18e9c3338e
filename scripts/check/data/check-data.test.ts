import { expect, test } from 'vitest'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { checkData, differencesIn } from './check-data.ts'

const text = { type: 'string', maxLength: 80 }
const document = (properties: object, required = Object.keys(properties)) =>
  ({
    openapi: '3.1.0',
    info: { title: 'T', version: '1.0.0' },
    paths: { '/things': { post: { 'x-unique': ['sku'], responses: {} } } },
    components: { schemas: { Thing: { type: 'object', properties, required } } },
  }) as unknown as OpenApiDocument

/** What is reported of a model with one column. */
const reported = (column: string, properties: object, required?: string[]) =>
  differencesIn(
    's',
    `enum Role {\n  a\n  b @map("B")\n}\n\nmodel Thing {\n  ${column}\n}\n`,
    document(properties, required),
  )

test.each([
  ['name String', 'text without a limit', { name: text }],
  ['name String @db.VarChar(40)', 'VarChar(40)', { name: text }],
  ['name String @db.VarChar(80)', undefined, { name: text }],
  ['code String @db.Char(3)', undefined, { code: { type: 'string', pattern: '^[A-Z]{3}$' } }],
  ['name String? @db.VarChar(80)', 'null in the database', { name: text }],
  ['name String? @db.VarChar(80)', undefined, { name: { ...text, type: ['string', 'null'] } }],
  ['name String? @db.VarChar(80)', undefined, { name: { anyOf: [text, { type: 'null' }] } }],
  ['name String? @db.VarChar(80)', undefined, { name: text }, []],
  ['name String @db.VarChar(80)', 'NOT NULL in the database', { name: text }, []],
  ['name String @default("") @db.VarChar(80)', undefined, { name: text }, []],
  ['role Role', undefined, { role: { type: 'string', enum: ['a', 'B'] } }],
  ['role Role', 'a, B in the database', { role: { type: 'string', enum: ['a'] } }],
  ['role Role', 'any value in the contract', { role: { type: 'string' } }],
  ['role String', 'any text in the database', { role: { type: 'string', enum: ['a'] } }],
  ['count Int', undefined, { count: { type: 'integer', minimum: 0, maximum: 100 } }],
  ['count Int', '0 to 3000000000', { count: { type: 'integer', minimum: 0, maximum: 3_000_000_000 } }],
  ['count Int', 'to Infinity', { count: { type: 'integer', minimum: 0 } }],
  ['count Int @db.SmallInt', 'SmallInt', { count: { type: 'integer', minimum: 0, maximum: 40_000 } }],
  ['id String @db.Uuid', undefined, { id: { type: 'string', format: 'uuid' } }],
  ['id String', 'format uuid', { id: { type: 'string', format: 'uuid' } }],
  ['id String @db.Uuid', 'any text in the contract', { id: { type: 'string' } }],
  ['at DateTime', undefined, { at: { type: 'string', format: 'date-time' } }],
  ['at DateTime', 'format date in', { at: { type: 'string', format: 'date' } }],
  ['sku String', 'no unique column', { sku: { type: 'string' } }],
  ['sku String @unique', undefined, { sku: { type: 'string' } }],
  ['sku String\n\n  @@unique([sku])', undefined, { sku: { type: 'string' } }],
  ['title String // contract is name', 'text without a limit', { name: text }],
  ['title String // contract is nothing', 'called nothing', { name: text }],
  [
    'amount Int // contract is price.amount',
    'to Infinity',
    { price: { type: 'object', required: ['amount'], properties: { amount: { type: 'integer' } } } },
  ],
] as [string, string | undefined, object, string[]?][])('%s: %s', (column, message, properties, required) => {
  expect(reported(column, properties, required)).toEqual(
    message === undefined
      ? []
      : [expect.stringMatching(new RegExp(`^s:7: Thing\\..*${message.replace(/[()]/g, '\\$&')}`))],
  )
})

test('an explanation above the column, or above all models, is enough; one of nothing is refused', () => {
  const explained = (above: string, first = '') =>
    differencesIn(
      's',
      `${first}generator client {\n}\n\nmodel Thing {\n${above}  /// Its name.\n  name String\n}\n`,
      document({ name: text }),
    )
  expect(explained('  // contract maxLength: text is fine.\n')).toEqual([])
  expect(explained('', '// contract maxLength: text is fine.\n\n')).toEqual([])
  expect(explained('  // contract maxLength:\n')).toEqual([expect.stringContaining('needs a reason')])
  expect(explained('  // contract maxLength: fine.\n  // contract enum: fine.\n')).toEqual([
    expect.stringContaining('no difference of enum'),
  ])
})

test('each difference in this repository is explained', async () => {
  expect(await checkData()).toBeUndefined()
})
