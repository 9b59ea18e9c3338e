import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/orders/v1/contract.ts'
import { platformProblem } from '#platform/problem.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { placeOrder } from './placeOrder.ts'
import { newKey, startOrders, type TestOrders } from '../testing/orders.ts'

describe('placeOrder', () => {
  const now = new Date('2026-03-11T07:20:00.000Z')
  let orders: TestOrders
  let productId: string
  beforeAll(async () => {
    orders = await startOrders({ now: () => now })
    productId = orders.products.product({ availability: { status: 'in-stock', quantity: 1_000_000 } })
  })
  afterAll(() => orders.close())
  const one = () => ({ items: [{ productId, quantity: 1 }], paymentMethod: 'pm_card_ok' })
  const place = (body: object, headers: Record<string, string> = newKey(), token?: string) =>
    orders.send('placeOrder', { body, headers, ...(token ? { token } : {}) })
  const count = () => orders.context.db.order.count()

  describe('202', () => {
    test('the order is accepted at the catalogue prices, and available at its Location', async () => {
      const lamp = orders.products.product({
        sku: 'LMP-1',
        name: 'Lamp',
        price: { amount: '1.50', currency: 'EUR' },
      })
      const desk = orders.products.product({
        sku: 'DSK-1',
        name: 'Desk',
        price: { amount: '0.01', currency: 'EUR' },
      })
      const items = [
        { productId: lamp, quantity: 2 },
        { productId: desk.toUpperCase(), quantity: 1 },
      ]
      const { status, headers, body } = await place({ items, paymentMethod: 'pm_card_ok' })
      expect(status).toBe(202)
      expect(body).toEqual({
        id: expect.any(String),
        customerId: orders.customerId,
        status: 'pending',
        items: [
          {
            ...{ productId: lamp, sku: 'LMP-1', name: 'Lamp', quantity: 2 },
            unitPrice: { amount: 150, currency: 'EUR' },
          },
          {
            ...{ productId: desk, sku: 'DSK-1', name: 'Desk', quantity: 1 },
            unitPrice: { amount: 1, currency: 'EUR' },
          },
        ],
        total: { amount: 301, currency: 'EUR' },
        createdAt: now.toISOString(),
        updatedAt: now.toISOString(),
      })
      expect(headers.location).toBe(`/api/v1/orders/${body.id}`)
      expect((await orders.send('getOrder', { params: { orderId: body.id } })).status).toBe(200)
    })
    test('the saga, the first event and the first job are stored in the same transaction', async () => {
      const { body } = await place(one())
      const { db } = orders.context
      const saga = await db.saga.findUniqueOrThrow({ where: { orderId: body.id } })
      expect(saga.deadline.getTime()).toBe(now.getTime() + 60_000)
      const [placed] = await db.outboxEvent.findMany({
        where: { subject: body.id },
        orderBy: { position: 'asc' },
      })
      expect(placed?.event).toMatchObject({
        type: 'orders.order-placed.v1',
        source: '/services/orders',
        time: now.toISOString(),
        traceparent: expect.any(String),
        data: { orderId: body.id, customerId: orders.customerId, items: body.items, total: body.total },
      })
      await orders.until(body.id, 'confirmed')
    })
    test('a later price change does not affect the order', async () => {
      const { body } = await place(one())
      const product = orders.products.products.get(productId)
      if (product) product.price = { amount: '0.01', currency: 'EUR' }
      const { body: later } = await orders.send('getOrder', { params: { orderId: body.id } })
      expect(later.total).toEqual({ amount: 4900, currency: 'EUR' })
      if (product) product.price = { amount: '49.00', currency: 'EUR' }
    })
    test('the same key and body: the same response, and one order', async () => {
      const key = newKey()
      const first = await place(one(), key)
      const before = await count()
      const again = await place(one(), key)
      expect(again.headers['idempotency-replayed']).toBe('true')
      expect({ status: again.status, body: again.body }).toEqual({ status: 202, body: first.body })
      expect(await count()).toBe(before)
    })
    test('a crash after the order was stored and before its response was: one order', async () => {
      const key = newKey()
      const first = await place(one(), key)
      await orders.context.database.pool.query(
        `UPDATE idempotency_keys SET state = 'running', status = NULL, locked_until = $2 WHERE key = $1`,
        [key['Idempotency-Key'], new Date(0)],
      )
      const before = await count()
      const again = await place(one(), key)
      expect({ status: again.status, id: again.body.id }).toEqual({ status: 202, id: first.body.id })
      expect(await count()).toBe(before)
    })
    test.each([
      ['other items', 3],
      ['the same request', 1],
    ])('a key that is used again after its 24 hours places a new order: %s', async (_what, quantity) => {
      const key = newKey()
      const first = await place(one(), key)
      await orders.context.database.pool.query('UPDATE idempotency_keys SET expires_at = $2 WHERE key = $1', [
        key['Idempotency-Key'],
        now,
      ])
      const items = [{ productId, quantity }]
      const { status, body, headers } = await place({ ...one(), items }, key)
      expect(status).toBe(202)
      expect(body.id).not.toBe(first.body.id)
      expect(body.items).toMatchObject(items)
      expect(headers).not.toHaveProperty('idempotency-replayed')
    })
    test('an order of this id with other items is never returned', async () => {
      const { body } = await place(one())
      const request = {
        body: { items: [{ productId, quantity: 2 }], paymentMethod: { type: 'card', token: 'pm_card_ok' } },
        principal: { id: orders.customerId },
        idempotency: { key: 'k', id: body.id, permanentId: body.id },
      }
      const placing = placeOrder(request as unknown as Parameters<typeof placeOrder>[0], orders.context)
      await expect(placing).rejects.toMatchObject({ code: 'idempotency-key-reused', status: 422 })
    })
    test('keys are scoped by customer', async () => {
      const key = newKey()
      const mine = await place(one(), key)
      const theirs = await place(one(), key, orders.tokenOf(crypto.randomUUID()))
      expect(theirs.status).toBe(202)
      expect(theirs.body.id).not.toBe(mine.body.id)
    })
    test('the maximum order: fifty products, a thousand of each', async () => {
      const items = Array.from({ length: 50 }, () => ({
        productId: orders.products.product({ price: { amount: '200.00', currency: 'EUR' } }),
        quantity: 1000,
      }))
      const { body } = await place({ items, paymentMethod: 'pm_card_ok' })
      expect(body).toMatchObject({ total: { amount: 1_000_000_000 } })
    })
  })

  describe('400', () => {
    test.each([
      ['no items', { items: [] }],
      ['quantity 0', { items: [{ productId: crypto.randomUUID(), quantity: 0 }] }],
      ['quantity -1', { items: [{ productId: crypto.randomUUID(), quantity: -1 }] }],
      ['a million', { items: [{ productId: crypto.randomUUID(), quantity: 1_000_000 }] }],
      ['half a lamp', { items: [{ productId: crypto.randomUUID(), quantity: 0.5 }] }],
      ['a quantity as text', { items: [{ productId: crypto.randomUUID(), quantity: '1' }] }],
      ['no uuid', { items: [{ productId: 'lamp', quantity: 1 }] }],
      [
        '51 items',
        { items: Array.from({ length: 51 }, () => ({ productId: crypto.randomUUID(), quantity: 1 })) },
      ],
      ['a price of the caller’s', { items: [{ productId: crypto.randomUUID(), quantity: 1, unitPrice: 1 }] }],
      ['a total of the caller’s', { total: { amount: 1, currency: 'EUR' } }],
      ['another customer', { customerId: crypto.randomUUID() }],
      ['no payment method', { paymentMethod: undefined }],
      ['another payment method', { paymentMethod: 'cash' }],
      ['a payment method that is too long', { paymentMethod: `pm_${'x'.repeat(62)}` }],
    ])('%s', async (_what, change) => {
      const before = await count()
      expect((await place({ ...one(), ...change })).status).toBe(400)
      expect(await count()).toBe(before)
    })
    test('without an Idempotency-Key', async () => {
      const { status, body } = await place(one(), {})
      expect({ status, text: JSON.stringify(body) }).toMatchObject({
        status: 400,
        text: expect.stringMatching(/idempotency-key/i),
      })
    })
    test('a key that is too long', async () => {
      expect((await place(one(), { 'Idempotency-Key': 'x'.repeat(256) })).status).toBe(400)
    })
  })

  describe('409', () => {
    test('while the first request with this key still runs', async () => {
      const gate = Promise.withResolvers<void>()
      orders.products.fail('batchGetProducts', { when: 'before', how: { hold: gate.promise } })
      const key = newKey()
      const slow = orders.products.product()
      const body = { items: [{ productId: slow, quantity: 1 }], paymentMethod: 'pm_card_ok' }
      const callsBefore = orders.products.calls.length
      const first = place(body, key).then((response) => response)
      await expect.poll(() => orders.products.calls.length).toBeGreaterThan(callsBefore)
      const second = await place(body, key)
      gate.resolve()
      expect({ status: second.status, code: second.body.code }).toEqual({
        status: 409,
        code: 'idempotency-conflict',
      })
      expect(Number(second.headers['retry-after'])).toBeGreaterThan(0)
      expect((await first).status).toBe(202)
    })
    test('ten concurrent requests with one key create one order', async () => {
      const key = newKey()
      const before = await count()
      const responses = await Promise.all(Array.from({ length: 10 }, () => place(one(), key)))
      for (const { status } of responses) expect([202, 409]).toContain(status)
      expect(responses.some(({ status }) => status === 202)).toBe(true)
      expect(await count()).toBe(before + 1)
    })
  })

  describe('422', () => {
    test.each([
      ['unknown-product', () => [{ productId: crypto.randomUUID(), quantity: 1 }]],
      [
        'repeated-product',
        () => [
          { productId, quantity: 1 },
          { productId: productId.toUpperCase(), quantity: 1 },
        ],
      ],
      [
        'mixed-currencies',
        () => [
          { productId, quantity: 1 },
          { productId: orders.products.product({ price: { amount: '0.01', currency: 'USD' } }), quantity: 1 },
        ],
      ],
      [
        'total-too-large',
        () => [
          {
            productId: orders.products.product({ price: { amount: '10000000.00', currency: 'EUR' } }),
            quantity: 2,
          },
        ],
      ],
      [
        'nothing-to-pay',
        () => [
          { productId: orders.products.product({ price: { amount: '0.00', currency: 'EUR' } }), quantity: 1 },
        ],
      ],
    ])('%s: nothing is written', async (code, items) => {
      const before = await count()
      const { status, body } = await place({ ...one(), items: items() })
      expect({ status, code: body.code }).toEqual({ status: 422, code: `orders.${code}` })
      expect(await count()).toBe(before)
    })
    test('the same key with another body', async () => {
      const key = newKey()
      await place(one(), key)
      const before = await count()
      const { status, body } = await place({ ...one(), items: [{ productId, quantity: 2 }] }, key)
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'idempotency-key-reused' })
      expect(await count()).toBe(before)
    })
  })

  describe('503', () => {
    test('while the catalogue does not respond; afterwards the same key works', async () => {
      const key = newKey()
      const faults = Array.from({ length: 4 }, () => platformProblem('unavailable'))
      orders.products.fail('batchGetProducts', ...faults.map((how) => ({ when: 'before' as const, how })))
      const { status, body, headers } = await place(one(), key)
      expect({ status, code: body.code }).toEqual({ status: 503, code: 'unavailable' })
      expect(Number(headers['retry-after'])).toBeGreaterThan(0)
      orders.products.mend('batchGetProducts')
      expect((await place(one(), key)).status).toBe(202)
    })
    test('when the connection to the catalogue is lost', async () => {
      orders.products.fail('batchGetProducts', { when: 'before', how: 'cut' }, { when: 'before', how: 'cut' })
      expect((await place(one())).status).toBe(503)
    })
  })

  describeRefusals(
    operationOf(contract, 'placeOrder'),
    () => orders,
    () => ({ body: one(), headers: newKey() }),
  )
})
