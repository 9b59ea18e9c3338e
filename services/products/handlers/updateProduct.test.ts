import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { contract } from '#generated/products/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startProducts, type TestProducts } from '../testing/products.ts'

describe('updateProduct', () => {
  const now = new Date('2026-03-02T10:00:00.000Z')
  let products: TestProducts
  let unchanged: string
  let productId: string
  beforeAll(async () => {
    products = await startProducts({ now: () => now })
    unchanged = await products.product()
  })
  beforeEach(async () => {
    productId = unchanged
  })
  afterAll(() => products.close())
  const update = (body: object, ifMatch: string | undefined = '"1"') =>
    products.send('updateProduct', {
      params: { productId },
      body,
      headers: ifMatch === '' ? {} : { 'If-Match': ifMatch },
    })
  const read = () => products.context.db.product.findUniqueOrThrow({ where: { id: productId } })

  describe('200', () => {
    test('changes only the given properties, and increments the version', async () => {
      productId = await products.product({ stock: 3 })
      const before = await read()
      const { status, headers, body } = await update({ price: { amount: 100, currency: 'GBP' } })
      expect({ status, etag: headers.etag }).toEqual({ status: 200, etag: '"2"' })
      expect(body).toMatchObject({ name: before.name, stock: 3, price: { amount: 100, currency: 'GBP' } })
      expect(await read()).toEqual({
        ...before,
        priceAmount: 100,
        priceCurrency: 'GBP',
        version: 2,
        updatedAt: now,
      })
    })
    test('the search index is updated', async () => {
      productId = await products.product()
      await update({ name: 'Zephyr', description: '', category: 'chairs' })
      const { body } = await products.send('listProducts', { query: { q: 'zephyr', category: 'chairs' } })
      expect(body.items).toMatchObject([{ id: productId, description: '' }])
    })
    test.each(['*', '"0", "1"'])('If-Match: %s matches', async (ifMatch) => {
      productId = await products.product()
      expect((await update({ name: 'A' }, ifMatch)).status).toBe(200)
    })
  })

  describe('400', () => {
    test.each([{}, { sku: 'OTHER' }, { stock: 5 }, { name: null }, [], 'text'])(
      '%j is refused',
      async (body) => {
        const text = JSON.stringify(body)
        const { status } = await products.send('updateProduct', {
          params: { productId },
          body: text,
          contentType: 'application/json',
          headers: { 'If-Match': '"1"' },
        })
        expect(status).toBe(400)
      },
    )
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      productId = crypto.randomUUID()
      expect((await update({ name: 'A' })).status).toBe(404)
    })
  })

  describe('412', () => {
    test.each(['"2"', 'W/"1"', '1', '"1', 'nonsense'])('If-Match: %s does not match', async (ifMatch) => {
      const { status, body } = await update({ name: 'Changed' }, ifMatch)
      expect({ status, code: body.code }).toEqual({ status: 412, code: 'precondition-failed' })
      expect(await read()).toMatchObject({ name: 'Desk lamp', version: 1 })
    })
    test('of ten concurrent updates of one version one succeeds', async () => {
      productId = await products.product()
      const responses = await Promise.all(Array.from({ length: 10 }, (_, n) => update({ name: `Name ${n}` })))
      expect(responses.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(412)])
      const winner = responses.find(({ status }) => status === 200)
      expect(await read()).toMatchObject({ name: winner?.body.name, version: 2 })
    })
    test('a stock adjustment changes the version', async () => {
      productId = await products.product()
      await products.send('adjustStock', { params: { productId }, body: { delta: 1, reason: 'received' } })
      expect((await update({ name: 'A' })).status).toBe(412)
    })
  })

  describe('422', () => {
    test('an unknown category', async () => {
      const { status, body } = await update({ category: 'no-such', name: 'Changed' })
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'products.unknown-category' })
      expect(await read()).toMatchObject({ name: 'Desk lamp', version: 1 })
    })
  })

  describe('428', () => {
    test('without If-Match', async () => {
      const { status, body } = await update({ name: 'Changed' }, '')
      expect({ status, code: body.code }).toEqual({ status: 428, code: 'precondition-required' })
    })
  })

  describeRefusals(
    operationOf(contract, 'updateProduct'),
    () => products,
    () => ({ params: { productId: unchanged }, body: { name: 'B' }, headers: { 'If-Match': '"1"' } }),
  )
})
