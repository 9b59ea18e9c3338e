import fc from 'fast-check'
import { globSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openSource } from '#compiler/document/source.ts'
import { compile } from '#compiler/testing/validators.ts'
import type { Product as ProductRow } from '#generated/products/prisma/client.ts'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { openConvert } from '#platform/versions/convert.ts'
import { functionsOf } from '#platform/versions/migration-functions.ts'
import type { OlderVersion } from '#platform/versions/older-version.ts'
import { toProduct } from '../../services/products/product.ts'
import { joinName, nameOf, splitName, storedName } from '../../services/users/name.ts'
import { openRandom, RandomSampler } from '../corpus/random-sample.ts'

/*
 * A client of an older version and one of the newest see the same world: what one writes the other reads, and nothing
 * is lost that the older version can say. Migrations are pure functions, so thousands of resources take a second.
 */
const RUNS = 1_000

const files = globSync('services/*/versions/v*.ts')
  .filter((file) => !file.endsWith('.test.ts'))
  .sort()
const versions = await Promise.all(
  files.map(async (file) => {
    const name = basename(file, '.ts')
    const module = (await import(resolve(file))) as Record<string, OlderVersion>
    return { title: `${basename(dirname(dirname(file)))} ${name}`, version: module[name] as OlderVersion }
  }),
)

test('every older version is covered', () => {
  expect(versions.length).toBe(globSync('generated/*/v*/migrations.ts').length)
})

describe.each(versions)('$title', ({ version }) => {
  const { plan, contract, newer } = version
  const { requests, responses } = functionsOf(version)
  const names = (direction: 'request' | 'response') => [
    ...plan.functions[direction],
    ...Object.keys(plan.schemas[direction]),
  ]
  const placeOf = (direction: 'request' | 'response', name: string) =>
    plan.functions[direction].includes(name) ? { call: name } : { at: name }

  test.each(names('request'))('what is a valid %s in a request is one in the newer version', (name) => {
    const convert = openConvert(plan.schemas.request, requests)
    converts(contract.document, newer.document, name, 'request', (value) =>
      convert(value, placeOf('request', name)),
    )
  })

  test.each(names('response'))('what is a valid %s in a response is one in the older version', (name) => {
    const convert = openConvert(plan.schemas.response, responses)
    converts(newer.document, contract.document, name, 'response', (value) =>
      convert(value, placeOf('response', name)),
    )
  })
})

/** Converts random values of a schema, and validates what comes of them. */
function converts(
  from: OpenApiDocument,
  to: OpenApiDocument,
  name: string,
  direction: 'request' | 'response',
  convert: (value: unknown) => unknown,
): void {
  const sampler = new RandomSampler(
    openSource(from),
    direction === 'request' ? 'request' : 'reply',
    openRandom(`${name} ${direction}`),
  )
  const validatorIn = (document: OpenApiDocument) =>
    compile({ $ref: `#/components/schemas/${name}` }, document.components?.schemas ?? {})[direction]
  const [before, after] = [validatorIn(from), validatorIn(to)]
  const here = { schema: from.components?.schemas?.[name] as object, pointer: `#/components/schemas/${name}` }
  let converted = 0
  for (let i = 0; i < RUNS; i++) {
    const value = sampler.value([here as never], 0)
    const original = structuredClone(value)
    if (!before(value)) continue
    converted++
    const result = convert(value)
    if (!after(result))
      throw new Error(
        `${JSON.stringify(original)} became ${JSON.stringify(result)}: ${JSON.stringify(after.errors)}`,
      )
  }
  expect(converted).toBeGreaterThan(RUNS / 2)
}

/** The older versions of a service, newest first, with their functions. */
const chainOf = (service: string) =>
  versions
    .filter(({ title }) => title.startsWith(`${service} `))
    .map(({ version }) => ({ contract: version.contract, ...functionsOf(version) }))
    .reverse()

type Convert = (value: unknown) => unknown
const through =
  (functions: readonly (Convert | undefined)[]): Convert =>
  (value) =>
    functions.reduce((before, convert) => (convert ? convert(before) : before), value)

/** What the handlers respond with, as the oldest version says it. */
const toOldest = (service: string, schema: string) =>
  through(chainOf(service).map(({ responses }) => responses[schema]))

/** What a request of the oldest version has, as the handlers get it. */
const fromOldest = (service: string, schema: string) =>
  through(
    chainOf(service)
      .reverse()
      .map(({ requests }) => requests[schema]),
  )

