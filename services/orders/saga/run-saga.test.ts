import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { platformProblem, Problem } from '#platform/problem.ts'
import type { Fault } from '../../../tests/stand-ins/stand-in.ts'
import { startOrders, type TestOrders } from '../testing/orders.ts'
import type { Step } from './saga.ts'
import { workOnOrder } from './run-saga.ts'

/** The operation that each step is. */
const OPERATIONS: Record<Step, ['products' | 'payments', string]> = {
  'reserve-stock': ['products', 'reserveStock'],
  'authorize-payment': ['payments', 'authorizePayment'],
  'confirm-stock': ['products', 'confirmReservation'],
  'capture-payment': ['payments', 'capturePayment'],
  'refund-payment': ['payments', 'refundPayment'],
  'void-payment': ['payments', 'voidPayment'],
  'release-stock': ['products', 'releaseReservation'],
}
const unavailable = () => platformProblem('unavailable')

describe('the work on an order', () => {
  let orders: TestOrders
  let productId: string
  beforeAll(async () => {
    orders = await startOrders()
  })
  afterAll(() => orders.close())
  beforeEach(() => {
    productId = orders.products.product({ availability: { status: 'in-stock', quantity: 5 } })
  })
  const items = () => [{ productId, quantity: 2 }]
  const stock = () => orders.products.products.get(productId)?.availability.quantity
  const payment = (orderId: string) => orders.payments.payments.get(orderId)?.status
  const fail = (step: Step, ...faults: Fault[]) => {
    const [service, operation] = OPERATIONS[step]
    orders[service].fail(operation, ...faults)
  }
  const eventsOf = async (orderId: string) => {
    const rows = await orders.context.db.orderEvent.findMany({
      where: { orderId },
      orderBy: { position: 'asc' },
    })
    return rows.map(({ type }) => type)
  }
  const publishedOf = async (orderId: string) => {
    const rows = await orders.context.db.outboxEvent.findMany({
      where: { subject: orderId },
      orderBy: { position: 'asc' },
    })
    return rows.map(({ type }) => type.split('.')[1])
  }
  const cancel = (orderId: string) => orders.send('cancelOrder', { params: { orderId } }).expect(202)

  test('completes: stock is confirmed, the payment captured, each event emitted once', async () => {
    const { id } = await orders.place({ items: items() })
    const order = await orders.until(id, 'confirmed')
    expect({ stock: stock(), payment: payment(id) }).toEqual({ stock: 3, payment: 'captured' })
    expect(order.paymentId).toBe(orders.payments.payments.get(id)?.id)
    expect(await eventsOf(id)).toEqual([
      'placed',
      'stock-reserved',
      'payment-authorized',
      'stock-confirmed',
      'payment-captured',
      'confirmed',
    ])
    expect(await publishedOf(id)).toEqual(['order-placed', 'order-confirmed'])
  })

  test('steps are called with a service token, and those that create something with a key of their own', async () => {
    const { id } = await orders.place({ items: items() })
    await orders.until(id, 'confirmed')
    const calls = [...orders.products.calls, ...orders.payments.calls].filter(({ idempotencyKey }) =>
      idempotencyKey?.startsWith(id),
    )
    expect(calls.map(({ idempotencyKey }) => idempotencyKey?.slice(37)).sort()).toEqual([
      'authorize-payment',
      'reserve-stock',
    ])
    expect(calls.every(({ authorization }) => authorization?.startsWith('Bearer '))).toBe(true)
  })

  test.each([
    ['card-declined', 'pm_card_declined'],
    ['insufficient-funds', 'pm_card_insufficient_funds'],
  ])('%s: rejected, and the stock is back', async (reason, paymentMethod) => {
    const { id } = await orders.place({ items: items(), paymentMethod })
    expect(await orders.until(id, 'rejected')).toMatchObject({ reason })
    expect({ stock: stock(), payment: payment(id) }).toEqual({ stock: 5, payment: 'failed' })
    expect(await eventsOf(id)).toEqual(['placed', 'stock-reserved', 'stock-released', 'rejected'])
    expect(await publishedOf(id)).toEqual(['order-placed', 'order-rejected'])
  })

  test('insufficient stock: rejected without a payment', async () => {
    const { id } = await orders.place({ items: [{ productId, quantity: 6 }] })
    expect(await orders.until(id, 'rejected')).toMatchObject({ reason: 'out-of-stock' })
    expect({ stock: stock(), payment: payment(id) }).toEqual({ stock: 5, payment: undefined })
  })

  test('a product deleted before its stock is reserved', async () => {
    fail('reserve-stock', { when: 'before', how: new Problem('products.unknown-product', 422, 'Gone') })
    const { id } = await orders.place({ items: items() })
    expect(await orders.until(id, 'rejected')).toMatchObject({ reason: 'product-gone' })
  })

  test('an expired reservation: the payment is voided', async () => {
    fail('confirm-stock', { when: 'before', how: new Problem('products.reservation-ended', 409, 'Ended') })
    const { id } = await orders.place({ items: items() })
    expect(await orders.until(id, 'rejected')).toMatchObject({ reason: 'deadline-exceeded' })
    expect({ stock: stock(), payment: payment(id) }).toEqual({ stock: 5, payment: 'voided' })
  })

  test('a payment that cannot be captured: the stock is released', async () => {
    fail('capture-payment', { when: 'before', how: new Problem('payments.not-capturable', 409, 'No') })
    const { id } = await orders.place({ items: items() })
    expect(await orders.until(id, 'rejected')).toMatchObject({ reason: 'payment-failed' })
    expect({ stock: stock(), payment: payment(id) }).toEqual({ stock: 5, payment: 'voided' })
  })

  describe.each(Object.keys(OPERATIONS) as Step[])('%s', (step) => {
    /** Brings an order to this step, and waits for its final state. */
    const through = async () => {
      const isUndo = ['refund-payment', 'void-payment', 'release-stock'].includes(step)
      // A void requires a refused capture; a refund requires a cancelled confirmed order.
      if (step === 'void-payment')
        fail('capture-payment', { when: 'before', how: new Problem('payments.not-capturable', 409, 'No') })
      const paymentMethod = step === 'release-stock' ? 'pm_card_declined' : 'pm_card_ok'
      const { id } = await orders.place({ items: items(), paymentMethod })
      if (step === 'refund-payment') {
        await orders.until(id, 'confirmed')
        await cancel(id)
      }
      return { id, end: isUndo ? ('undone' as const) : ('confirmed' as const) }
    }
    const expectGood = async ({ id, end }: Awaited<ReturnType<typeof through>>) => {
      const status = end === 'confirmed' ? 'confirmed' : step === 'refund-payment' ? 'cancelled' : 'rejected'
      await orders.until(id, status)
      const expected = end === 'confirmed' ? { stock: 3, taken: 9800 } : { stock: 5, taken: 0 }
      const { status: paid, amount } = orders.payments.payments.get(id) ?? {}
      expect({ stock: stock(), taken: paid === 'captured' ? amount?.amount : 0 }).toEqual(expected)
      expect(new Set(await eventsOf(id)).size).toBe((await eventsOf(id)).length)
    }
    test('a lost response: the step is executed once', async () => {
      fail(step, { when: 'after', how: 'cut' }, { when: 'after', how: 'cut' }, { when: 'after', how: 'cut' })
      await expectGood(await through())
    })
    test('a temporary outage', async () => {
      fail(step, ...Array.from({ length: 5 }, () => ({ when: 'before' as const, how: unavailable() })))
      await expectGood(await through())
    })
    test('a first attempt that is still in progress', async () => {
      fail(step, { when: 'before', how: platformProblem('idempotency-conflict') })
      await expectGood(await through())
    })
    test('an unexpected response: the order needs attention', async () => {
      fail(step, { when: 'before', how: platformProblem('validation-failed') })
      const { id } = await through()
      await orders.until(id, 'needs-attention')
    })
  })
})

