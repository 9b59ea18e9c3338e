import type pg from 'pg'
import type { Database } from '#platform/database/database.ts'
import type { CloudEvent } from '#platform/events/cloud-event.ts'
import type { PrismaClient } from '#generated/orders/prisma/client.ts'
import type { Transaction } from '#platform/database/transaction.ts'
import { PROJECTED_TYPES, projectionOn } from './projection.ts'
import { COLUMNS, MERGE } from './summary.ts'

/** The database of a service, whose outbox is its event store. */
export type EventStore = Pick<pg.Pool, 'connect' | 'query'>

export interface Rebuilt {
  /** The number of events read. */
  events: number
  orders: number
  /** How long the table was locked against reads and writes. */
  lockedMs: number
}

/**
 * Rebuilds the projection from the stored events in a second table, then swaps the tables.
 *
 * No event is lost: a consumer only processes stored events, so after the old table is locked, every event that it
 * contains can be read from the stores. Events consumed later, or twice, are merged idempotently (summary.ts). The table
 * is only locked for the last events and the swap.
 *
 * @param stores that of orders first, then the other services whose events are projected
 * @throws Error while another rebuild is running
 */
export async function rebuild(database: Projected, stores: readonly EventStore[]): Promise<Rebuilt> {
  const client = await database.pool.connect()
  let isFree = false
  try {
    const { rows } = await client.query<{ free: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS free`)
    isFree = rows[0]?.free === true
    if (!isFree) throw new Error('The order list is already being rebuilt')
    return await build(database, stores)
  } finally {
    // If unlocking fails, closing the connection releases the lock.
    const isBroken = isFree && !(await client.query(`SELECT pg_advisory_unlock(${LOCK})`).catch(() => false))
    client.release(isBroken)
  }
}

const LOCK = `hashtext('order_summaries_next')`

type Projected = Pick<Database<PrismaClient>, 'prisma' | 'pool'>

async function build({ prisma, pool }: Projected, stores: readonly EventStore[]): Promise<Rebuilt> {
  await pool.query('DROP TABLE IF EXISTS order_summaries_next')
  await pool.query('CREATE TABLE order_summaries_next (LIKE order_summaries INCLUDING ALL)')
  await carryOver(pool)
  const places = stores.map((store) => ({ store, after: 0n }))
  let events = 0
  const readAll = async (write: (batch: readonly CloudEvent[]) => Promise<void>) => {
    for (const place of places) {
      const upTo = await fence(place.store)
      for await (const batch of batches(place.store, place.after, upTo)) {
        await write(batch)
        events += batch.length
      }
      place.after = upTo
    }
  }
  await readAll((batch) => prisma.$transaction((tx) => apply(tx, batch), LONG))

  let lockedAt = 0
  await prisma.$transaction(async (tx) => {
    // Queries queue behind a waiting ACCESS EXCLUSIVE lock: fail rather than block them behind a long-running reader.
    await tx.$executeRawUnsafe(`SET LOCAL lock_timeout = '5s'`)
    await tx.$executeRawUnsafe('LOCK TABLE order_summaries IN ACCESS EXCLUSIVE MODE')
    lockedAt = performance.now()
    await readAll((batch) => apply(tx, batch))
    await swap(tx)
  }, LONG)
  const lockedMs = performance.now() - lockedAt
  const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int FROM order_summaries')
  return { events, orders: rows[0]?.count ?? 0, lockedMs }
}

const LONG = { timeout: 600_000, maxWait: 10_000 }
const BATCH = 500

/**
 * The highest position below which no more events can appear. Positions are assigned before commit, so a lower one can
 * become visible after a higher one. The SHARE lock waits for all transactions in progress.
 */
async function fence(store: EventStore): Promise<bigint> {
  const client = await store.connect()
  try {
    await client.query(`BEGIN; SET LOCAL lock_timeout = '5s'; LOCK TABLE outbox IN SHARE MODE`)
    const { rows } = await client.query<{ last: string }>(
      'SELECT coalesce(max(position), 0) AS last FROM outbox',
    )
    return BigInt(rows[0]?.last ?? 0)
  } finally {
    await client.query('ROLLBACK').catch(() => {})
    client.release()
  }
}

async function* batches(store: EventStore, after: bigint, upTo: bigint): AsyncGenerator<CloudEvent[]> {
  for (let from = after; ;) {
    const { rows } = await store.query<{ position: string; event: CloudEvent }>(
      `SELECT position, event FROM outbox WHERE position > $1 AND position <= $2 AND type = ANY($3)
       ORDER BY position LIMIT $4`,
      [from, upTo, PROJECTED_TYPES, BATCH],
    )
    if (rows.length === 0) return
    yield rows.map(({ event }) => event)
    from = BigInt(rows.at(-1)?.position ?? upTo)
  }
}

async function apply(tx: Transaction, events: readonly CloudEvent[]): Promise<void> {
  const projection = projectionOn('order_summaries_next')
  for (const event of events) await projection.apply(event, tx)
}

/**
 * Copies orders whose events are no longer stored: from the `orders` table, with payment and notification state from the
 * old projection.
 */
async function carryOver(pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO order_summaries_next AS s (${COLUMNS})
     SELECT o.id, o.customer_id, o.status, coalesce(g.resumptions, 0), o.reason, (
         SELECT jsonb_agg(jsonb_build_object('productId', i.product_id, 'sku', i.sku, 'name', i.name, 'quantity', i.quantity,
           'unitPrice', jsonb_build_object('amount', i.unit_amount, 'currency', o.currency)) ORDER BY i.line)
         FROM order_items i WHERE i.order_id = o.id
       ), o.total_amount, o.currency, coalesce(old.payment_status, 'none'), coalesce(old.notified, '{}'),
       o.created_at, coalesce(old.updated_at, o.updated_at)
     FROM orders o LEFT JOIN order_summaries old ON old.order_id = o.id LEFT JOIN sagas g ON g.order_id = o.id
     WHERE NOT EXISTS (
       SELECT FROM outbox e WHERE e.type = 'orders.order-placed.v1' AND e.subject = o.id::text
     ) ${MERGE}`,
  )
}

/** Replaces the old table. Indexes are renamed, so that migrations and the next rebuild find the expected names. */
async function swap(tx: Transaction): Promise<void> {
  await tx.$executeRawUnsafe('DROP TABLE order_summaries')
  await tx.$executeRawUnsafe('ALTER TABLE order_summaries_next RENAME TO order_summaries')
  const indexes = await tx.$queryRawUnsafe<{ name: string }[]>(
    `SELECT indexname AS name FROM pg_indexes WHERE tablename = 'order_summaries' AND schemaname = current_schema()`,
  )
  for (const { name } of indexes) {
    const old = name.replace('order_summaries_next', 'order_summaries')
    if (old !== name) await tx.$executeRawUnsafe(`ALTER INDEX "${name}" RENAME TO "${old}"`)
  }
}
