import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/payments/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { newKey, newPayment, startPayments, type TestPayments } from '../testing/payments.ts'

describe('voidPayment', () => {
  let payments: TestPayments
  let voided: string
  beforeAll(async () => {
    payments = await startPayments()
    voided = await payments.payment('voided')
  })
  afterAll(() => payments.close())
  const release = (paymentId: string, headers?: Record<string, string>) =>
    payments.send('voidPayment', { params: { paymentId }, headers })
  const free = { state: 'voided', authorized: 64900, captured: 0, refunded: 0 }

  describe('200', () => {
    test('the authorization is released at the provider, in the ledger and in the event', async () => {
      const id = await payments.payment('authorized')
      const { status, body } = await release(id)
      expect({ status, body }).toMatchObject({ status: 200, body: { id, status: 'voided' } })
      expect(await payments.books.charges(id)).toEqual([free])
      expect(await payments.books.balances(id)).toEqual({ customer: 0, held: 0 })
      expect(await payments.books.events(id)).toEqual(['payment-authorized', 'payment-voided'])
    })

    test('a repeated or concurrent request has no effect', async () => {
      const id = await payments.payment('authorized')
      const responses = await Promise.all(Array.from({ length: 8 }, () => release(id)))
      responses.push(await release(id, newKey()))
      for (const { status, body } of responses)
        expect({ status, is: body.status }).toEqual({ status: 200, is: 'voided' })
      expect(await payments.books.balances(id)).toEqual({ customer: 0, held: 0 })
      expect(await payments.books.events(id)).toHaveLength(2)
    })

    test('a failed payment is unchanged', async () => {
      const id = await payments.payment('failed')
      const { status, body } = await release(id)
      expect({ status, is: body.status }).toEqual({ status: 200, is: 'failed' })
      expect(await payments.books.events(id)).toEqual(['payment-failed'])
    })

    test.each(['pm_card_timeout_then_ok', 'pm_card_flaky'])(
      '%s: after a missing response, a retry completes it once',
      async (method) => {
        const id = await payments.payment('authorized', { method })
        expect([(await release(id)).status, (await release(id)).status]).toEqual([503, 200])
        expect(await payments.books.charges(id)).toEqual([free])
        expect(await payments.books.events(id)).toEqual(['payment-authorized', 'payment-voided'])
      },
    )

    test.each(['before', 'after'] as const)(
      'an authorization that crashed %s the provider executed it is completed, then voided',
      async (when) => {
        const body = newPayment()
        payments.crash(when, 'authorize')
        await payments.send('authorizePayment', { headers: newKey(), body }).expect(500)
        const { body: page } = await payments.send('listPayments', { query: { orderId: body.orderId } })
        const { id, status } = page.items[0] as { id: string; status: string }
        expect(status).toBe('pending')
        expect((await release(id)).status).toBe(200)
        expect(await payments.books.charges(id)).toEqual([free])
        expect(await payments.books.balances(id)).toEqual({ customer: 0, held: 0 })
      },
    )
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      expect((await release(crypto.randomUUID())).status).toBe(404)
    })
  })

  describe('409', () => {
    test('a captured payment', async () => {
      const id = await payments.payment('captured')
      const { status, body } = await release(id)
      expect({ status, body }).toMatchObject({
        status: 409,
        body: { code: 'payments.not-voidable', detail: 'The payment is captured.' },
      })
      expect(await payments.books.charges(id)).toMatchObject([{ state: 'captured', captured: 64900 }])
    })
    test('a payment whose capture has an unknown result is completed first', async () => {
      const id = await payments.payment('authorized')
      payments.crash('after', 'capture')
      await payments.send('capturePayment', { params: { paymentId: id } }).expect(500)
      expect((await release(id)).body).toMatchObject({ status: 409, detail: 'The payment is captured.' })
      expect(await payments.books.balances(id)).toEqual({ customer: -64900, held: 0, merchant: 64900 })
    })
  })

  describe('422', () => {
    test('a key used for another payment', async () => {
      const key = newKey()
      await release(await payments.payment('authorized'), key)
      expect((await release(await payments.payment('authorized'), key)).status).toBe(422)
    })
  })

  describeRefusals(
    operationOf(contract, 'voidPayment'),
    () => payments,
    () => ({ params: { paymentId: voided } }),
  )
})
