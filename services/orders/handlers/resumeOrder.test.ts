import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/orders/v1/contract.ts'
import { platformProblem, Problem } from '#platform/problem.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import type { components } from '#generated/orders/v1/types.ts'
import { newKey, startOrders, type TestOrders } from '../testing/orders.ts'
import type { TestRequest } from '#platform/testing/send.ts'

type Order = components['schemas']['Order']

describe('resumeOrder', () => {
  let orders: TestOrders
  beforeAll(async () => {
    orders = await startOrders({ events: true })
  })
  afterAll(() => orders.close())
  const staff = () => orders.tokenOf(crypto.randomUUID(), ['staff'])
  const resume = (orderId: string, request: TestRequest = {}) =>
    orders.send('resumeOrder', { params: { orderId }, token: staff(), ...request })
  const wrong = { when: 'before', how: platformProblem('validation-failed') } as const
  /** An order whose payment could not be captured. */
  const stopped = async () => {
    orders.payments.fail('capturePayment', wrong)
    const { id } = await orders.place()
    await orders.until(id, 'needs-attention')
    return id
  }
  const rows = (orderId: string) =>
    orders.context.db.orderEvent.findMany({ where: { orderId }, orderBy: { position: 'asc' } })
  const emitted = async (orderId: string) => (await rows(orderId)).map(({ type }) => type)
  const inList = async (orderId: string, status: Order['status']) => {
    const { body } = await orders.send('listOrders', {
      query: { status, limit: '100' },
      token: staff(),
    })
    return (body as { items: Order[] }).items.some(({ id }) => id === orderId)
  }
  const keysOf = (orderId: string, operation: string) =>
    orders.payments.calls
      .filter((call) => call.operation === operation && call.idempotencyKey?.startsWith(orderId))
      .map(({ idempotencyKey }) => idempotencyKey?.slice(orderId.length + 1))

  describe('202', () => {
    test('it continues with the failed step, and completed steps emit no further events', async () => {
      const id = await stopped()
      const { status, headers, body } = await resume(id)
      expect({ status, body }).toMatchObject({ status: 202, body: { id, status: 'pending' } })
      expect(headers.location).toBe(`/api/v1/orders/${id}`)
      await orders.until(id, 'confirmed')
      expect(await emitted(id)).toEqual([
        'placed',
        'stock-reserved',
        'payment-authorized',
        'stock-confirmed',
        'needs-attention',
        'resumed',
        'payment-captured',
        'confirmed',
      ])
      expect(orders.payments.payments.get(id)?.status).toBe('captured')
    })

    test('the status filter finds it only while it needs attention', async () => {
      const id = await stopped()
      await expect.poll(() => inList(id, 'needs-attention')).toBe(true)
      await resume(id)
      await expect.poll(() => inList(id, 'confirmed')).toBe(true)
      expect(await inList(id, 'needs-attention')).toBe(false)
    })

    test('a request that got a response is sent with a new key', async () => {
      orders.payments.fail('authorizePayment', wrong)
      const { id } = await orders.place()
      await orders.until(id, 'needs-attention')
      await resume(id)
      await orders.until(id, 'confirmed')
      expect(keysOf(id, 'authorizePayment')).toEqual(['authorize-payment', 'authorize-payment:1'])
    })

    test('during compensation it continues to compensate, and ends as cancelled', async () => {
      const { id } = await orders.place()
      await orders.until(id, 'confirmed')
      orders.payments.fail('refundPayment', {
        when: 'before',
        how: new Problem('payments.not-refundable', 409, 'No'),
      })
      await orders.send('cancelOrder', { params: { orderId: id } }).expect(202)
      await orders.until(id, 'needs-attention')
      expect((await resume(id)).body).toMatchObject({ status: 'cancelling' })
      expect(await orders.until(id, 'cancelled')).toMatchObject({ reason: 'cancelled-by-customer' })
      expect(orders.payments.payments.get(id)?.status).toBe('refunded')
    })

    test('it stops again while the cause remains, and can be resumed again', async () => {
      const id = await stopped()
      orders.payments.fail('capturePayment', wrong)
      await resume(id)
      await expect
        .poll(async () => (await emitted(id)).filter((type) => type === 'needs-attention'))
        .toHaveLength(2)
      expect((await resume(id)).status).toBe(202)
      await orders.until(id, 'confirmed')
      await expect.poll(() => inList(id, 'confirmed')).toBe(true)
    })

    test('it can be cancelled again', async () => {
      const id = await stopped()
      const gate = Promise.withResolvers<void>()
      orders.payments.fail('capturePayment', { when: 'before', how: { hold: gate.promise } })
      await resume(id)
      await orders.send('cancelOrder', { params: { orderId: id } }).expect(202)
      gate.resolve()
      await orders.until(id, 'cancelled')
      await expect.poll(() => inList(id, 'cancelled')).toBe(true)
    })

    test('the same key returns the stored response', async () => {
      const id = await stopped()
      const [headers, token] = [newKey(), staff()]
      const first = await resume(id, { headers, token })
      await orders.until(id, 'confirmed')
      const second = await resume(id, { headers, token })
      expect({ status: second.status, body: second.body }).toEqual({ status: 202, body: first.body })
      expect(second.headers['idempotency-replayed']).toBe('true')
    })
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      expect((await resume(crypto.randomUUID())).status).toBe(404)
    })
  })

  describe('409', () => {
    test('an order that does not need attention', async () => {
      const { id } = await orders.place()
      await orders.until(id, 'confirmed')
      const { status, body } = await resume(id)
      expect({ status, code: body.code, detail: body.detail }).toEqual({
        ...{ status: 409, code: 'orders.no-attention-needed', detail: 'The order is confirmed.' },
      })
    })
    test('the second of two concurrent requests', async () => {
      const id = await stopped()
      const responses = await Promise.all([resume(id), resume(id)])
      expect(responses.map(({ status }) => status).sort()).toEqual([202, 409])
      await orders.until(id, 'confirmed')
      expect((await emitted(id)).filter((type) => type === 'resumed')).toHaveLength(1)
    })
  })

  describe('422', () => {
    test('a key used for a different request', async () => {
      const [headers, token] = [newKey(), staff()]
      const [one, other] = [await stopped(), await stopped()]
      await resume(one, { headers, token }).expect(202)
      expect((await resume(other, { headers, token })).body).toMatchObject({
        status: 422,
        code: 'idempotency-key-reused',
      })
    })
  })

  let orderId: string
  beforeAll(async () => {
    orderId = await stopped()
  })
  describeRefusals(
    operationOf(contract, 'resumeOrder'),
    () => orders,
    () => ({ params: { orderId }, token: staff() }),
  )
})

describe('an order taken up again', () => {
  let time = Date.parse('2026-03-11T07:20:00.000Z')
  let orders: TestOrders
  beforeAll(async () => {
    orders = await startOrders({ now: () => new Date(time), env: { ORDERS_STEP_ATTEMPTS: '4' } })
  })
  afterAll(() => orders.close())

  test('has a new deadline, and a request without a response is repeated with its key', async () => {
    const silence = Array.from({ length: 20 }, () => ({
      when: 'after' as const,
      how: platformProblem('unavailable'),
    }))
    orders.products.fail('reserveStock', ...silence)
    const { id } = await orders.place()
    await orders.until(id, 'needs-attention')
    orders.products.mend('reserveStock')
    time += 3_600_000
    const token = orders.tokenOf(crypto.randomUUID(), ['staff'])
    await orders.send('resumeOrder', { params: { orderId: id }, token }).expect(202)
    await orders.until(id, 'confirmed')
    const keys = orders.products.calls
      .filter(({ operation }) => operation === 'reserveStock')
      .map(({ idempotencyKey }) => idempotencyKey)
    expect(new Set(keys)).toEqual(new Set([`${id}:reserve-stock`]))
  })
})
