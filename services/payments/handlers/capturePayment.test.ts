import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/payments/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { newKey, startPayments, type TestPayments } from '../testing/payments.ts'

describe('capturePayment', () => {
  let payments: TestPayments
  let authorized: string
  beforeAll(async () => {
    payments = await startPayments()
    authorized = await payments.payment('authorized')
  })
  afterAll(() => payments.close())
  const capture = (paymentId: string, headers?: Record<string, string>) =>
    payments.send('capturePayment', { params: { paymentId }, headers })
  const captured = { state: 'captured', authorized: 64900, captured: 64900, refunded: 0 }

  describe('200', () => {
    test('the payment is captured at the provider, in the ledger and in the event', async () => {
      const id = await payments.payment('authorized')
      const { status, body } = await capture(id)
      expect({ status, body }).toMatchObject({ status: 200, body: { id, status: 'captured' } })
      expect(await payments.books.charges(id)).toEqual([captured])
      expect(await payments.books.balances(id)).toEqual({ customer: -64900, held: 0, merchant: 64900 })
      expect(await payments.books.events(id)).toEqual(['payment-authorized', 'payment-captured'])
    })

    test('a repeated request has no effect, with or without a key', async () => {
      const id = await payments.payment('authorized')
      const key = newKey()
      const responses = [await capture(id), await capture(id), await capture(id, key), await capture(id, key)]
      for (const { status, body } of responses) expect([status, body]).toEqual([200, responses[0]?.body])
      expect(responses.at(-1)?.headers['idempotency-replayed']).toBe('true')
      expect(await payments.books.charges(id)).toEqual([captured])
      expect(await payments.books.events(id)).toHaveLength(2)
    })

    test('eight concurrent requests, without a key or with different keys: captured once', async () => {
      const id = await payments.payment('authorized')
      const another = await payments.another()
      const responses = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          (n % 2 ? payments : another).send('capturePayment', {
            params: { paymentId: id },
            headers: n % 4 ? {} : newKey(),
          }),
        ),
      )
      await another.close()
      for (const { status, body } of responses)
        expect({ status, is: body.status }).toEqual({ status: 200, is: 'captured' })
      expect(await payments.books.charges(id)).toEqual([captured])
      expect(await payments.books.balances(id)).toEqual({ customer: -64900, held: 0, merchant: 64900 })
      expect(await payments.books.events(id)).toEqual(['payment-authorized', 'payment-captured'])
    })

    test.each([
      ['response is lost after the capture', 'pm_card_timeout_then_ok'],
      ['connection fails', 'pm_card_flaky'],
    ])('when the provider’s %s, a retry completes it once', async (_what, method) => {
      const id = await payments.payment('authorized', { method })
      expect((await capture(id)).status).toBe(503)
      // No event is published while the result is unknown.
      const seen = await payments.send('getPayment', { params: { paymentId: id } })
      expect(seen.body.status).toBe('authorized')
      expect((await capture(id)).status).toBe(200)
      expect(await payments.books.charges(id)).toEqual([captured])
      expect(await payments.books.events(id)).toEqual(['payment-authorized', 'payment-captured'])
    })

    test.each(['before', 'after'] as const)(
      'a crash %s the provider executed it: a retry completes it',
      async (when) => {
        const id = await payments.payment('authorized')
        payments.crash(when, 'capture')
        expect((await capture(id)).status).toBe(500)
        const another = await payments.another()
        const response = await another.send('capturePayment', { params: { paymentId: id } })
        await another.close()
        expect({ status: response.status, is: response.body.status }).toEqual({ status: 200, is: 'captured' })
        expect(await payments.books.charges(id)).toEqual([captured])
        expect(await payments.books.balances(id)).toEqual({ customer: -64900, held: 0, merchant: 64900 })
      },
    )
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      expect((await capture(crypto.randomUUID())).status).toBe(404)
    })
  })

  describe('409', () => {
    test.each(['voided', 'failed'] as const)('a payment that is %s', async (as) => {
      const id = await payments.payment(as)
      const charges = await payments.books.charges(id)
      const { status, body } = await capture(id)
      expect({ status, body }).toMatchObject({
        status: 409,
        body: { code: 'payments.not-capturable', detail: `The payment is ${as}.` },
      })
      expect(await payments.books.charges(id)).toEqual(charges)
    })

    test('a payment that was refunded', async () => {
      const id = await payments.payment('captured')
      await payments
        .send('refundPayment', { params: { paymentId: id }, headers: newKey(), body: {} })
        .expect(201)
      expect((await capture(id)).body).toMatchObject({ status: 409, detail: 'The payment is refunded.' })
    })

    test('a declined capture: the payment fails, and the authorization is released', async () => {
      const id = await payments.payment('authorized', { method: 'pm_card_capture_declined' })
      for (const _time of ['first', 'second'])
        expect((await capture(id)).body).toMatchObject({ status: 409, detail: 'The payment is failed.' })
      expect(await payments.books.charges(id)).toMatchObject([{ captured: 0 }])
      expect(await payments.books.balances(id)).toEqual({ customer: 0, held: 0 })
      expect(await payments.books.events(id)).toEqual(['payment-authorized', 'payment-failed'])
    })

    test('of a concurrent capture and void one succeeds, and only it reaches the provider', async () => {
      for (let round = 0; round < 6; round += 1) {
        const id = await payments.payment('authorized')
        const params = { paymentId: id }
        const [one, other] = await Promise.all(
          (round % 2 ? ['capturePayment', 'voidPayment'] : ['voidPayment', 'capturePayment']).map(
            (operation) => payments.send(operation as 'capturePayment', { params }),
          ),
        )
        expect([one?.status, other?.status].sort()).toEqual([200, 409])
        const row = await payments.context.db.payment.findUniqueOrThrow({ where: { id } })
        const [charge, ...more] = await payments.books.charges(id)
        expect([charge?.state, more]).toEqual([row.state, []])
        const balance = await payments.books.balances(id)
        expect(balance.held).toBe(0)
        expect(balance.customer).toBe(row.state === 'captured' ? -64900 : 0)
      }
    })
  })

  describe('422', () => {
    test('a key used for another payment', async () => {
      const key = newKey()
      await capture(await payments.payment('authorized'), key)
      const { status, body } = await capture(await payments.payment('authorized'), key)
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'idempotency-key-reused' })
    })
  })

  describeRefusals(
    operationOf(contract, 'capturePayment'),
    () => payments,
    () => ({ params: { paymentId: authorized } }),
  )
})
