import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/orders/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startOrders, type TestOrders } from '../testing/orders.ts'

describe('getOrder', () => {
  let orders: TestOrders
  let orderId: string
  beforeAll(async () => {
    orders = await startOrders()
    orderId = (await orders.place()).id
    await orders.until(orderId, 'confirmed')
  })
  afterAll(() => orders.close())
  const get = (headers: Record<string, string> = {}, token?: string, id = orderId) =>
    orders.send('getOrder', { params: { orderId: id }, headers, ...(token ? { token } : {}) })

  describe('200', () => {
    test('the customer reads it', async () => {
      const { status, headers, body } = await get()
      expect(status).toBe(200)
      expect(headers.etag).toMatch(/^"\d+"$/)
      expect(body).toMatchObject({
        id: orderId,
        customerId: orders.customerId,
        status: 'confirmed',
        paymentId: orders.payments.payments.get(orderId)?.id,
        items: [{ name: 'Desk lamp', quantity: 1 }],
      })
      expect(body).not.toHaveProperty('reason')
    })
    test.each(['staff', 'admin'])('%s reads any order', async (role) => {
      expect((await get({}, orders.tokenOf(crypto.randomUUID(), [role]))).body).toMatchObject({ id: orderId })
    })
    test('a rejected order has a reason', async () => {
      const { id } = await orders.place({ paymentMethod: 'pm_card_declined' })
      await orders.until(id, 'rejected')
      expect((await get({}, undefined, id)).body).toMatchObject({
        status: 'rejected',
        reason: 'card-declined',
      })
    })
    test('the ETag changes with the order', async () => {
      const { id } = await orders.place()
      const before = await get({}, undefined, id)
      await orders.until(id, 'confirmed')
      expect((await get({}, undefined, id)).headers.etag).not.toBe(before.headers.etag)
    })
  })

  describe('304', () => {
    test('for a matching If-None-Match', async () => {
      const { etag } = (await get()).headers as { etag: string }
      const { status, text, headers } = await get({ 'If-None-Match': etag })
      expect({ status, text, etag: headers.etag }).toEqual({ status: 304, text: '', etag })
    })
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      expect((await get({}, undefined, crypto.randomUUID())).status).toBe(404)
    })
    test('for another customer, with the same problem', async () => {
      const theirs = await get({}, orders.tokenOf(crypto.randomUUID()))
      const none = await get({}, undefined, crypto.randomUUID())
      expect(theirs.status).toBe(404)
      expect(wordsOf(theirs.body)).toEqual(wordsOf(none.body))
    })
    test('also with a matching ETag', async () => {
      const response = await get({ 'If-None-Match': '*' }, orders.tokenOf(crypto.randomUUID()))
      expect(response.status).toBe(404)
    })
  })

  describeRefusals(
    operationOf(contract, 'getOrder'),
    () => orders,
    () => ({ params: { orderId }, token: orders.tokenOf(orders.customerId) }),
    [],
  )
})

const wordsOf = ({ type, title, status, code, detail }: Record<string, unknown>) => ({
  ...{ type, title, status, code, detail },
})
