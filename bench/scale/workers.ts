import { inDatabase } from '../../scripts/database/databases.ts'
import { Load, median } from '../measure.ts'
import { type Buyers, NOTIFICATIONS, openBuyers } from '../orders/buyers.ts'
import { perOrder, read, readConnections, type Reading, settled, usedByDatabase } from '../orders/meter.ts'
import { type Shop, startShop } from '../orders/shop.ts'
import { progress } from '../prepare.ts'
import type { BenchRequest } from '../requests.ts'
import { rounded } from './rounded.ts'

/** What an order and a read cost, with so many processes of gateway, orders and products. */
export interface WorkersRow {
  workers: number
  ordersPerSecond: number
  p50Ms: number
  /** Of one order, by process. */
  cpuMs: Readonly<Record<string, number>>
  /** Of these `postgres`, by database; the rest is of processes that serve all databases. */
  databaseMs: Readonly<Record<string, number>>
  /** Of one order: events that were published, deliveries to each consumer, events for its stream, and bytes. */
  events: number
  deliveries: Readonly<Record<string, number>>
  streamEvents: number
  /** Transactions that wrote, and those in the database of orders that notify the streams. */
  writes: number
  notifying: number
  walBytes: number
  storedBytes: Readonly<Record<string, number>>
  reads: ReadRow[]
}

export interface ReadRow {
  operation: string
  perSecond: number
  p99Ms: number
  /** Of one read, by process. */
  cpuUs: Readonly<Record<string, number>>
}

export interface WorkersOptions {
  buyers: number
  /** Length of the window of orders. */
  seconds: number
  /** Windows of each read, and their length. */
  windows: number
  windowSeconds: number
}

const READERS = ['gateway', 'orders', 'products', 'postgres'] as const

export async function measureWorkers(workers: number, options: WorkersOptions): Promise<WorkersRow> {
  await using opened = new AsyncDisposableStack()
  progress(`WORKERS=${workers}: starting PostgreSQL and the services`)
  const shop = await startShop({ workers, env: { GATEWAY_REQUESTS_PER_MINUTE: '0' } })
  opened.defer(() => shop.stop())
  const buyers = await openBuyers(shop, options.buyers)
  opened.defer(() => buyers.close())
  progress(`WORKERS=${workers}: warming up`)
  await buyers.buy(options.buyers, Math.min(6, options.seconds))
  await settled(shop)
  progress(`WORKERS=${workers}: ${options.buyers} buyers`)
  const orders = await measureOrders(shop, buyers, options)
  return { workers, ...orders, reads: await measureReads(shop, buyers, workers, options) }
}

async function measureOrders(shop: Shop, buyers: Buyers, { buyers: number, seconds }: WorkersOptions) {
  const before = {
    usage: await read(shop),
    connections: await readConnections(shop),
    stored: await readStored(shop),
  }
  const window = await buyers.buy(number, seconds)
  await settled(shop)
  const after = {
    usage: await read(shop),
    connections: await readConnections(shop),
    stored: await readStored(shop),
  }
  const each = (value: number) => value / window.orders
  const growth = (
    one: Readonly<Record<string, number>>,
    other: Readonly<Record<string, number>>,
    digits: number,
  ) =>
    Object.fromEntries(
      Object.entries(other).map(([name, value]) => [name, rounded(each(value - (one[name] ?? 0)), digits)]),
    )
  const { cpuMs, writes } = perOrder(before.usage, after.usage, window.orders)
  return {
    ordersPerSecond: rounded(window.orders / window.seconds, 1),
    p50Ms: rounded(window.confirmedMs[window.confirmedMs.length >> 1] ?? NaN, 1),
    cpuMs,
    databaseMs: growth({}, usedByDatabase(before.connections, after.connections), 2),
    events: rounded(each(after.stored.events - before.stored.events), 2),
    deliveries: growth(before.stored.deliveries, after.stored.deliveries, 2),
    streamEvents: rounded(each(after.stored.streamEvents - before.stored.streamEvents), 2),
    writes,
    notifying: NOTIFICATIONS,
    walBytes: rounded(each(after.stored.walBytes - before.stored.walBytes), 0),
    storedBytes: growth(before.stored.bytes, after.stored.bytes, 0),
  }
}

