import pg from 'pg'
import type { CloudEvent } from '#platform/events/cloud-event.ts'
import type { Databases } from './shop.ts'

/** The rows of the databases and of the provider's books that the invariants refer to. */
export type ShopState = Awaited<ReturnType<typeof readState>>

/** Queries one of the databases. */
export interface Ask {
  <Row>(database: string, sql: string): Promise<Row[]>
  databases: readonly string[]
}

export interface StoredEvent {
  service: string
  id: string
  type: string
  subject: string
  event: CloudEvent<string, Record<string, unknown>>
  isPublished: boolean
}

/** The producers. */
const PUBLISHERS = ['orders', 'products', 'payments', 'notifications']
/** The consumers. */
export const CONSUMERS = ['orders', 'notifications'] as const
/** The schemas of queues: the broker's, and the jobs of the services with jobs. */
const QUEUES = { events: 'broker', orders: 'jobs', notifications: 'jobs' }

/** Those in PostgreSQL: RabbitMQ has queues of its own. */
const queuesOf = ({ databases }: Ask) =>
  Object.entries(QUEUES).filter(([database]) => databases.includes(database))

export async function readState(ask: Ask) {
  const outboxes = await Promise.all(
    PUBLISHERS.map(async (service) => {
      const rows = await ask<Omit<StoredEvent, 'service'>>(
        service,
        `SELECT id, type, subject, event, published_at IS NOT NULL AS "isPublished" FROM outbox ORDER BY position`,
      )
      return rows.map((row): StoredEvent => ({ service, ...row }))
    }),
  )
  const inboxes = await Promise.all(
    CONSUMERS.map((service) =>
      ask<{ consumer: string; eventId: string }>(
        service,
        'SELECT consumer, event_id AS "eventId" FROM inbox',
      ),
    ),
  )
  const queues = await Promise.all(
    queuesOf(ask).map(([database, schema]) =>
      ask<{ queue: string; count: number }>(
        database,
        `SELECT queue, count(*)::int FROM (
           SELECT queue FROM ${schema}.job UNION ALL SELECT queue || '.dead' FROM ${schema}.dead_letter
         ) AS q GROUP BY queue`,
      ),
    ),
  )
  return {
    events: outboxes.flat(),
    inbox: inboxes.flat(),
    queued: queues.flat(),
    ...(await readOrders(ask)),
    ...(await readStock(ask)),
    ...(await readMoney(ask)),
    ...(await readMessages(ask)),
  }
}

async function readOrders(ask: Ask) {
  return {
    orders: await ask<{
      id: string
      customerId: string
      status: string
      reason: string | null
      total: number
      paymentId: string | null
      sagaState: string | null
    }>(
      'orders',
      `SELECT o.id, o.customer_id AS "customerId", o.status, o.reason, o.total_amount AS total, o.payment_id AS "paymentId",
         s.state AS "sagaState"
       FROM orders o LEFT JOIN sagas s ON s.order_id = o.id ORDER BY o.id`,
    ),
    items: await ask<{ orderId: string; productId: string; quantity: number }>(
      'orders',
      'SELECT order_id AS "orderId", product_id AS "productId", quantity FROM order_items',
    ),
    told: await ask<{ orderId: string; types: string[] }>(
      'orders',
      `SELECT order_id AS "orderId", array_agg(type ORDER BY position) AS types FROM order_events GROUP BY order_id`,
    ),
    summaries: await ask<{ orderId: string; status: string; paymentStatus: string; notified: string[] }>(
      'orders',
      `SELECT order_id AS "orderId", status, payment_status AS "paymentStatus", notified AS "notified"
       FROM order_summaries`,
    ),
  }
}

async function readStock(ask: Ask) {
  return {
    products: await ask<{ id: string; stock: number }>('products', 'SELECT id, stock FROM products'),
    reservations: await ask<{ id: string; state: string }>('products', 'SELECT id, state FROM reservations'),
  }
}

