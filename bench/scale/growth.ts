import { inDatabase } from '../../scripts/database/databases.ts'
import { Load } from '../measure.ts'
import { type Buyers, credentialsOf, logIn } from '../orders/buyers.ts'
import { countOrders } from '../orders/fill.ts'
import { perOrder, read, settled } from '../orders/meter.ts'
import type { Shop } from '../orders/shop.ts'
import { resetStatements } from '../orders/statements.ts'
import { progress } from '../prepare.ts'
import type { BenchRequest } from '../requests.ts'
import { fillOrders } from './fill.ts'
import { rounded } from './rounded.ts'

/** What the operations of orders cost with so many orders in the database. */
export interface GrowthRow {
  /** Before the first operation. */
  orders: number
  /** Of the database, with indexes, outbox and inbox. */
  bytes: number
  reads: { operation: string; ordersUs: number; postgresUs: number; pages: number }[]
  /** A whole order at ten buyers. */
  order: { ordersMs: number; postgresMs: number }
  /** Statements: from placing the order to its last step. */
  statements: { statement: string; us: number; pages: number }[]
  /** Statements with NOTIFY of one order, by database. */
  notifying: Readonly<Record<string, number>>
}

export interface GrowthOptions {
  sizes: readonly number[]
  buyers: number
  /** Length of the window of orders. */
  seconds: number
  windowSeconds: number
}

/** By the text with which they begin (services/orders/saga/). */
const STATEMENTS: Record<string, string> = {
  'WITH placed AS': 'place',
  'WITH saga AS': 'step of the saga',
}

const STAFF = 0
const CUSTOMER = 1

export async function measureGrowth(
  shop: Shop,
  buyers: Buyers,
  { sizes, buyers: number, seconds, windowSeconds }: GrowthOptions,
): Promise<GrowthRow[]> {
  const staff = await promote(shop)
  const customerId = await inDatabase(shop.databases.users as string, async (client) => {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM users WHERE email = $1', [
      credentialsOf(CUSTOMER).email,
    ])
    return rows[0]?.id as string
  })
  const rows: GrowthRow[] = []
  for (const size of sizes) {
    progress(`${size} orders: filling the database`)
    await fillOrders(shop, size, customerId)
    const [orders, bytes] = [await countOrders(shop), await sizeOf(shop)]
    const reads = await measureReads(
      shop,
      { staff, customer: buyers.tokens[CUSTOMER] as string },
      size,
      windowSeconds,
    )
    progress(`${size} orders: ${number} buyers`)
    await buyers.buy(number, 1)
    await settled(shop)
    await resetStatements(shop)
    const before = await read(shop)
    const window = await buyers.buy(number, seconds)
    await settled(shop)
    const { cpuMs } = perOrder(before, await read(shop), window.orders)
    rows.push({
      ...{ orders, bytes, reads },
      order: { ordersMs: cpuMs.orders ?? NaN, postgresMs: cpuMs.postgres ?? NaN },
      statements: await readStatements(shop),
      notifying: await readNotifying(shop, window.orders),
    })
  }
  return rows
}

async function promote(shop: Shop): Promise<string> {
  await inDatabase(shop.databases.users as string, (client) =>
    client.query(`UPDATE users SET role = 'staff' WHERE email = $1`, [credentialsOf(STAFF).email]),
  )
  return logIn(shop.users, STAFF)
}

interface Tokens {
  staff: string
  customer: string
}

