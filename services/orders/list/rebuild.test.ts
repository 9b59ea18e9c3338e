import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CloudEvent, makeEvent } from '#platform/events/cloud-event.ts'
import { openTestDatabase } from '../../../tests/events/harness.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { rebuild } from './rebuild.ts'
import { startOrders, type TestOrders } from '../testing/orders.ts'

describe('the list of orders', () => {
  let orders: TestOrders
  let paymentsDatabase: TestDatabase
  let payments: pg.Pool
  let own: ReturnType<typeof openTestDatabase>
  beforeAll(async () => {
    orders = await startOrders({ events: true })
    own = openTestDatabase(orders.databaseUrl)
    paymentsDatabase = await createTestDatabase('payments')
    payments = new pg.Pool({ connectionString: paymentsDatabase.url })
    // Connection errors are expected when the database is dropped.
    payments.on('error', () => {})
  })
  afterAll(async () => {
    await own.close()
    await orders.close()
    await payments.end()
    await paymentsDatabase.drop()
  })
  const query = async (sql: string, ...values: unknown[]) =>
    (await orders.context.database.pool.query<Record<string, unknown>>(sql, values)).rows
  const table = () => query('SELECT * FROM order_summaries ORDER BY order_id')
  const indexes = () =>
    query(`SELECT indexdef FROM pg_indexes WHERE tablename = 'order_summaries' ORDER BY 1`)

  /** An event of payments, in its store and on its way to us, as its relay would do. */
  const paid = async (orderId: string, what: 'authorized' | 'captured') => {
    const amount = { amount: 4900, currency: 'EUR' }
    const ids = { paymentId: crypto.randomUUID(), orderId, customerId: orders.customerId }
    const event = makeEvent('payments', {
      ...{ type: `payments.payment-${what}.v1`, subject: ids.paymentId, data: { ...ids, amount } },
    })
    await store(event)
  }
  /** The same for a notification: all other services' events lie in one store here. */
  const emitted = async (orderId: string, kind: string) => {
    const notificationId = crypto.randomUUID()
    const event = makeEvent('notifications', {
      ...{ type: 'notifications.notification-sent.v1', subject: notificationId },
      data: { notificationId, recipientId: orders.customerId, kind, channel: 'email', orderId },
    })
    await store(event)
  }
  const store = async (event: CloudEvent) => {
    await payments.query(
      'INSERT INTO outbox (id, type, subject, event, published_at) VALUES ($1, $2, $3, $4, now())',
      [event.id, event.type, event.subject, event],
    )
    await orders.context.events.broker.publish([event])
  }
  /** Resolves when the consumer has seen everything that there is. */
  const caughtUp = (orderIds: readonly string[]) =>
    expect
      .poll(() =>
        query(
          `SELECT order_id FROM order_summaries WHERE status IN ('confirmed', 'rejected')
        AND payment_status = 'captured' AND notified = '{order-confirmed}' AND order_id = ANY($1)`,
          orderIds,
        ),
      )
      .toHaveLength(orderIds.length)
  const somePaid = async (count: number) => {
    const placed = await Promise.all(
      Array.from({ length: count }, (_, n) =>
        orders.place(n % 3 ? {} : { paymentMethod: 'pm_card_declined' }),
      ),
    )
    const ids = placed.map(({ id }) => id)
    // Out of order, and before or after the events of the order.
    await Promise.all(ids.map((id) => paid(id, 'captured')))
    await Promise.all(ids.map((id) => emitted(id, 'order-confirmed')))
    await Promise.all(ids.map((id) => paid(id, 'authorized')))
    return ids
  }
  // With connections of its own, as `npm run projections` has: those of the service may all wait for the table.
  const again = () => rebuild(own, [own.pool, payments])

  test('is the same for any order of events', async () => {
    const ids = await somePaid(6)
    await caughtUp(ids)
    const { body } = await orders.send('listOrders')
    expect(body.items).toHaveLength(6)
    for (const { id, status, paymentStatus, notificationStatus, items, total } of body.items) {
      const order = await orders.send('getOrder', { params: { orderId: id } })
      expect({ status, items, total }).toEqual({
        ...{ status: order.body.status, items: order.body.items, total: order.body.total },
      })
      expect(paymentStatus).toBe('captured')
      // Only the confirmation was sent; the rejected order has no notification yet.
      expect(notificationStatus).toBe(status === 'confirmed' ? 'sent' : 'none')
    }
  })

  test('a rebuild produces the same rows and indexes', async () => {
    const live = { rows: await table(), indexes: await indexes() }
    const { events, orders: count } = await again()
    expect(events).toBeGreaterThanOrEqual(count * 4)
    expect({ rows: await table(), indexes: await indexes() }).toEqual(live)
  })

  test('a rebuild repairs wrong rows', async () => {
    const live = await table()
    await query(`UPDATE order_summaries SET status = 'cancelled', total_amount = 1`)
    await query('DELETE FROM order_summaries WHERE order_id = $1', live[0]?.order_id)
    await again()
    expect(await table()).toEqual(live)
  })

  test('a rebuild during traffic loses no events', async () => {
    const [ids] = await Promise.all([somePaid(12), again()])
    await again()
    await caughtUp(ids)
    const live = await table()
    await again()
    expect(await table()).toEqual(live)
  })

  test('concurrent rebuilds are rejected', async () => {
    const both = await Promise.allSettled([again(), again()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('orders older than the stored events are kept', async () => {
    const live = await table()
    await query(`DELETE FROM outbox WHERE event->>'type' LIKE 'orders.%'`)
    await payments.query('DELETE FROM outbox')
    await again()
    expect(await table()).toEqual(live)
  })

  test('a redelivered event changes nothing', async () => {
    const [id] = await somePaid(1)
    await caughtUp([id as string])
    const live = await table()
    const stored = await query('SELECT event FROM outbox WHERE subject = $1 ORDER BY position', id)
    const events = stored.map(({ event }) => event as ReturnType<typeof makeEvent>)
    await orders.context.events.broker.replay('orders', events.toReversed(), 'again')
    await expect
      .poll(() => query(`SELECT event_id FROM inbox WHERE consumer = 'orders#again'`))
      .toHaveLength(events.length)
    expect(await table()).toEqual(live)
  })

  test('the lag is a metric', async () => {
    const scraped = await (await fetch(`${orders.url}/metrics`)).text()
    expect(scraped).toMatch(/^orders_projection_lag_seconds\{.*\} \d/m)
    expect(scraped).toMatch(/^orders_projection_delay_seconds_count\{.*\} [1-9]/m)
  })
})