describe('concurrent and redelivered jobs', () => {
  let time = Date.parse('2026-03-11T07:20:00.000Z')
  let orders: TestOrders
  beforeAll(async () => {
    orders = await startOrders({ now: () => new Date(time) })
  })
  afterAll(() => orders.close())
  /** An order whose payment is being authorized, until the gate opens. */
  const beingAuthorized = async () => {
    const gate = Promise.withResolvers<void>()
    orders.payments.fail('authorizePayment', { when: 'before', how: { hold: gate.promise } })
    const callsBefore = orders.payments.calls.length
    const { id } = await orders.place()
    await expect.poll(() => orders.payments.calls.length).toBe(callsBefore + 1)
    const data = { orderId: id }
    return {
      gate,
      data,
      job: { id: crypto.randomUUID(), data, attempt: 1, signal: new AbortController().signal },
    }
  }
  const eventsOf = async (orderId: string) =>
    (await orders.context.db.orderEvent.findMany({ where: { orderId } })).map(({ type }) => type)

  test('a job delivered twice concurrently: each step is executed once', async () => {
    const { gate, data, job } = await beingAuthorized()
    const others = [workOnOrder(job, orders.context), workOnOrder(job, orders.context)]
    gate.resolve()
    await Promise.all(others)
    await orders.until(data.orderId, 'confirmed')
    const events = await eventsOf(data.orderId)
    expect(events).toHaveLength(new Set(events).size)
    expect(orders.payments.payments.get(data.orderId)?.status).toBe('captured')
  })
  test('a job redelivered later has no effect', async () => {
    const { gate, data, job } = await beingAuthorized()
    gate.resolve()
    await orders.until(data.orderId, 'confirmed')
    const before = { calls: orders.payments.calls.length, events: await eventsOf(data.orderId) }
    await workOnOrder(job, orders.context)
    expect({ calls: orders.payments.calls.length, events: await eventsOf(data.orderId) }).toEqual(before)
  })
  test('a job of an unknown order completes', async () => {
    const { gate, job, data } = await beingAuthorized()
    await workOnOrder({ ...job, data: { orderId: crypto.randomUUID() } }, orders.context)
    gate.resolve()
    await orders.until(data.orderId, 'confirmed')
  })
  test('a step that completes after the deadline is the last one: all steps are compensated', async () => {
    const { gate, data } = await beingAuthorized()
    time += 60_000
    gate.resolve()
    expect(await orders.until(data.orderId, 'rejected')).toMatchObject({ reason: 'deadline-exceeded' })
    expect(orders.payments.payments.get(data.orderId)?.status).toBe('voided')
    expect(orders.products.reservations.get(data.orderId)?.status).toBe('released')
  })
  test('another instance continues the saga', async () => {
    const first = await orders.another()
    const { gate, data } = await beingAuthorized()
    gate.resolve()
    await first.close()
    await orders.until(data.orderId, 'confirmed')
  })
})

