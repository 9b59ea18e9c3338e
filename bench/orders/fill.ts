import type pg from 'pg'
import { inDatabase } from '../../scripts/database/databases.ts'
import type { Shop } from './shop.ts'

/** What an order leaves behind: by database and table, the columns with ids of its own and where in them the id begins. */
const TABLES: Record<string, Record<string, Record<string, number>>> = {
  orders: {
    orders: { id: 0, customer_id: 0, payment_id: 0 },
    order_items: { order_id: 0 },
    sagas: { order_id: 0, reservation_id: 0 },
    order_events: { order_id: 0 },
    order_summaries: { order_id: 0, customer_id: 0 },
    outbox: { id: 0, subject: 0 },
    inbox: { event_id: 0 },
    idempotency_keys: { key: 0 },
  },
  products: {
    reservations: { id: 0 },
    reservation_items: { reservation_id: 0 },
    outbox: { id: 0, subject: 0 },
    idempotency_keys: { key: 0 },
  },
  payments: {
    payments: { id: 0, order_id: 0, customer_id: 0, provider_reference: 3 },
    ledger_entries: { transaction_id: 0, payment_id: 0 },
    'provider.charges': { reference: 3, payment_reference: 0 },
    'provider.operations': { idempotency_key: 0, charge_reference: 3 },
    outbox: { id: 0, subject: 0 },
    idempotency_keys: { key: 0 },
  },
  notifications: {
    notifications: { id: 0, event_id: 0, recipient_id: 0, order_id: 0 },
    outbox: { id: 0, subject: 0 },
    inbox: { event_id: 0 },
  },
}

/**
 * Fills the databases with copies of the orders that were really placed, with all that belongs to them, until there
 * are about so many. A copy differs in its ids, of which one group is the copy's number; what is said of it inside of
 * JSON stays as it was, because nothing reads it.
 *
 * @param group which one: another one for each filling, so that copies of copies are new too
 * @returns how many orders there are then
 */
export async function fill(shop: Shop, orders: number, group: 'second' | 'third'): Promise<number> {
  const before = await countOrders(shop)
  const copies = Math.round((orders - before) / before)
  await Promise.all(
    Object.entries(TABLES).map(([name, tables]) =>
      inDatabase(shop.databases[name] as string, async (client) => {
        // The rows are right as they are: neither triggers nor foreign keys are asked again.
        await client.query('SET session_replication_role = replica; SET synchronous_commit = off')
        for (const [table, ids] of Object.entries(tables))
          await client.query(copyOf(table, await columnsOf(client, table), ids, group), [copies])
        await client.query('VACUUM ANALYZE')
      }),
    ),
  )
  await inDatabase(shop.urlOf('postgres'), (client) => client.query('CHECKPOINT'))
  return countOrders(shop)
}

export const countOrders = (shop: Shop): Promise<number> =>
  inDatabase(shop.databases.orders as string, async (client) => {
    const { rows } = await client.query<{ count: string }>('SELECT count(*) FROM orders')
    return Number(rows[0]?.count)
  })

interface Column {
  name: string
  type: string
}

/** Those that are not counted by the database itself. */
async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type
     FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
       AND coalesce(pg_get_expr(adbin, adrelid), '') NOT LIKE 'nextval%'`,
    [table],
  )
  return rows
}

function copyOf(
  table: string,
  columns: readonly Column[],
  ids: Readonly<Record<string, number>>,
  group: 'second' | 'third',
): string {
  // 01234567-9abc-4fgh-…: the second group has four digits; the third begins with the version, which stays.
  const [digits, at] = group === 'second' ? [4, 10] : [3, 16]
  const changed = (column: string, begin: number) =>
    `overlay(${column}::text PLACING lpad(to_hex(n), ${digits}, '0') FROM ${begin + at})`
  const values = columns.map(({ name, type }) => {
    const begin = ids[name]
    if (begin !== undefined) return `${changed(name, begin)}::${type}`
    if (table !== 'outbox' || name !== 'event') return name
    return `event || jsonb_build_object('id', ${changed('id', 0)}, 'subject', ${changed('subject', 0)})`
  })
  return `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) SELECT ${values.join(', ')}
    FROM ${table}, generate_series(1, $1::int) n ON CONFLICT DO NOTHING`
}
