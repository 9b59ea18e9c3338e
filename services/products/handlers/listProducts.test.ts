import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/products/v1/contract.ts'
import type { components } from '#generated/products/v1/types.ts'
import { encodeCursor } from '#platform/http/page.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startProducts, type TestProducts } from '../testing/products.ts'

type Product = components['schemas']['Product']

describe('listProducts', () => {
  let products: TestProducts
  beforeAll(async () => {
    products = await startProducts()
    await products.product({ name: 'Reading lamp', priceAmount: 3000, stock: 5, createdAt: day(1) })
    await products.product({ name: 'Floor lamp', priceAmount: 9000, stock: 0, createdAt: day(2) })
    const chairs = { categorySlug: 'chairs', description: 'To sit on, also while reading.', stock: 3 }
    await products.product({ ...chairs, name: 'Armchair', priceAmount: 9000, createdAt: day(2) })
    await products.product({ ...chairs, name: 'Élan stool', priceAmount: 2500, createdAt: day(3) })
  })
  afterAll(() => products.close())

  const day = (n: number) => new Date(Date.UTC(2026, 2, n))
  const idsOf = (page: { body: { items: Product[] } }) => page.body.items.map(({ id }) => id)
  const list = (query: Record<string, string> = {}, headers?: Record<string, string>) =>
    products.send('listProducts', { query, headers, token: undefined })
  const names = async (query: Record<string, string>) => {
    const { status, body } = await list(query)
    expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined })
    return (body.items as Product[]).map(({ name }) => name)
  }

  describe('200', () => {
    test('public, newest first', async () => {
      expect((await names({})).at(0)).toBe('Élan stool')
      expect((await list()).body).toMatchObject({ nextCursor: null })
      expect(await names({})).toHaveLength(4)
    })
    test.each([
      ['price', [2500, 3000, 9000, 9000]],
      ['createdAt', ['03-01', '03-02', '03-02', '03-03']],
      // The position of É depends on the collation.
      ['name', expect.arrayContaining(['Armchair', 'Élan stool', 'Floor lamp', 'Reading lamp'])],
    ])('in the order of %s, and turned round', async (sort, expected) => {
      const values = async (order: string) => {
        const { body } = await list({ sort: order })
        return (body.items as Product[]).map(
          ({ name, price, createdAt }) =>
            ({ name, price: price.amount, createdAt: createdAt.slice(5, 10) })[sort],
        )
      }
      const upwards = await values(sort)
      expect(upwards).toEqual(expected)
      expect(await values(`-${sort}`)).toEqual(upwards.reverse())
    })
    test.each([
      [{ category: 'chairs' }, ['Armchair', 'Élan stool']],
      [{ category: 'no-such' }, []],
      [{ minPrice: '3000' }, ['Armchair', 'Floor lamp', 'Reading lamp']],
      [{ minPrice: '3000', maxPrice: '3000' }, ['Reading lamp']],
      [{ minPrice: '9000', maxPrice: '2500' }, []],
      [{ inStock: 'true' }, ['Armchair', 'Reading lamp', 'Élan stool']],
      [{ inStock: 'false' }, ['Floor lamp']],
      [{ q: 'lamp' }, ['Floor lamp', 'Reading lamp']],
      [{ q: 'lamps' }, ['Floor lamp', 'Reading lamp']],
      [{ q: 'reading', category: 'chairs', inStock: 'true' }, ['Armchair', 'Élan stool']],
      [{ q: 'armch' }, ['Armchair']],
      [{ q: 'sit arm' }, ['Armchair']],
      [{ q: 'armch lamp' }, []],
      [{ q: '"floor lamp" or stool' }, ['Floor lamp', 'Élan stool']],
      [{ q: 'lamp -floor' }, ['Reading lamp']],
      [{ q: 'the' }, []],
    ])('%j narrows it down', async (query, expected) => {
      expect((await names(query)).sort()).toEqual(expected)
    })
    test.each([
      "'",
      "'; DROP TABLE products; --",
      ':*',
      '!!! & | <-> ( ) :',
      '%_\\',
      '"',
      '- - -',
      '\\',
      '🪑 \u{10FFFF} ‮',
      'x'.repeat(200),
      'a or '.repeat(40).trim(),
      'İ ŉ ǰ',
      '½ ² ٣',
    ])('a search for %j finds what it finds', async (q) => {
      expect((await list({ q })).status).toBe(200)
    })
    test.each(['name', '-name', 'price', '-price', 'createdAt', '-createdAt'])(
      'pages by %s neither skip nor repeat products, with ties, a concurrent insert and a concurrent delete',
      async (sort) => {
        const gone = await products.product({ name: 'Gone', priceAmount: 5000, createdAt: day(2) })
        const whole = idsOf(await list({ sort })).filter((id) => id !== gone)
        const seen: string[] = []
        let added: string | undefined
        let cursor: string | null = null
        do {
          const page = await list({ sort, limit: '1', ...(cursor ? { cursor } : {}) })
          expect(page.status).toBe(200)
          seen.push(...idsOf(page))
          cursor = page.body.nextCursor as string | null
          // The product of the cursor is deleted, and another one is inserted next to it.
          if (seen.at(-1) === gone) await products.context.db.product.delete({ where: { id: gone } })
          added ??= await products.product({ name: 'Meanwhile', priceAmount: 5000, createdAt: day(2) })
        } while (cursor)
        expect(seen.filter((id) => id !== gone && id !== added)).toEqual(whole)
        expect(new Set(seen).size).toBe(seen.length)
        await products.context.db.product.delete({ where: { id: added } })
      },
    )
    test('a cursor can hold the longest name', async () => {
      const name = '\u{1FA91}'.repeat(120)
      const added = [await products.product({ name }), await products.product({ name })]
      const page = await list({ sort: 'name', limit: '1', q: 'bends' })
      const next = await list({ sort: 'name', limit: '100', cursor: page.body.nextCursor })
      expect([page.status, next.status]).toEqual([200, 200])
      await products.context.db.product.deleteMany({ where: { id: { in: added } } })
    })
  })

  describe('304', () => {
    test('for a matching If-None-Match, until the page changes', async () => {
      const { etag } = (await list({ category: 'chairs' })).headers as { etag: string }
      const again = () => list({ category: 'chairs' }, { 'If-None-Match': etag })
      const { status, headers, text } = await again()
      expect({ status, text, etag: headers.etag }).toEqual({ status: 304, text: '', etag })
      await products.context.db.product.updateMany({
        where: { name: 'Armchair' },
        data: { stock: 4, version: { increment: 1 } },
      })
      expect((await again()).status).toBe(200)
    })
  })

  describe('400', () => {
    const id = crypto.randomUUID()
    test.each([
      ['nothing of ours', 'abc'],
      ['another order', encodeCursor({ sort: 'price', key: 1, id })],
      ['a key of another type', encodeCursor({ sort: '-createdAt', key: '2026', id })],
      ['a time out of range', encodeCursor({ sort: '-createdAt', key: 8.64e15, id })],
      ['a fraction', encodeCursor({ sort: '-createdAt', key: 1.5, id })],
      ['no uuid', encodeCursor({ sort: '-createdAt', key: 1, id: "' OR 1=1" })],
    ])('a cursor that is %s is refused', async (_what, cursor) => {
      const { status, body } = await list({ cursor })
      expect({ status, body }).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/query/cursor' }] },
      })
    })
    test('a cursor with a price out of range or a name that cannot be stored is rejected', async () => {
      const price = encodeCursor({ sort: 'price', key: 1e300, id })
      expect((await list({ sort: 'price', cursor: price })).status).toBe(400)
      for (const key of ['a\0b', '\ud800']) {
        const cursor = Buffer.from(JSON.stringify(['name', key, id])).toString('base64url')
        expect((await list({ sort: 'name', cursor })).status).toBe(400)
      }
    })
    test.each<Record<string, string>>([
      { limit: '0' },
      { limit: '101' },
      { limit: 'ten' },
      { minPrice: '-1' },
      { maxPrice: '1.5' },
      { maxPrice: '99999999999999999999' },
      { inStock: 'perhaps' },
      { sort: 'stock' },
      { category: 'No Slug' },
      { q: '' },
      { q: 'x'.repeat(201) },
      { q: 'a\0b' },
    ])('%j is refused', async (query) => {
      expect((await list(query)).status).toBe(400)
    })
  })

  describeRefusals(
    operationOf(contract, 'listProducts'),
    () => products,
    () => ({}),
  )
})
