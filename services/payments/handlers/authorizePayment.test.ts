import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/payments/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { newKey, newPayment, startPayments, type TestPayments } from '../testing/payments.ts'

describe('authorizePayment', () => {
  const now = new Date('2026-03-11T07:20:00.040Z')
  let payments: TestPayments
  beforeAll(async () => {
    payments = await startPayments({ now: () => now })
  })
  afterAll(() => payments.close())
  const authorize = (body: object, headers = newKey()) => payments.send('authorizePayment', { headers, body })
  const paymentsOf = (orderId: string) => payments.context.db.payment.findMany({ where: { orderId } })

  describe('201', () => {
    test('the payment is authorized at the provider, in the ledger and in the event', async () => {
      const body = newPayment()
      const response = await authorize(body)
      expect({ status: response.status, body: response.body }).toEqual({
        status: 201,
        body: {
          ...body,
          id: expect.any(String),
          status: 'authorized',
          refunded: { amount: 0, currency: 'EUR' },
          createdAt: now.toISOString(),
          updatedAt: now.toISOString(),
        },
      })
      const { id } = response.body
      expect(response.headers.location).toBe(`/api/v1/payments/${id}`)
      expect(await payments.books.charges(id)).toEqual([
        { state: 'authorized', authorized: 64900, captured: 0, refunded: 0 },
      ])
      expect(await payments.books.balances(id)).toEqual({ customer: -64900, held: 64900 })
      const events = await payments.context.db.outboxEvent.findMany({ where: { subject: id } })
      const { orderId, customerId, amount } = body
      expect(events.map(({ event }) => event)).toMatchObject([
        {
          source: '/services/payments',
          type: 'payments.payment-authorized.v1',
          time: now.toISOString(),
          traceparent: expect.any(String),
          data: { paymentId: id, orderId, customerId, amount },
        },
      ])
    })

    test.each([
      ['pm_card_declined', 'card-declined'],
      ['pm_card_insufficient_funds', 'insufficient-funds'],
      ['pm_no_such_card', 'payment-failed'],
    ])('%s: the payment has failed, and nothing is booked', async (method, failureReason) => {
      const { status, body } = await authorize(newPayment({ method }))
      expect({ status, body }).toMatchObject({ status: 201, body: { status: 'failed', failureReason } })
      expect(await payments.books.balances(body.id)).toEqual({})
      expect(await payments.books.charges(body.id)).toMatchObject([{ state: 'declined', captured: 0 }])
      expect(await payments.books.events(body.id)).toEqual(['payment-failed'])
    })

    test('a repeated key returns the stored response without calling the provider', async () => {
      const [key, body] = [newKey(), newPayment()]
      const first = await authorize(body, key)
      const second = await authorize(body, key)
      expect(second.body).toEqual(first.body)
      expect(second.headers['idempotency-replayed']).toBe('true')
      expect(await payments.books.charges(first.body.id)).toHaveLength(1)
    })

    test.each([
      ['response is lost after the authorization', 'pm_card_timeout_then_ok'],
      ['connection fails', 'pm_card_flaky'],
    ])('when the provider’s %s, a retry with the same key completes it once', async (_what, method) => {
      const [key, body] = [newKey(), newPayment({ method })]
      const first = await authorize(body, key)
      expect({ status: first.status, retry: first.headers['retry-after'] }).toEqual({
        status: 503,
        retry: '1',
      })
      expect(await paymentsOf(body.orderId)).toMatchObject([{ state: 'pending' }])
      const second = await authorize(body, key)
      expect({ status: second.status, body: second.body.status }).toEqual({ status: 201, body: 'authorized' })
      expect(await payments.books.charges(second.body.id)).toHaveLength(1)
      expect(await payments.books.events(second.body.id)).toEqual(['payment-authorized'])
    })

    test.each(['before', 'after'] as const)(
      'a crash %s the provider executed it: a retry with the same key completes it',
      async (when) => {
        const [key, body] = [newKey(), newPayment()]
        payments.crash(when, 'authorize')
        expect((await authorize(body, key)).status).toBe(500)
        const another = await payments.another()
        const response = await another.send('authorizePayment', { headers: key, body })
        expect({ status: response.status, body: response.body.status }).toEqual({
          status: 201,
          body: 'authorized',
        })
        expect(await payments.books.charges(response.body.id)).toHaveLength(1)
        expect(await payments.books.balances(response.body.id)).toEqual({ customer: -64900, held: 64900 })
        await another.close()
      },
    )

    test('an expired key still identifies the same payment', async () => {
      const [key, body] = [newKey(), newPayment()]
      const first = await authorize(body, key)
      await payments.context.db.idempotencyKey.deleteMany()
      const second = await authorize(body, key)
      expect(second.body).toEqual(first.body)
      expect(second.headers).not.toHaveProperty('idempotency-replayed')
      await payments.context.db.idempotencyKey.deleteMany()
      const other = await authorize({ ...body, customerId: crypto.randomUUID() }, key)
      expect({ status: other.status, code: other.body.code }).toEqual({
        status: 422,
        code: 'idempotency-key-reused',
      })
    })
  })

  describe('400', () => {
    test.each([
      { amount: { amount: 0, currency: 'EUR' } },
      { amount: { amount: -1, currency: 'EUR' } },
      { amount: { amount: 1.5, currency: 'EUR' } },
      { amount: { amount: 1_000_000_001, currency: 'EUR' } },
      { amount: { amount: '649', currency: 'EUR' } },
      { amount: { amount: 1, currency: 'XXX' } },
      { amount: 649 },
      { method: 'card' },
      { method: "pm_'; DROP TABLE payments; --" },
      { method: `pm_${'x'.repeat(62)}` },
      { orderId: 'none' },
      { customerId: undefined },
    ])('%j is refused', async (change) => {
      expect((await authorize(newPayment(change))).status).toBe(400)
    })
    test('without an Idempotency-Key', async () => {
      const { status, body } = await payments.send('authorizePayment', { body: newPayment() })
      expect({ status, pointer: body.errors[0].pointer.toLowerCase() }).toEqual({
        status: 400,
        pointer: '/header/idempotency-key',
      })
    })
  })

  describe('409', () => {
    test('an order has one payment, also with concurrent requests', async () => {
      const body = newPayment()
      const responses = await Promise.all(Array.from({ length: 8 }, () => authorize(body)))
      const statuses = responses.map(({ status }) => status).sort()
      expect(statuses).toEqual([201, ...Array<number>(7).fill(409)])
      const refused = responses.find(({ status }) => status === 409)
      expect(refused?.body.code).toBe('payments.order-has-payment')
      const [payment, ...others] = await paymentsOf(body.orderId)
      expect(others).toEqual([])
      expect(await payments.books.charges(payment?.id ?? '')).toHaveLength(1)
    })
    test('of two concurrent identical requests one runs', async () => {
      const [key, body] = [newKey(), newPayment()]
      const responses = await Promise.all(Array.from({ length: 8 }, () => authorize(body, key)))
      for (const { status, body: response } of responses)
        expect([201, 409]).toContain(status === 409 && response.code !== 'idempotency-conflict' ? 0 : status)
      const [payment] = await paymentsOf(body.orderId)
      expect(await payments.books.charges(payment?.id ?? '')).toHaveLength(1)
      expect(await payments.books.balances(payment?.id ?? '')).toEqual({ customer: -64900, held: 64900 })
    })
  })

  describe('422', () => {
    test('a key used for a different request', async () => {
      const key = newKey()
      await authorize(newPayment(), key)
      const { status, body } = await authorize(newPayment(), key)
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'idempotency-key-reused' })
    })
  })

  describeRefusals(
    operationOf(contract, 'authorizePayment'),
    () => payments,
    () => ({ headers: newKey(), body: newPayment() }),
  )
})