describe('a call that is not sent', () => {
  let orders: TestOrders
  beforeAll(async () => {
    orders = await startOrders({ env: { ORDERS_STEP_ATTEMPTS: '4' } })
  })
  afterAll(() => orders.close())

  test('with an open circuit breaker: orders wait, without using up attempts', async () => {
    const down = { when: 'before' as const, how: unavailable() }
    orders.payments.fail('authorizePayment', ...Array.from({ length: 1000 }, () => down))
    // Enough orders to open the circuit breaker before they use up their attempts.
    await Promise.all(Array.from({ length: 10 }, () => orders.place()))
    // Many more tries than the maximum number of attempts.
    const waiting = () =>
      orders.context.db.saga.findFirst({ where: { state: 'authorize-payment', version: { gt: 30 } } })
    await expect.poll(waiting).not.toBeNull()
    expect(await waiting()).toMatchObject({
      lastError: 'payments was not called: the circuit breaker of authorizePayment is open',
    })
    orders.payments.mend('authorizePayment')
    const { orderId } = (await waiting()) ?? expect.unreachable()
    await orders.until(orderId, 'confirmed')
  })
})

describe('a provider that stays down', () => {
  let orders: TestOrders
  beforeAll(async () => {
    orders = await startOrders({ env: { ORDERS_STEP_ATTEMPTS: '4' } })
  })
  afterAll(() => orders.close())
  const stays = Array.from({ length: 20 }, () => ({ when: 'before' as const, how: unavailable() }))
  const expectAttention = async (orderId: string, step: Step) => {
    const order = await orders.until(orderId, 'needs-attention')
    expect(order.status).toBe('needs-attention')
    const { db } = orders.context
    expect(await db.saga.findUniqueOrThrow({ where: { orderId } })).toMatchObject({
      state: 'needs-attention',
      lastError: expect.stringMatching(/503|breaker/i),
    })
    const event = await db.outboxEvent.findFirstOrThrow({
      where: { subject: orderId, type: 'orders.order-needs-attention.v1' },
    })
    expect(event.event).toMatchObject({
      data: { orderId, step, detail: expect.stringMatching(/503|breaker/i) },
    })
    const scraped = await (await fetch(`${orders.url}/metrics`)).text()
    expect(Number(/^orders_needing_attention\{.*\} (\d+)$/m.exec(scraped)?.[1])).toBeGreaterThan(0)
  }

  test('during a forward step: the order needs attention', async () => {
    orders.products.fail('reserveStock', ...stays)
    const { id } = await orders.place()
    await expectAttention(id, 'reserve-stock')
    orders.products.mend('reserveStock')
  })
  test('during compensation: the order needs attention', async () => {
    const { id } = await orders.place()
    await orders.until(id, 'confirmed')
    orders.payments.fail('refundPayment', ...stays)
    await orders.send('cancelOrder', { params: { orderId: id } }).expect(202)
    await expectAttention(id, 'refund-payment')
  })
})
