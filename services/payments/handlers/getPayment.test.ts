import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/payments/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startPayments, type TestPayments } from '../testing/payments.ts'

describe('getPayment', () => {
  const customerId = crypto.randomUUID()
  let payments: TestPayments
  let paymentId: string
  beforeAll(async () => {
    payments = await startPayments()
    paymentId = await payments.payment('captured', { customerId })
  })
  afterAll(() => payments.close())
  const get = (token: string, headers?: Record<string, string>, id = paymentId) =>
    payments.send('getPayment', { params: { paymentId: id }, token, headers })

  describe('200', () => {
    test('the customer, staff, administrators and services may read it', async () => {
      const { token, tokenOf } = payments
      for (const by of [
        tokenOf(customerId),
        await token(['staff']),
        await token(['admin']),
        await token(['service']),
      ]) {
        const { status, headers, body } = await get(by)
        expect({ status, etag: headers.etag, body }).toEqual({
          status: 200,
          etag: '"4"',
          body: {
            id: paymentId,
            orderId: expect.any(String),
            customerId,
            status: 'captured',
            amount: { amount: 64900, currency: 'EUR' },
            refunded: { amount: 0, currency: 'EUR' },
            method: 'pm_card_ok',
            createdAt: expect.any(String),
            updatedAt: expect.any(String),
          },
        })
      }
    })
    test('a failed payment has a reason', async () => {
      const id = await payments.payment('failed', { customerId })
      const { body } = await get(payments.tokenOf(customerId), undefined, id)
      expect(body).toMatchObject({ status: 'failed', failureReason: 'card-declined' })
    })
  })

  describe('304', () => {
    test('until it changes', async () => {
      const id = await payments.payment('authorized', { customerId })
      const by = payments.tokenOf(customerId)
      const { etag } = (await get(by, undefined, id)).headers as { etag: string }
      const again = await get(by, { 'If-None-Match': etag }, id)
      expect([again.status, again.text, again.headers.etag]).toEqual([304, '', etag])
      await payments.send('capturePayment', { params: { paymentId: id } }).expect(200)
      expect((await get(by, { 'If-None-Match': etag }, id)).status).toBe(200)
    })
  })

  describe('404', () => {
    test('for an unknown id, and with the same problem for another customer’s payment', async () => {
      const by = payments.tokenOf(crypto.randomUUID())
      const [none, others] = [await get(by, undefined, crypto.randomUUID()), await get(by)]
      expect([none.status, others.status]).toEqual([404, 404])
      const content = ({ body }: typeof none) => ({ ...body, requestId: '', instance: '' }) as object
      expect(content(others)).toEqual(content(none))
    })
    test('a matching ETag does not reveal another customer’s payment', async () => {
      const by = payments.tokenOf(crypto.randomUUID())
      expect((await get(by, { 'If-None-Match': '*' })).status).toBe(404)
    })
  })

  describeRefusals(
    operationOf(contract, 'getPayment'),
    () => payments,
    () => ({ params: { paymentId }, token: payments.tokenOf(customerId) }),
  )
})
