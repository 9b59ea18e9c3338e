import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/orders/v1/contract.ts'
import { platformProblem } from '#platform/problem.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startOrders, type TestOrders } from '../testing/orders.ts'

describe('cancelOrder', () => {
  let orders: TestOrders
  beforeAll(async () => {
    orders = await startOrders()
  })
  afterAll(() => orders.close())
  const cancel = (orderId: string, token?: string) =>
    orders.send('cancelOrder', { params: { orderId }, ...(token ? { token } : {}) })
  const confirmed = async () => {
    const productId = orders.products.product({ availability: { status: 'in-stock', quantity: 5 } })
    const { id } = await orders.place({ items: [{ productId, quantity: 2 }] })
    await orders.until(id, 'confirmed')
    return { id, productId }
  }
  const state = (id: string, productId: string) => ({
    stock: orders.products.products.get(productId)?.availability.quantity,
    payment: orders.payments.payments.get(id)?.status,
  })
  const emitted = async (orderId: string) => {
    const rows = await orders.context.db.orderEvent.findMany({
      where: { orderId },
      orderBy: { position: 'asc' },
    })
    return rows.map(({ type }) => type)
  }

  describe('202', () => {
    test('a confirmed order: refunded, restocked, cancelled', async () => {
      const { id, productId } = await confirmed()
      const { status, headers, body } = await cancel(id)
      expect({ status, body }).toMatchObject({
        status: 202,
        body: { id, status: 'cancelling', reason: 'cancelled-by-customer' },
      })
      expect(headers.location).toBe(`/api/v1/orders/${id}`)
      expect(await orders.until(id, 'cancelled')).toMatchObject({ reason: 'cancelled-by-customer' })
      expect(state(id, productId)).toEqual({ stock: 5, payment: 'refunded' })
      expect((await emitted(id)).slice(-4)).toEqual([
        'cancellation-requested',
        'payment-refunded',
        'stock-released',
        'cancelled',
      ])
    })
    test('cancelled by staff', async () => {
      const { id } = await confirmed()
      const { body } = await cancel(id, orders.tokenOf(crypto.randomUUID(), ['staff']))
      expect(body).toMatchObject({ reason: 'cancelled-by-staff' })
      await orders.until(id, 'cancelled')
    })
    test('staff who cancel their own order count as customers', async () => {
      const me = orders.tokenOf(crypto.randomUUID(), ['staff'])
      const { id } = await orders.place({}, me)
      expect((await cancel(id, me)).body).toMatchObject({ reason: 'cancelled-by-customer' })
      await orders.until(id, 'cancelled')
    })
    test('a repeated request has no effect', async () => {
      const { id, productId } = await confirmed()
      await cancel(id)
      await orders.until(id, 'cancelled')
      const { status, body } = await cancel(id)
      expect({ status, body }).toMatchObject({ status: 202, body: { status: 'cancelled' } })
      expect(state(id, productId)).toEqual({ stock: 5, payment: 'refunded' })
      expect((await emitted(id)).filter((type) => type === 'cancellation-requested')).toHaveLength(1)
    })
    test('ten concurrent requests: the same response, one refund', async () => {
      const { id, productId } = await confirmed()
      // The saga is blocked, so that all requests find the same state.
      const gate = Promise.withResolvers<void>()
      orders.payments.fail('refundPayment', { when: 'before', how: { hold: gate.promise } })
      const responses = await Promise.all(Array.from({ length: 10 }, () => cancel(id)))
      gate.resolve()
      const [first] = responses
      for (const { status, body } of responses)
        expect({ status, body }).toEqual({ status: 202, body: first?.body })
      await orders.until(id, 'cancelled')
      expect(state(id, productId)).toEqual({ stock: 5, payment: 'refunded' })
      const events = await orders.context.db.outboxEvent.findMany({ where: { subject: id } })
      const types = events.map(({ type }) => type.split('.')[1]).sort()
      expect(types).toEqual([
        'order-cancellation-requested',
        'order-cancelled',
        'order-confirmed',
        'order-placed',
      ])
    })
    test.each([
      ['reserveStock', 'products', 'released', undefined],
      ['authorizePayment', 'payments', 'released', 'voided'],
      ['confirmReservation', 'products', 'released', 'voided'],
      ['capturePayment', 'payments', 'released', 'refunded'],
    ] as const)(
      'during %s: the step completes, then all steps are compensated',
      async (operation, service, reservation, payment) => {
        const gate = Promise.withResolvers<void>()
        orders[service].fail(operation, { when: 'before', how: { hold: gate.promise } })
        const callsBefore = orders[service].calls.length
        const { id } = await orders.place()
        await expect
          .poll(() => orders[service].calls.slice(callsBefore).some((call) => call.operation === operation))
          .toBe(true)
        expect((await cancel(id)).body).toMatchObject({ status: 'cancelling' })
        gate.resolve()
        await orders.until(id, 'cancelled')
        expect(orders.products.reservations.get(id)?.status).toBe(reservation)
        expect(orders.payments.payments.get(id)?.status).toBe(payment)
        const types = await emitted(id)
        expect(types).not.toContain('confirmed')
        expect(types.at(-1)).toBe('cancelled')
      },
    )
    test('an order that is being rejected ends as cancelled', async () => {
      const gate = Promise.withResolvers<void>()
      orders.products.fail('releaseReservation', { when: 'before', how: { hold: gate.promise } })
      const callsBefore = orders.products.calls.length
      const { id } = await orders.place({ paymentMethod: 'pm_card_declined' })
      await expect
        .poll(() =>
          orders.products.calls.slice(callsBefore).some((call) => call.operation === 'releaseReservation'),
        )
        .toBe(true)
      expect((await cancel(id)).status).toBe(202)
      gate.resolve()
      expect(await orders.until(id, 'cancelled')).toMatchObject({ reason: 'cancelled-by-customer' })
    })
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      expect((await cancel(crypto.randomUUID())).status).toBe(404)
    })
    test('for another customer, without effect', async () => {
      const { id } = await confirmed()
      expect((await cancel(id, orders.tokenOf(crypto.randomUUID()))).status).toBe(404)
      expect(await orders.until(id, 'confirmed')).toMatchObject({ status: 'confirmed' })
    })
  })

  describe('409', () => {
    test('a rejected order', async () => {
      const { id } = await orders.place({ paymentMethod: 'pm_card_declined' })
      await orders.until(id, 'rejected')
      const { status, body } = await cancel(id)
      expect({ status, code: body.code, detail: body.detail }).toEqual({
        ...{ status: 409, code: 'orders.not-cancellable', detail: 'The order is rejected.' },
      })
    })
    test('an order that needs attention', async () => {
      orders.products.fail('reserveStock', { when: 'before', how: platformProblem('validation-failed') })
      const { id } = await orders.place()
      await orders.until(id, 'needs-attention')
      expect((await cancel(id)).body).toMatchObject({ status: 409, code: 'orders.not-cancellable' })
    })
  })

  let orderId: string
  beforeAll(async () => {
    orderId = (await confirmed()).id
  })
  describeRefusals(
    operationOf(contract, 'cancelOrder'),
    () => orders,
    () => ({ params: { orderId }, token: orders.tokenOf(orders.customerId) }),
  )
})
