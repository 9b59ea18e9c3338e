import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/products/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startProducts, type TestProducts } from '../testing/products.ts'

describe('adjustStock', () => {
  const now = new Date('2026-03-02T10:00:00.000Z')
  let products: TestProducts
  let productId: string
  beforeAll(async () => {
    products = await startProducts({ now: () => now })
    productId = await products.product({ stock: 12 })
  })
  afterAll(() => products.close())
  const adjust = (id: string, body: object) =>
    products.send('adjustStock', { params: { productId: id }, body })
  const stockOf = async (id: string) =>
    (await products.context.db.product.findUniqueOrThrow({ where: { id } })).stock
  const bookingsOf = (id: string) =>
    products.context.db.stockAdjustment.findMany({ where: { productId: id } })

  describe('201', () => {
    test('stock changes, and the adjustment records amount, reason and author', async () => {
      const id = await products.product({ stock: 12 })
      const body = { delta: 24, reason: 'received', note: 'Delivery 2026-0311' }
      const response = await adjust(id, body)
      expect(response.status).toBe(201)
      expect(response.body).toEqual({
        ...body,
        id: expect.any(String),
        productId: id,
        stock: 36,
        createdAt: now.toISOString(),
      })
      expect(await stockOf(id)).toBe(36)
      expect(await bookingsOf(id)).toMatchObject([
        { ...body, id: response.body.id, stockAfter: 36, madeBy: expect.any(String), createdAt: now },
      ])
    })
    test('without a note, down to zero', async () => {
      const id = await products.product({ stock: 2 })
      const { status, body } = await adjust(id, { delta: -2, reason: 'sold' })
      expect({ status, body }).toMatchObject({ status: 201, body: { stock: 0 } })
      expect(body).not.toHaveProperty('note')
    })
  })

  describe('400', () => {
    test.each([
      { delta: 0, reason: 'sold' },
      { delta: 1.5, reason: 'sold' },
      { delta: '1', reason: 'sold' },
      { delta: 1_000_001, reason: 'received' },
      { delta: 1e300, reason: 'received' },
      { delta: 1, reason: 'stolen' },
      { delta: 1 },
      { delta: 1, reason: 'sold', note: 'a\0b' },
    ])('%j is refused', async (body) => {
      expect((await adjust(productId, body)).status).toBe(400)
      expect(await stockOf(productId)).toBe(12)
    })
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      expect((await adjust(crypto.randomUUID(), { delta: 1, reason: 'sold' })).status).toBe(404)
    })
  })

  describe('409', () => {
    test('stock cannot become negative, and no adjustment is recorded', async () => {
      const { status, body } = await adjust(productId, { delta: -20, reason: 'sold' })
      expect({ status, body }).toMatchObject({
        status: 409,
        body: {
          code: 'products.insufficient-stock',
          detail: '12 items are in stock, but 20 were requested.',
        },
      })
      expect([await stockOf(productId), await bookingsOf(productId)]).toEqual([12, []])
    })
    test('stock cannot exceed the maximum', async () => {
      const stock = 1_000_000_000
      const id = await products.product({ stock })
      const { status, body } = await adjust(id, { delta: 1_000_000, reason: 'counted' })
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'products.too-much-stock' })
      expect(await stockOf(id)).toBe(stock)
    })
    test('of 50 concurrent sales as many succeed as there is stock, each recorded once', async () => {
      const id = await products.product({ stock: 20 })
      const responses = await Promise.all(
        Array.from({ length: 50 }, () => adjust(id, { delta: -1, reason: 'sold' })),
      )
      const statuses = responses.map(({ status }) => status).sort()
      expect(statuses).toEqual([...Array<number>(20).fill(201), ...Array<number>(30).fill(409)])
      expect(await stockOf(id)).toBe(0)
      const after = (await bookingsOf(id)).map(({ stockAfter }) => stockAfter).sort((a, b) => a - b)
      expect(after).toEqual(Array.from({ length: 20 }, (_, n) => n))
    })
  })

  describeRefusals(
    operationOf(contract, 'adjustStock'),
    () => products,
    () => ({ params: { productId }, body: { delta: 1, reason: 'received' } }),
  )
})
