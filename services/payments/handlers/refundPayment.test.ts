import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/payments/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { newKey, startPayments, type TestPayments } from '../testing/payments.ts'

describe('refundPayment', () => {
  let payments: TestPayments
  let captured: string
  beforeAll(async () => {
    payments = await startPayments()
    captured = await payments.payment('captured')
  })
  afterAll(() => payments.close())
  const refund = (paymentId: string, body: object = {}, headers = newKey()) =>
    payments.send('refundPayment', { params: { paymentId }, headers, body })
  const eur = (amount: number) => ({ amount: { amount, currency: 'EUR' } })
  const stateOf = async (id: string) => {
    const { state, refundedMinor } = await payments.context.db.payment.findUniqueOrThrow({ where: { id } })
    return [state, refundedMinor]
  }

  describe('201', () => {
    test('a full refund, at the provider, in the ledger and in the event', async () => {
      const id = await payments.payment('captured')
      const { status, body } = await refund(id)
      expect({ status, body }).toEqual({
        status: 201,
        body: { id: expect.any(String), paymentId: id, ...eur(64900), createdAt: expect.any(String) },
      })
      expect(await stateOf(id)).toEqual(['refunded', 64900])
      expect(await payments.books.charges(id)).toMatchObject([{ captured: 64900, refunded: 64900 }])
      expect(await payments.books.balances(id)).toEqual({ customer: 0, held: 0, merchant: 0 })
      const events = await payments.context.db.outboxEvent.findMany({
        where: { subject: id },
        orderBy: { position: 'asc' },
      })
      expect(events.at(-1)?.event).toMatchObject({
        type: 'payments.payment-refunded.v1',
        data: { paymentId: id, refundId: body.id, refunded: eur(64900).amount, amount: eur(64900).amount },
      })
    })

    test('partial refunds, and the rest', async () => {
      const id = await payments.payment('captured')
      await refund(id, eur(10000)).expect(201)
      expect(await stateOf(id)).toEqual(['captured', 10000])
      await refund(id, eur(4900)).expect(201)
      expect((await refund(id)).body).toMatchObject(eur(50000))
      expect(await stateOf(id)).toEqual(['refunded', 64900])
      expect(await payments.books.balances(id)).toEqual({ customer: 0, held: 0, merchant: 0 })
      expect(await payments.books.charges(id)).toMatchObject([{ refunded: 64900 }])
    })

    test('a repeated key returns the stored response; an expired key still identifies the same refund', async () => {
      const id = await payments.payment('captured')
      const key = newKey()
      const first = await refund(id, eur(100), key)
      const second = await refund(id, eur(100), key)
      expect(second.headers['idempotency-replayed']).toBe('true')
      await payments.context.db.idempotencyKey.deleteMany()
      const third = await refund(id, eur(100), key)
      expect([second.body, third.body]).toEqual([first.body, first.body])
      for (const other of [eur(200), {}, { amount: { amount: 100, currency: 'USD' } }]) {
        await payments.context.db.idempotencyKey.deleteMany()
        expect((await refund(id, other, key)).body.code).toBe('idempotency-key-reused')
      }
      expect(await payments.books.charges(id)).toMatchObject([{ refunded: 100 }])
    })

    test.each(['pm_card_timeout_then_ok', 'pm_card_flaky'])(
      '%s: after a missing response, a retry completes it once',
      async (method) => {
        const id = await payments.payment('authorized', { method })
        const params = { paymentId: id }
        await payments.send('capturePayment', { params }).expect(503)
        // The refund completes the capture with the unknown result.
        const key = newKey()
        expect((await refund(id, {}, key)).status).toBe(503)
        expect((await refund(id, {}, key)).status).toBe(201)
        expect(await payments.books.charges(id)).toMatchObject([{ captured: 64900, refunded: 64900 }])
        expect(await payments.books.balances(id)).toEqual({ customer: 0, held: 0, merchant: 0 })
        expect(await payments.books.events(id)).toEqual([
          'payment-authorized',
          'payment-captured',
          'payment-refunded',
        ])
      },
    )

    test.each(['before', 'after'] as const)(
      'a crash %s the provider executed it: a retry with the same key completes it',
      async (when) => {
        const id = await payments.payment('captured')
        const key = newKey()
        payments.crash(when, 'refund')
        expect((await refund(id, eur(500), key)).status).toBe(500)
        expect(await stateOf(id)).toEqual(['captured', 0])
        const another = await payments.another()
        const request = { params: { paymentId: id }, headers: key, body: eur(500) }
        await another.send('refundPayment', request).expect(201)
        await another.close()
        expect(await stateOf(id)).toEqual(['captured', 500])
        expect(await payments.books.charges(id)).toMatchObject([{ refunded: 500 }])
      },
    )
  })

  describe('400', () => {
    test.each([
      eur(0),
      eur(-1),
      eur(0.5),
      eur(1e12),
      { amount: 5 },
      { amount: { amount: 5, currency: 'XXX' } },
    ])('%j is refused', async (body) => {
      expect((await refund(captured, body)).status).toBe(400)
    })
    test('without an Idempotency-Key', async () => {
      const request = { params: { paymentId: captured }, body: {} }
      expect((await payments.send('refundPayment', request)).status).toBe(400)
    })
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      expect((await refund(crypto.randomUUID())).status).toBe(404)
    })
  })

  describe('409', () => {
    test.each(['authorized', 'voided', 'failed'] as const)('a payment that is %s', async (as) => {
      const id = await payments.payment(as)
      const { status, body } = await refund(id)
      expect({ status, body }).toMatchObject({
        status: 409,
        body: { code: 'payments.not-refundable', detail: `The payment is ${as}.` },
      })
      expect(await payments.context.db.refund.count({ where: { paymentId: id } })).toBe(0)
    })
    test('a payment that is already refunded', async () => {
      const id = await payments.payment('captured')
      await refund(id).expect(201)
      expect((await refund(id)).body).toMatchObject({ status: 409, detail: 'The payment is refunded.' })
      expect(await payments.books.charges(id)).toMatchObject([{ refunded: 64900 }])
    })
    test('a declined refund: the ledger is unchanged, and it can be retried with a new key', async () => {
      const id = await payments.payment('captured')
      await payments.books.query(
        'UPDATE provider.charges SET refunded_minor = 64900 WHERE payment_reference = $1',
        id,
      )
      const key = newKey()
      for (const _time of ['first', 'second'])
        expect((await refund(id, {}, key)).body).toMatchObject({
          status: 409,
          detail: 'The payment provider declined the refund.',
        })
      expect(await stateOf(id)).toEqual(['captured', 0])
      await payments.books.query(
        'UPDATE provider.charges SET refunded_minor = 0 WHERE payment_reference = $1',
        id,
      )
      expect((await refund(id)).status).toBe(201)
    })
  })

  describe('422', () => {
    test('more than the payment, and more than the remaining amount', async () => {
      const id = await payments.payment('captured')
      const { status, body } = await refund(id, eur(64901))
      expect({ status, body }).toMatchObject({
        status: 422,
        body: {
          code: 'payments.refund-too-large',
          detail: 'The remaining amount is 64900, but 64901 was requested.',
        },
      })
      await refund(id, eur(64000)).expect(201)
      expect((await refund(id, eur(901))).status).toBe(422)
      expect(await payments.books.charges(id)).toMatchObject([{ refunded: 64000 }])
    })
    test('ten concurrent refunds never exceed the payment', async () => {
      const id = await payments.payment('captured')
      const responses = await Promise.all(Array.from({ length: 10 }, () => refund(id, eur(20000))))
      const statuses = responses.map(({ status }) => status).sort()
      expect(statuses).toEqual([201, 201, 201, ...Array<number>(7).fill(422)])
      expect(await stateOf(id)).toEqual(['captured', 60000])
      expect(await payments.books.charges(id)).toMatchObject([{ refunded: 60000 }])
      expect(await payments.books.balances(id)).toEqual({ customer: -4900, held: 0, merchant: 4900 })
    })
    test('another currency', async () => {
      const { status, body } = await refund(captured, { amount: { amount: 1, currency: 'USD' } })
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'payments.other-currency' })
    })
    test('a key used for a different request', async () => {
      const id = await payments.payment('captured')
      const key = newKey()
      await refund(id, eur(1), key).expect(201)
      expect((await refund(id, eur(2), key)).body.code).toBe('idempotency-key-reused')
      await payments.context.db.idempotencyKey.deleteMany()
      expect((await refund(id, eur(2), key)).body.code).toBe('idempotency-key-reused')
    })
  })

  describeRefusals(
    operationOf(contract, 'refundPayment'),
    () => payments,
    () => ({ params: { paymentId: captured }, headers: newKey(), body: eur(1) }),
  )
})
