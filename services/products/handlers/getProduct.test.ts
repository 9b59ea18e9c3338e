import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/products/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startProducts, type TestProducts } from '../testing/products.ts'

describe('getProduct', () => {
  let products: TestProducts
  let productId: string
  beforeAll(async () => {
    products = await startProducts()
    productId = await products.product({ stock: 7, createdAt: new Date('2026-03-01T10:00:00.123Z') })
  })
  afterAll(() => products.close())
  const get = (headers?: Record<string, string>, id = productId) =>
    products.send('getProduct', { params: { productId: id }, headers, token: undefined })

  describe('200', () => {
    test('public, with its version as ETag', async () => {
      const { status, headers, body } = await get()
      expect({ status, body, etag: headers.etag }).toMatchObject({
        status: 200,
        etag: '"1"',
        body: {
          id: productId,
          name: 'Desk lamp',
          category: 'lamps',
          price: { amount: 4900, currency: 'EUR' },
          stock: 7,
          imageUrl: null,
          createdAt: '2026-03-01T10:00:00.123Z',
        },
      })
    })
    test('with an outdated ETag', async () => {
      expect((await get({ 'If-None-Match': '"99"' })).status).toBe(200)
    })
    test('the id is case-insensitive', async () => {
      expect((await get({}, productId.toUpperCase())).body).toMatchObject({ id: productId })
    })
  })

  describe('304', () => {
    test.each(['"1"', 'W/"1"', '"0", "1"', '*'])('for If-None-Match: %s', async (tags) => {
      const { status, headers, text } = await get({ 'If-None-Match': tags })
      expect({ status, text, etag: headers.etag }).toEqual({ status: 304, text: '', etag: '"1"' })
    })
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      const { status, body } = await get({}, crypto.randomUUID())
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'not-found' })
    })
  })

  describeRefusals(
    operationOf(contract, 'getProduct'),
    () => products,
    () => ({ params: { productId } }),
  )
})