async function readMoney(ask: Ask) {
  return {
    payments: await ask<{ id: string; orderId: string; state: string; pendingRefunds: number }>(
      'payments',
      `SELECT id, order_id AS "orderId", state, (
         SELECT count(*)::int FROM refunds r WHERE r.payment_id = p.id AND r.state = 'pending'
       ) AS "pendingRefunds" FROM payments p`,
    ),
    entries: await ask<{ transactionId: string; paymentId: string; account: string; amount: number }>(
      'payments',
      `SELECT transaction_id AS "transactionId", payment_id AS "paymentId", account, amount_minor::int AS amount
       FROM ledger_entries`,
    ),
    // The effects outside of the system.
    charges: await ask<{
      reference: string
      paymentId: string
      state: string
      captured: number
      refunded: number
    }>(
      'payments',
      `SELECT reference, payment_reference AS "paymentId", state, captured_minor::int AS captured,
         refunded_minor::int AS refunded FROM provider.charges`,
    ),
    openOperations: await ask<{ key: string }>(
      'payments',
      'SELECT idempotency_key AS key FROM provider.operations WHERE result IS NULL',
    ),
  }
}

async function readMessages(ask: Ask) {
  return {
    notifications: await ask<{
      id: string
      eventId: string
      recipientId: string
      kind: string
      orderId: string | null
      state: string
      attempts: number
    }>(
      'notifications',
      `SELECT id, event_id AS "eventId", recipient_id AS "recipientId", kind, order_id AS "orderId", state, attempts
       FROM notifications`,
    ),
    deliveries: await ask<{ id: string; eventId: string; state: string }>(
      'notifications',
      'SELECT id, event_id AS "eventId", state FROM webhook_deliveries',
    ),
  }
}

/**
 * The work in progress. Empty when everything is settled, so that the invariants can be checked. Queried in the order
 * of processing, one after the other: work that moves on in the meantime is found at its next stage.
 */
export async function unsettled(ask: Ask): Promise<string[]> {
  const found: string[] = []
  for (const [database, table, condition] of WAY) {
    if (!ask.databases.includes(database)) continue
    const [row] = await ask<{ count: number }>(
      database,
      `SELECT count(*)::int FROM ${table} WHERE ${condition}`,
    )
    if (row && row.count > 0) found.push(`${row.count} in ${database}: ${table}`)
  }
  return found
}

const WAITING = 'true'
const WAY = [
  ['orders', 'sagas', `state NOT IN ('confirmed', 'rejected', 'cancelled', 'needs-attention')`],
  ['orders', 'jobs.job', WAITING],
  ['payments', 'payments', `state IN ('pending', 'capturing', 'voiding')`],
  ['orders', 'outbox', 'published_at IS NULL'],
  ['products', 'outbox', 'published_at IS NULL'],
  ['payments', 'outbox', 'published_at IS NULL'],
  ['events', 'broker.job', WAITING],
  ['notifications', 'jobs.job', WAITING],
  ['notifications', 'notifications', `state IN ('pending', 'sending')`],
  ['notifications', 'webhook_deliveries', `state = 'pending'`],
  ['notifications', 'outbox', 'published_at IS NULL'],
  // orders consumes the events of notifications.
  ['events', 'broker.job', WAITING],
] as const

/** Queries over a few connections that reconnect. */
export function openAsk(databases: Databases): { ask: Ask; close(): Promise<void> } {
  const pools = Object.fromEntries(
    Object.entries(databases).map(([name, url]) => {
      const pool = new pg.Pool({ connectionString: url, max: 2, application_name: 'chaos' })
      pool.on('error', () => {})
      return [name, pool]
    }),
  )
  const query = async <Row>(database: string, sql: string) => {
    // The broker may be something else than a database.
    const result = await pools[database]?.query(sql)
    return (result?.rows ?? []) as Row[]
  }
  return {
    ask: Object.assign(query, { databases: Object.keys(databases) }),
    close: async () => {
      await Promise.all(Object.values(pools).map((pool) => pool.end()))
    },
  }
}
