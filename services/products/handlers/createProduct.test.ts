import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/products/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startProducts, type TestProducts } from '../testing/products.ts'

describe('createProduct', () => {
  const now = new Date('2026-03-01T10:00:00.123Z')
  let products: TestProducts
  beforeAll(async () => {
    products = await startProducts({ now: () => now })
  })
  afterAll(() => products.close())
  const table = { sku: 'TBL-1', name: 'Table', category: 'chairs', price: { amount: 64900, currency: 'EUR' } }
  const create = (over: object = {}, token?: string) =>
    products.send('createProduct', { body: { ...table, ...over }, ...(token ? { token } : {}) })

  describe('201', () => {
    test('the product is available at its Location, with defaults', async () => {
      const { status, headers, body } = await create()
      expect({ status, etag: headers.etag }).toEqual({ status: 201, etag: '"1"' })
      expect(body).toEqual({
        ...table,
        id: expect.any(String),
        description: '',
        stock: 0,
        imageUrl: null,
        createdAt: now.toISOString(),
        updatedAt: now.toISOString(),
      })
      expect(headers.location).toBe(`/api/v1/products/${body.id}`)
      const read = await fetch(products.url + headers.location)
      expect(await read.json()).toEqual(body)
    })
    test('texts are stored unchanged', async () => {
      const texts = { name: 'Стол 🪑 <b>"x"</b>', description: 'a\nb’; DROP TABLE\u2028\u{10FFFF}' }
      const { body } = await create({ sku: 'TBL-2', ...texts })
      expect(body).toMatchObject(texts)
    })
    test('maximum values are accepted', async () => {
      const { body } = await create({
        sku: 'TBL-3',
        stock: 1_000_000_000,
        price: { amount: 1_000_000_000, currency: 'USD' },
      })
      expect(body).toMatchObject({ stock: 1_000_000_000, price: { amount: 1_000_000_000 } })
    })
    test('an admin may create products', async () => {
      expect((await create({ sku: 'TBL-4' }, await products.token(['admin']))).status).toBe(201)
    })
  })

  describe('400', () => {
    test.each([
      ['/body/sku', { sku: 'lower case' }],
      ['/body/sku', { sku: 'A'.repeat(33) }],
      ['/body/name', { name: '' }],
      ['/body/name', { name: ' padded ' }],
      ['/body/name', { name: 'x'.repeat(121) }],
      ['/body/name', { name: 'a\0b' }],
      ['/body/description', { description: 'x'.repeat(4001) }],
      ['/body/description', { description: '\ud800' }],
      ['/body/category', { category: null }],
      ['/body/price/amount', { price: { amount: 1.5, currency: 'EUR' } }],
      ['/body/price/amount', { price: { amount: -1, currency: 'EUR' } }],
      ['/body/price/amount', { price: { amount: '100', currency: 'EUR' } }],
      ['/body/price/currency', { price: { amount: 1, currency: 'XXX' } }],
      ['/body/stock', { stock: 1_000_000_001 }],
      ['/body/stock', { stock: -1 }],
    ])('%s is named for %j', async (pointer, over) => {
      const { status, body } = await create({ sku: 'BAD-1', ...over })
      expect({ status, pointers: body.errors?.map((error: { pointer: string }) => error.pointer) }).toEqual({
        status: 400,
        pointers: expect.arrayContaining([pointer]),
      })
    })
    test('id and times cannot be set by the caller', async () => {
      expect((await create({ sku: 'BAD-2', id: crypto.randomUUID() })).status).toBe(400)
      expect((await create({ sku: 'BAD-2', createdAt: now.toISOString() })).status).toBe(400)
    })
  })

  describe('409', () => {
    test('a SKU that is in use', async () => {
      await create({ sku: 'TWICE' })
      const { status, body } = await create({ sku: 'TWICE' })
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'products.sku-taken' })
    })
    test('of ten concurrent requests one gets the SKU', async () => {
      const responses = await Promise.all(Array.from({ length: 10 }, () => create({ sku: 'RACE' })))
      expect(responses.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)])
    })
  })

  describe('422', () => {
    test('an unknown category', async () => {
      const { status, body } = await create({ sku: 'LOST', category: 'no-such' })
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'products.unknown-category' })
      expect(await products.context.db.product.count({ where: { sku: 'LOST' } })).toBe(0)
    })
  })

  describeRefusals(
    operationOf(contract, 'createProduct'),
    () => products,
    () => ({ body: { ...table, sku: 'REFUSED' } }),
  )
})