/** Events, deliveries and bytes since the databases were made. */
async function readStored(shop: Shop) {
  const countOf = (database: string, table: string) =>
    inDatabase(shop.databases[database] as string, async (client) => {
      const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${table}`)
      return Number(rows[0]?.count)
    })
  const published = await Promise.all(
    ['orders', 'products', 'payments', 'notifications'].map((name) => countOf(name, 'outbox')),
  )
  const [orders, notifications] = [await countOf('orders', 'inbox'), await countOf('notifications', 'inbox')]
  const streamEvents = await countOf('orders', 'order_events')
  return inDatabase(shop.urlOf('postgres'), async (client) => {
    const { rows } = await client.query<{ name: string; bytes: string; wal: string }>(
      `SELECT datname AS name, pg_database_size(oid) AS bytes, pg_current_wal_lsn() - '0/0' AS wal
       FROM pg_database WHERE datname = ANY($1)`,
      [Object.keys(shop.databases)],
    )
    return {
      events: published.reduce((sum, count) => sum + count, 0),
      deliveries: { orders, notifications },
      streamEvents,
      walBytes: Number(rows[0]?.wal),
      bytes: Object.fromEntries(rows.map(({ name, bytes }) => [name, Number(bytes)])),
    }
  })
}

type Sample = Awaited<ReturnType<typeof Load.prototype.between<Reading>>>

async function measureReads(
  shop: Shop,
  { tokens, products }: Buyers,
  workers: number,
  { windows, windowSeconds }: WorkersOptions,
): Promise<ReadRow[]> {
  const authorization = `Bearer ${tokens[0]}`
  const [gateway, service] = [shop.gateway, shop.products].map((url) => Number(new URL(url).port))
  const get = (path: string, headers = {}): BenchRequest => ({
    method: 'GET',
    path: `/api/v1/${path}`,
    headers,
  })
  const { items } = (await (
    await fetch(`${shop.gateway}/api/v1/orders?limit=16`, { headers: { authorization } })
  ).json()) as { items: { id: string }[] }
  const productReads = products.slice(0, 16).map((id) => get(`products/${id}`))
  const reads: Record<string, { port: number | undefined; requests: BenchRequest[] }> = {
    getOrder: { port: gateway, requests: items.map(({ id }) => get(`orders/${id}`, { authorization })) },
    listOrders: { port: gateway, requests: [get('orders?limit=20', { authorization })] },
    'getProduct, from the cache of the gateway': { port: gateway, requests: productReads },
    'getProduct, at the service': { port: service, requests: productReads },
  }
  const load = new Load()
  const rows: ReadRow[] = []
  try {
    for (const [operation, { port, requests }] of Object.entries(reads)) {
      progress(`WORKERS=${workers}: ${operation}`)
      const samples: Sample[] = []
      for (let n = 0; n < windows; n += 1) {
        const order = { port: port as number, requests, status: 200, connections: 32, seconds: windowSeconds }
        samples.push(await load.between(order, n === 0 ? windowSeconds : 0.3, () => read(shop)))
      }
      const middle = (of: (sample: Sample) => number) => median(samples.map(of))
      rows.push({
        operation,
        perSecond: rounded(
          middle(({ result }) => result.requests / result.seconds),
          0,
        ),
        p99Ms: rounded(
          middle(({ result }) => result.p99Ms),
          1,
        ),
        cpuUs: Object.fromEntries(
          READERS.map((name) => [
            name,
            rounded(
              middle(
                ({ before, after, result }) =>
                  (((after.cpuMs[name] ?? NaN) - (before.cpuMs[name] ?? NaN)) * 1000) / result.requests,
              ),
              0,
            ),
          ]),
        ),
      })
    }
  } finally {
    await load.stop()
  }
  return rows
}