async function measureReads(shop: Shop, { staff, customer }: Tokens, size: number, seconds: number) {
  const get = (path: string, token: string): BenchRequest => ({
    ...{ method: 'GET', path: `/api/v1/orders${path}` },
    headers: { authorization: `Bearer ${token}` },
  })
  const middle = await inDatabase(shop.databases.orders as string, async (client) => {
    const { rows } = await client.query<{ id: string; at: Date }>(
      `SELECT order_id AS id, created_at AS at FROM order_summaries WHERE customer_id IS NOT NULL
       ORDER BY created_at OFFSET $1 LIMIT 1`,
      [Math.floor(size / 2)],
    )
    return rows[0] as { id: string; at: Date }
  })
  const cursor = Buffer.from(JSON.stringify(['-createdAt', middle.at.getTime(), middle.id])).toString(
    'base64url',
  )
  const orderIds = await inDatabase(shop.databases.orders as string, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `SELECT o.id FROM generate_series(1, 16) n,
         LATERAL (SELECT id FROM orders WHERE id >= md5(n::text)::uuid ORDER BY id LIMIT 1) o`,
    )
    return rows.map(({ id }) => id)
  })
  const reads: Record<string, BenchRequest[]> = {
    'get by id': orderIds.map((id) => get(`/${id}`, staff)),
    'first page of a customer': [get('?limit=20', customer)],
    'page in the middle, of a customer': [get(`?limit=20&cursor=${cursor}`, customer)],
    'first page of all': [get('?limit=20', staff)],
    'page in the middle, of all': [get(`?limit=20&cursor=${cursor}`, staff)],
    'first page of a status that is rare': [get('?limit=20&status=needs-attention', staff)],
  }
  const load = new Load()
  const rows: GrowthRow['reads'] = []
  try {
    for (const [operation, requests] of Object.entries(reads)) {
      progress(`${size} orders: ${operation}`)
      const order = {
        port: Number(new URL(shop.gateway).port),
        requests,
        status: 200,
        connections: 8,
        seconds,
      }
      const { before, after, result } = await load.between(order, 0.5, async () => ({
        usage: await read(shop),
        pages: await pagesOf(shop),
      }))
      const used = (name: string) =>
        rounded(
          (((after.usage.cpuMs[name] ?? NaN) - (before.usage.cpuMs[name] ?? NaN)) * 1000) / result.requests,
          0,
        )
      rows.push({
        operation,
        ordersUs: used('orders'),
        postgresUs: used('postgres'),
        pages: rounded((after.pages - before.pages) / result.requests, 1),
      })
    }
  } finally {
    await load.stop()
  }
  return rows
}

/** The pages that statements on the database of orders have read, in memory or not. */
async function pagesOf(shop: Shop): Promise<number> {
  // Each connection reports to the statistics a second later at the latest what it has done.
  await new Promise((done) => setTimeout(done, 1_200))
  return inDatabase(shop.urlOf('postgres'), async (client) => {
    const { rows } = await client.query<{ pages: string }>(
      `SELECT blks_hit + blks_read AS pages FROM pg_stat_database WHERE datname = 'orders'`,
    )
    return Number(rows[0]?.pages)
  })
}

const sizeOf = (shop: Shop) =>
  inDatabase(shop.databases.orders as string, async (client) => {
    const { rows } = await client.query<{ bytes: string }>(
      'SELECT pg_database_size(current_database()) AS bytes',
    )
    return Number(rows[0]?.bytes)
  })

const readStatements = (shop: Shop): Promise<GrowthRow['statements']> =>
  inDatabase(shop.urlOf('postgres'), async (client) => {
    const { rows } = await client.query<{ begin: string; us: number; pages: number }>(
      `SELECT begin, 1000 * sum(total_exec_time) / sum(calls) AS us,
         (sum(shared_blks_hit + shared_blks_read) / sum(calls))::float AS pages
       FROM pg_stat_statements, unnest($1::text[]) begin WHERE starts_with(query, begin) GROUP BY begin ORDER BY begin`,
      [Object.keys(STATEMENTS)],
    )
    return rows.map(({ begin, us, pages }) => ({
      ...{ statement: STATEMENTS[begin] as string, us: rounded(us, 0), pages: rounded(pages, 1) },
    }))
  })

const readNotifying = (shop: Shop, orders: number): Promise<GrowthRow['notifying']> =>
  inDatabase(shop.urlOf('postgres'), async (client) => {
    const { rows } = await client.query<{ name: string; calls: string }>(
      `SELECT datname AS name, sum(calls) AS calls FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
       WHERE query LIKE '%pg_notify%' AND datname = ANY($1) GROUP BY datname ORDER BY datname`,
      [Object.keys(shop.databases)],
    )
    return Object.fromEntries(rows.map(({ name, calls }) => [name, rounded(Number(calls) / orders, 2)]))
  })
