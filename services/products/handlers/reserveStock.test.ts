import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/products/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startProducts, type TestProducts } from '../testing/products.ts'

describe('reserveStock', () => {
  const now = new Date('2026-03-11T07:20:00.030Z')
  let products: TestProducts
  beforeAll(async () => {
    products = await startProducts({ now: () => now, env: { PRODUCTS_DATABASE_POOL_MAX: '20' } })
  })
  afterAll(() => products.close())
  const newKey = () => ({ 'Idempotency-Key': crypto.randomUUID() })
  const reserve = (items: object, more: object = {}, headers = newKey()) =>
    products.send('reserveStock', {
      token: products.serviceToken(),
      headers,
      body: { items, ...more },
    })
  const stockOf = async (id: string) =>
    (await products.context.db.product.findUniqueOrThrow({ where: { id } })).stock

  describe('201', () => {
    test('the items are removed from stock, and events are published', async () => {
      const [lamp, chair] = [await products.product({ stock: 12 }), await products.product({ stock: 3 })]
      const reservationId = crypto.randomUUID()
      const items = [
        { productId: lamp, quantity: 2 },
        { productId: chair, quantity: 3 },
      ]
      const { status, body } = await reserve(items, { reservationId, expiresIn: 60 })
      expect({ status, body }).toEqual({
        status: 201,
        body: {
          id: reservationId,
          status: 'reserved',
          items: items.toSorted((a, b) => (a.productId < b.productId ? -1 : 1)),
          expiresAt: '2026-03-11T07:21:00.030Z',
          createdAt: now.toISOString(),
        },
      })
      expect([await stockOf(lamp), await stockOf(chair)]).toEqual([10, 0])
      expect(await products.events(lamp)).toMatchObject([
        {
          type: 'products.stock-changed.v1',
          time: now.toISOString(),
          traceparent: expect.any(String),
          data: { productId: lamp, delta: -2, stock: 10, reason: 'reserved', reservationId },
        },
      ])
      const row = await products.context.db.product.findUniqueOrThrow({ where: { id: lamp } })
      expect({ version: row.version, updatedAt: row.updatedAt }).toEqual({ version: 2, updatedAt: now })
    })
    test('defaults: a generated id, and 15 minutes', async () => {
      const productId = await products.product({ stock: 1 })
      const { status, body } = await reserve([{ productId, quantity: 1 }])
      expect({ status, body }).toMatchObject({
        status: 201,
        body: { id: expect.any(String), expiresAt: '2026-03-11T07:35:00.030Z' },
      })
    })
    test('a known id returns the existing reservation, regardless of key, item order and case', async () => {
      const [a, b] = [await products.product({ stock: 5 }), await products.product({ stock: 5 })]
      const reservationId = crypto.randomUUID()
      const items = [
        { productId: a, quantity: 1 },
        { productId: b, quantity: 2 },
      ]
      const first = await reserve(items, { reservationId })
      const again = items.map(({ productId, quantity }) => ({ productId: productId.toUpperCase(), quantity }))
      const second = await reserve(again.toReversed(), { reservationId: reservationId.toUpperCase() })
      expect({ status: second.status, body: second.body }).toEqual({ status: 201, body: first.body })
      await products.context.db.reservation.update({
        where: { id: reservationId },
        data: { state: 'released' },
      })
      const third = await reserve(items, { reservationId })
      expect({ status: third.status, is: third.body.status }).toEqual({ status: 201, is: 'released' })
      expect([await stockOf(a), await stockOf(b)]).toEqual([4, 3])
    })
    test('the same key returns the stored response, or the reservation if no response was stored; an expired key is a new request', async () => {
      const productId = await products.product({ stock: 5 })
      const [key, items] = [newKey(), [{ productId, quantity: 1 }]]
      const first = await reserve(items, {}, key)
      const second = await reserve(items, {}, key)
      expect(second.headers['idempotency-replayed']).toBe('true')
      await products.context.database.pool.query(
        `UPDATE idempotency_keys SET state = 'running', status = NULL, locked_until = 'epoch' WHERE key = $1`,
        [key['Idempotency-Key']],
      )
      const third = await reserve(items, {}, key)
      expect([second.body, third.body]).toEqual([first.body, first.body])
      expect(await stockOf(productId)).toBe(4)
      await products.context.db.idempotencyKey.deleteMany()
      const fourth = await reserve(items, {}, key)
      expect(fourth.status).toBe(201)
      expect(fourth.body.id).not.toBe(first.body.id)
      expect(await stockOf(productId)).toBe(3)
    })
    test('eight concurrent requests with one id create one reservation', async () => {
      const productId = await products.product({ stock: 20 })
      const reservationId = crypto.randomUUID()
      const responses = await Promise.all(
        Array.from({ length: 8 }, () => reserve([{ productId, quantity: 2 }], { reservationId })),
      )
      expect(responses.map(({ status }) => status)).toEqual(Array<number>(8).fill(201))
      expect(await stockOf(productId)).toBe(18)
    })
    test('concurrent reservations of the same products in opposite order do not deadlock', async () => {
      const ids = await Promise.all(Array.from({ length: 6 }, () => products.product({ stock: 100 })))
      const items = ids.map((productId) => ({ productId, quantity: 1 }))
      const responses = await Promise.all(
        Array.from({ length: 40 }, (_, n) => reserve(n % 2 ? items : items.toReversed())),
      )
      expect(responses.map(({ status }) => status)).toEqual(Array<number>(40).fill(201))
      expect(await Promise.all(ids.map(stockOf))).toEqual(Array<number>(6).fill(60))
    })
  })

  describe('400', () => {
    const productId = crypto.randomUUID()
    test.each([
      { items: [] },
      { items: [{ productId, quantity: 0 }] },
      { items: [{ productId, quantity: -1 }] },
      { items: [{ productId, quantity: 1.5 }] },
      { items: [{ productId, quantity: 1_000_001 }] },
      { items: [{ productId: "' OR 1=1", quantity: 1 }] },
      { items: Array.from({ length: 51 }, () => ({ productId: crypto.randomUUID(), quantity: 1 })) },
      { items: [{ productId, quantity: 1 }], expiresIn: 0 },
      { items: [{ productId, quantity: 1 }], expiresIn: 86_401 },
      { items: [{ productId, quantity: 1 }], reservationId: 'mine' },
    ])('%j is refused', async ({ items, ...more }) => {
      expect((await reserve(items, more)).status).toBe(400)
    })
    test('without an Idempotency-Key', async () => {
      const body = { items: [{ productId, quantity: 1 }] }
      const token = products.serviceToken()
      expect((await products.send('reserveStock', { token, body })).status).toBe(400)
    })
  })

  describe('409', () => {
    test('insufficient stock of one product: nothing is reserved or published', async () => {
      const [lamp, chair] = [await products.product({ stock: 12 }), await products.product({ stock: 1 })]
      const { sku } = await products.context.db.product.findUniqueOrThrow({ where: { id: chair } })
      const reservationId = crypto.randomUUID()
      const { status, body } = await reserve(
        [
          { productId: lamp, quantity: 2 },
          { productId: chair, quantity: 2 },
        ],
        { reservationId },
      )
      expect({ status, body }).toMatchObject({
        status: 409,
        body: {
          code: 'products.insufficient-stock',
          detail: `1 items of ${sku} are in stock, but 2 were requested.`,
        },
      })
      expect([await stockOf(lamp), await stockOf(chair)]).toEqual([12, 1])
      expect(await products.events(lamp)).toEqual([])
      expect(await products.context.db.reservation.count({ where: { id: reservationId } })).toBe(0)
    })
    test('of 50 concurrent reservations as many succeed as there is stock', async () => {
      const productId = await products.product({ stock: 41 })
      const responses = await Promise.all(
        Array.from({ length: 50 }, () => reserve([{ productId, quantity: 2 }])),
      )
      const statuses = responses.map(({ status }) => status).sort()
      expect(statuses).toEqual([...Array<number>(20).fill(201), ...Array<number>(30).fill(409)])
      expect(await stockOf(productId)).toBe(1)
      const stocks = (await products.events(productId)).map(({ data }) => (data as { stock: number }).stock)
      // In commit order: each event has the stock after the previous one.
      expect(stocks).toEqual(Array.from({ length: 20 }, (_, n) => 39 - 2 * n))
    })
    test('an id of a reservation with other items', async () => {
      const productId = await products.product({ stock: 5 })
      const reservationId = crypto.randomUUID()
      await reserve([{ productId, quantity: 1 }], { reservationId })
      const { status, body } = await reserve([{ productId, quantity: 2 }], { reservationId })
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'products.reservation-exists' })
      expect(await stockOf(productId)).toBe(4)
    })
  })

  describe('422', () => {
    test('an unknown product: nothing is reserved', async () => {
      const productId = await products.product({ stock: 5 })
      const { status, body } = await reserve([
        { productId, quantity: 1 },
        { productId: crypto.randomUUID(), quantity: 1 },
      ])
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'products.unknown-product' })
      expect(await stockOf(productId)).toBe(5)
    })
    test('a product listed twice, regardless of case', async () => {
      const productId = await products.product({ stock: 5 })
      const { status, body } = await reserve([
        { productId, quantity: 1 },
        { productId: productId.toUpperCase(), quantity: 1 },
      ])
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'products.repeated-product' })
      expect(await stockOf(productId)).toBe(5)
    })
    test('a key used for a different request', async () => {
      const productId = await products.product({ stock: 5 })
      const key = newKey()
      await reserve([{ productId, quantity: 1 }], {}, key)
      const { status, body } = await reserve([{ productId, quantity: 2 }], {}, key)
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'idempotency-key-reused' })
    })
  })

  describeRefusals(
    operationOf(contract, 'reserveStock'),
    () => products,
    async () => ({
      headers: newKey(),
      body: { items: [{ productId: crypto.randomUUID(), quantity: 1 }] },
    }),
  )
})
