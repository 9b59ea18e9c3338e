import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Prisma } from '#generated/products/prisma/client.ts'
import { wordsOf, searchFor } from './search.ts'
import { startProducts, type TestProducts } from '../testing/products.ts'

describe('wordsOf', () => {
  test.each([
    ['oak table', ['oak', 'table']],
    ['  oak   tab ', ['oak', 'tab']],
    ['café 2', ['café', '2']],
    ['Стол', ['Стол']],
  ])('%j', (typed, words) => {
    expect(wordsOf(typed)).toEqual(words)
  })
  test.each(['"oak table"', '-oak', 'oak or ash', 'oak OR', 'a&b', "o'ak", ':*', '', ' ', 'oak-table'])(
    '%j is more than words',
    (typed) => {
      expect(wordsOf(typed)).toBeUndefined()
    },
  )
})

describe('searchFor', () => {
  let products: TestProducts
  beforeAll(async () => {
    products = await startProducts()
  })
  afterAll(() => products.close())
  const matches = async (text: string, typed: string) => {
    const query = Prisma.sql`SELECT to_tsvector('english', ${text}) @@ ${searchFor(typed)} AS hit`
    return (await products.context.db.$queryRaw<{ hit: boolean }[]>(query))[0]?.hit
  }

  test.each([
    ['Oak dining tables', 'table oak', true],
    ['Oak dining tables', 'oak tab', true],
    ['Oak dining tables', 'oak the', true],
    ['Oak dining tables', 'ash tab', false],
    ['Oak dining tables', 'tab oak', false],
    ['Oak dining tables', '"dining table"', true],
    ['Oak dining tables', '"table dining"', false],
    ['Oak dining tables', 'oak -dining', false],
    ['Oak dining tables', 'ash or oak', true],
  ])('%j by %j: %s', async (text, typed, hit) => {
    expect(await matches(text, typed)).toBe(hit)
  })

  test('PostgreSQL takes whatever is typed', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '&',
        '|',
        '!',
        '<->',
        ':*',
        ':A',
        '(',
        ')',
        '"',
        "'",
        '\\',
        '-',
        'or',
        ' ',
        'the',
        '%',
        '--',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    )
    const typed = fc
      .array(piece, { minLength: 1, maxLength: 12 })
      .map((pieces) => pieces.join(''))
      .filter((text) => !text.includes('\0') && text.isWellFormed())
    await fc.assert(
      fc.asyncProperty(typed, async (text) => typeof (await matches('oak', text)) === 'boolean'),
      { numRuns: 500 },
    )
  })
})