describe('products', () => {
  const at = new Date('2026-01-01T00:00:00.000Z')
  const rows = fc.record({
    id: fc.uuid(),
    sku: fc.stringMatching(/^[A-Z0-9]{3,8}$/),
    name: fc.string({ minLength: 1 }),
    description: fc.string(),
    categorySlug: fc.constantFrom('lamps', 'chairs'),
    priceAmount: fc.integer({ min: 0, max: 1_000_000_000 }),
    priceCurrency: fc.constantFrom('EUR', 'GBP', 'USD'),
    stock: fc.integer({ min: 0, max: 1_000_000_000 }),
    version: fc.integer({ min: 1 }),
  })

  /** As the release before v2 made it. */
  const asBefore = (row: ProductRow, hasImage: boolean) => ({
    id: row.id,
    sku: row.sku,
    name: row.name,
    description: row.description,
    category: row.categorySlug,
    price: { amount: row.priceAmount, currency: row.priceCurrency },
    stock: row.stock,
    imageUrl: hasImage ? `/api/v1/products/${row.id}/image` : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  })

  test('of v1 are what they were before there was a v2', () => {
    const product = toOldest('products', 'Product')
    fc.assert(
      fc.property(rows, fc.boolean(), (fields, hasImage) => {
        const row = { ...fields, createdAt: at, updatedAt: at } as unknown as ProductRow
        expect(product(toProduct(row, hasImage))).toEqual(asBefore(row, hasImage))
      }),
      { numRuns: RUNS },
    )
  })

  test('have the price that a client of v1 has set', () => {
    const money = fromOldest('products', 'Money')
    const toOld = toOldest('products', 'Product')
    fc.assert(
      fc.property(rows, (fields) => {
        const sent = { amount: fields.priceAmount, currency: fields.priceCurrency }
        const product = {
          ...toProduct({ ...fields, createdAt: at, updatedAt: at }, false),
          price: money(sent) as never,
        }
        expect((toOld(product) as { price: object }).price).toEqual(sent)
      }),
      { numRuns: RUNS },
    )
  })
})

describe('users', () => {
  const word = fc.stringMatching(/^[!-~\u00c0-\u024f\u4e00-\u4eff]{1,12}$/)
  const names = fc
    .array(fc.tuple(word, fc.constantFrom(' ', '  ', '\u00a0', '-')), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.flatMap(([text, gap], i) => (i === 0 ? [text] : [gap, text])).join(''))

  test('have the name that a client of v1 has set, whatever spaces it has', () => {
    fc.assert(
      fc.property(names, (displayName) => {
        const name = splitName(displayName)
        expect(joinName(name)).toBe(displayName)
        expect(joinName(nameOf(storedName(name)))).toBe(displayName)
      }),
      { numRuns: RUNS },
    )
  })

  test('have the parts that a client of v2 has set', () => {
    fc.assert(
      fc.property(names, fc.option(names), (givenName, familyName) => {
        expect(nameOf(storedName({ givenName, familyName }))).toEqual({ givenName, familyName })
      }),
      { numRuns: RUNS },
    )
  })

  test('that an older release has changed have its name', () => {
    fc.assert(
      fc.property(names, fc.option(names), (displayName, familyName) => {
        expect(joinName(nameOf({ displayName, familyName }))).toBe(displayName)
      }),
      { numRuns: RUNS },
    )
  })
})

describe('orders', () => {
  test('have each status under one name in each version', () => {
    const toNewer = fromOldest('orders', 'OrderStatus')
    const toOlder = toOldest('orders', 'OrderStatus')
    const contract = chainOf('orders').at(-1)?.contract
    const statuses = (contract?.document.components?.schemas?.OrderStatus as { enum: string[] }).enum
    expect(statuses.map((status) => toOlder(toNewer(status)))).toEqual(statuses)
    expect(new Set(statuses.map((status) => toNewer(status))).size).toBe(statuses.length)
  })

  test('are paid with the method that a client of v1 has named', () => {
    const payment = fromOldest('orders', 'PaymentMethod')
    fc.assert(
      fc.property(fc.stringMatching(/^pm_(card_)?[a-z_]{1,12}$/), (method) => {
        expect(payment(method)).toEqual({
          type: /^pm_card_./.test(method) ? 'card' : 'other',
          token: method,
        })
      }),
      { numRuns: RUNS },
    )
  })
})
