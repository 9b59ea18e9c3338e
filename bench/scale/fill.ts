import type pg from 'pg'
import { inDatabase } from '../../scripts/database/databases.ts'
import { countOrders } from '../orders/fill.ts'
import type { Shop } from '../orders/shop.ts'

/** `$3` is the customer of about a hundred orders of each filling; all others have twenty. */
const CUSTOMER = `CASE WHEN n % greatest(1, $2::int / 100) = 0 THEN $3::uuid ELSE md5('customer' || n / 20)::uuid END`
const ID = `md5('order' || n)::uuid`
const STATUS = `CASE WHEN n % 10000 = 1 THEN 'needs-attention' WHEN n % 50 = 2 THEN 'rejected' ELSE 'confirmed' END`
const REASON = `CASE WHEN n % 50 = 2 AND n % 10000 <> 1 THEN 'card-declined' END`
const AT = `now() - interval '290 days' * (1 - n::float / $2)`
const ALL = 'generate_series($1::int, $2::int) n'
/** Of the last 29 days: events are kept for 30 (`EVENTS_KEEP_DAYS`). */
const LAST_TENTH = 'generate_series(greatest($1::int, $2::int / 10 * 9), $2::int) n'
/** Idempotency keys are kept for a day. */
const LAST_DAY = 'generate_series(greatest($1::int, $2::int - $2::int / 290), $2::int) n'
const PRODUCT = (line: number) => `lpad((1 + (n + ${line}) % 100)::text, 32, '0')::uuid`
const ITEM = (line: number) =>
  `jsonb_build_object('productId', ${PRODUCT(line)}, 'sku', 'BENCH-' || 1 + (n + ${line}) % 100, 'name', 'Product ' || 1 + (n + ${line}) % 100,
    'quantity', 1, 'unitPrice', jsonb_build_object('amount', 1000, 'currency', 'EUR'))`
const ITEMS = `jsonb_build_array(${ITEM(1)}, ${ITEM(2)})`
const EVENTS = [
  'placed',
  'stock-reserved',
  'payment-authorized',
  'stock-confirmed',
  'payment-captured',
  'confirmed',
]
const PUBLISHED = ['orders.order-placed.v1', 'orders.order-confirmed.v1']
/** Deliveries of an order to the consumer `orders`. */
const DELIVERIES = 5

const TABLES: Record<string, string> = {
  orders: `(id, customer_id, status, reason, total_amount, currency, payment_method, payment_id, version, created_at, updated_at)
    SELECT ${ID}, ${CUSTOMER}, ${STATUS}, ${REASON}, 2000, 'EUR', 'pm_card_ok', md5('payment' || n)::uuid, 6, ${AT}, ${AT}
    FROM ${ALL}`,
  order_items: `(order_id, line, product_id, sku, name, quantity, unit_amount)
    SELECT ${ID}, line, lpad((1 + (n + line) % 100)::text, 32, '0')::uuid, 'BENCH-' || 1 + (n + line) % 100,
      'Product ' || 1 + (n + line) % 100, 1, 1000
    FROM ${ALL}, generate_series(1, 2) line`,
  sagas: `(order_id, state, version, deadline, completed_steps, reservation_id, created_at, updated_at)
    SELECT ${ID}, ${STATUS}, 5, ${AT}, '{reserve-stock,authorize-payment,confirm-stock,capture-payment}', ${ID}, ${AT}, ${AT}
    FROM ${ALL}`,
  order_events: `(order_id, type, data, created_at)
    SELECT ${ID}, type, jsonb_build_object('orderId', ${ID}, 'type', type, 'at', '2026-01-01T00:00:00.000Z', 'status',
      CASE type WHEN 'confirmed' THEN 'confirmed' ELSE 'pending' END), ${AT}
    FROM ${ALL}, unnest('{${EVENTS.join(',')}}'::text[]) type`,
  order_summaries: `(order_id, customer_id, status, reason, items, total_amount, currency, payment_status, notified, created_at, updated_at)
    SELECT ${ID}, ${CUSTOMER}, ${STATUS}, ${REASON}, ${ITEMS}, 2000, 'EUR', 'captured', '{order-confirmed}', ${AT}, ${AT}
    FROM ${ALL}`,
  outbox: `(id, type, subject, event, created_at, published_at)
    SELECT id, type, ${ID}::text, jsonb_build_object('id', id, 'type', type, 'subject', ${ID}, 'specversion', '1.0', 'source', '/orders',
      'time', ${AT}, 'datacontenttype', 'application/json', 'data', jsonb_build_object('orderId', ${ID}, 'customerId', ${CUSTOMER},
      'items', ${ITEMS}, 'total', jsonb_build_object('amount', 2000, 'currency', 'EUR'))), ${AT}, ${AT}
    FROM ${LAST_TENTH}, unnest('{${PUBLISHED.join(',')}}'::text[]) type,
      LATERAL (SELECT md5(type || n)::uuid AS id) made`,
  inbox: `(consumer, event_id, processed_at)
    SELECT 'orders', md5('event' || n || ' ' || e)::uuid AS id, ${AT}
    FROM ${LAST_TENTH}, generate_series(1, ${DELIVERIES}) e ORDER BY id`,
  idempotency_keys: `(scope, key, fingerprint, state, status, headers, body, locked_until, created_at, expires_at)
    SELECT ${CUSTOMER} || ' placeOrder', md5('key' || n), sha256(n::text::bytea), 'done', 202, '{}',
      convert_to(repeat('x', 600), 'UTF8'), ${AT}, now(), now() + interval '1 day'
    FROM ${LAST_DAY}`,
}

/**
 * Fills the database of orders with orders of the last 290 days until it has so many: items, sagas, events of streams and
 * the list of orders. Outbox, inbox and idempotency keys have those that are not deleted yet.
 *
 * @param customerId has about a hundred more orders afterwards
 */
export async function fillOrders(shop: Shop, orders: number, customerId: string): Promise<void> {
  const url = shop.databases.orders as string
  const first = (await countOrders(shop)) + 1
  await inDatabase(url, async (client) => {
    // Fewer checkpoints, each of which writes all pages again.
    await client.query(`ALTER SYSTEM SET max_wal_size = '8GB'`)
    await client.query('SELECT pg_reload_conf()')
  })
  const fill = async (tables: readonly string[]) => {
    for (const table of tables)
      await inDatabase(url, async (client) => {
        // The rows are right as they are: neither triggers nor foreign keys are asked.
        await client.query(
          `SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '256MB'`,
        )
        const remade = await dropIndexes(client, table)
        await client.query(`INSERT INTO ${table} ${TABLES[table]}`, [
          ...[first, orders],
          ...((TABLES[table] as string).includes('$3') ? [customerId] : []),
        ])
        for (const definition of remade) await client.query(definition)
        await client.query(`VACUUM ANALYZE ${table}`)
      })
  }
  const { order_events: _events, inbox: _inbox, outbox: _outbox, ...others } = TABLES
  await Promise.all([fill(['order_events', 'inbox']), fill(['outbox', ...Object.keys(others)])])
  await inDatabase(url, async (client) => {
    await client.query('ALTER SYSTEM RESET max_wal_size')
    await client.query('SELECT pg_reload_conf()')
    await client.query('CHECKPOINT')
  })
}

/** Drops the indexes that are not of a constraint: made again at the end, they cost a third. @returns their definitions */
async function dropIndexes(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index WHERE indrelid = $1::regclass AND NOT indisunique`,
    [table],
  )
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`)
  return rows.map(({ definition }) => definition)
}
