import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { inDatabase } from '../../scripts/database/databases.ts'
import { credentialsOf } from '../orders/buyers.ts'
import { read } from '../orders/meter.ts'
import type { Shop } from '../orders/shop.ts'
import { progress } from '../prepare.ts'
import { rounded } from './rounded.ts'
import type { FromClients, ToClients } from './stream-clients.ts'

/** What open event streams cost, through one process of gateway and one of orders. */
export interface StreamsRow {
  streams: number
  /** Of one stream, in the memory of each process. */
  memoryKb: Readonly<Record<string, number>>
  /** CPU of one stream for a minute without events. */
  idleMsPerMinute: Readonly<Record<string, number>>
  /** CPU of one event, from its insertion to the client. */
  eventMs: Readonly<Record<string, number>>
}

export interface StreamsOptions {
  sizes: readonly number[]
  /** How long streams are idle, and over what time each gets an event. */
  idleSeconds: number
  activeSeconds: number
}

/** Variables without which a gateway refuses so many streams of one caller at one address. */
export const streamsEnv = (streams: number): NodeJS.ProcessEnv => ({
  GATEWAY_MAX_STREAMS: String(streams),
  GATEWAY_STREAMS_PER_CALLER: String(streams),
  GATEWAY_CONNECTIONS_PER_ADDRESS: String(streams + 1_000),
})

/** Files that a process needs for something else than streams. */
const OTHER_FILES = 1_000
/** At the gateway: one to the client, one to the service. */
const FILES_OF_A_STREAM = 2

/** The largest number of streams that one gateway may have open here, at most `wanted`. */
export function possibleStreams(wanted: number): number {
  const files = Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1])
  return Math.min(wanted, Math.floor((files - OTHER_FILES) / FILES_OF_A_STREAM))
}

const MEASURED = ['gateway', 'orders', 'postgres'] as const
const NODE = ['gateway', 'orders'] as const
const CUSTOMER = 2

/** @param tokens of the buyers */
export async function measureStreams(
  shop: Shop,
  tokens: readonly string[],
  options: StreamsOptions,
): Promise<StreamsRow[]> {
  const customerId = await inDatabase(shop.databases.users as string, async (client) => {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM users WHERE email = $1', [
      credentialsOf(CUSTOMER).email,
    ])
    return rows[0]?.id as string
  })
  await placeUnfinished(shop, customerId, Math.max(...options.sizes))
  // Before the first stream: a process keeps memory that it has once had.
  const memoryBefore = memoryOf(shop)
  const rows: StreamsRow[] = []
  for (const streams of options.sizes) {
    progress(`${streams} streams: opening`)
    rows.push(await measureOne(shop, tokens[CUSTOMER] as string, memoryBefore, streams, options))
  }
  await inDatabase(shop.databases.orders as string, async (client) => {
    await client.query('DELETE FROM orders WHERE customer_id = $1 AND total_amount = 0', [customerId])
    await client.query('VACUUM ANALYZE orders, order_events')
  })
  return rows
}

async function measureOne(
  shop: Shop,
  token: string,
  memoryBefore: Readonly<Record<string, number>>,
  streams: number,
  { idleSeconds, activeSeconds }: StreamsOptions,
) {
  const alone = await usedIn(shop, idleSeconds / 2)
  const clients = fork(join(import.meta.dirname, 'stream-clients.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const exited = once(clients, 'exit')
  let received = 0
  clients.on('message', (message: FromClients) => (received = message.received))
  const receivedAll = async (count: number, withinSeconds: number) => {
    const endAt = performance.now() + withinSeconds * 1000
    while (received < count) {
      if (clients.exitCode !== null || performance.now() > endAt)
        throw new Error(`${received} of ${count} events arrived at the clients`)
      await setTimeout(50)
    }
  }
  try {
    const port = Number(new URL(shop.gateway).port)
    clients.send({
      port,
      token,
      paths: Array.from({ length: streams }, (_, n) => pathOf(n)),
    } satisfies ToClients)
    await receivedAll(streams, 120)
    // What was needed only to open them is released.
    await setTimeout(3_000)
    const memory = memoryOf(shop)
    progress(`${streams} streams: idle`)
    const idle = await usedIn(shop, idleSeconds)
    progress(`${streams} streams: an event for each`)
    const startedAt = performance.now()
    const before = await read(shop)
    await sendEvents(shop, streams, activeSeconds)
    await receivedAll(2 * streams, 60)
    const after = await read(shop)
    const seconds = (performance.now() - startedAt) / 1000
    const each = (of: (name: string) => number, names: readonly string[], digits: number) =>
      Object.fromEntries(names.map((name) => [name, rounded(of(name) / streams, digits)]))
    return {
      streams,
      memoryKb: each((name) => (memory[name] ?? NaN) - (memoryBefore[name] ?? NaN), NODE, 1),
      idleMsPerMinute: each((name) => ((idle[name] ?? NaN) - (alone[name] ?? NaN)) * 60, MEASURED, 2),
      eventMs: each(
        (name) => (after.cpuMs[name] ?? NaN) - (before.cpuMs[name] ?? NaN) - (idle[name] ?? NaN) * seconds,
        MEASURED,
        3,
      ),
    }
  } finally {
    clients.kill()
    await exited
    // The services notice that the clients are gone.
    await setTimeout(2_000)
  }
}

const idOf = (n: number) => `5ca1e000-0000-4000-8000-${String(n).padStart(12, '0')}`
const pathOf = (n: number) => `/api/v1/orders/${idOf(n)}/events`

/** Orders on which no saga works: their streams stay open. */
const placeUnfinished = (shop: Shop, customerId: string, count: number) =>
  inDatabase(shop.databases.orders as string, async (client) => {
    const ids = Array.from({ length: count }, (_, n) => idOf(n))
    await client.query('SET session_replication_role = replica')
    await client.query(
      `INSERT INTO orders (id, customer_id, total_amount, currency, payment_method)
       SELECT id, $2, 0, 'EUR', 'pm_card_ok' FROM unnest($1::uuid[]) id`,
      [ids, customerId],
    )
    await client.query(
      `INSERT INTO order_events (order_id, type, data) SELECT id, 'placed', ${eventOf('placed')} FROM unnest($1::uuid[]) id`,
      [ids],
    )
    await client.query('ANALYZE orders, order_events')
  })

const eventOf = (type: string) =>
  `jsonb_build_object('orderId', id, 'type', '${type}', 'status', 'pending', 'at', '2026-01-01T00:00:00.000Z')`

const EVENT = `WITH inserted AS (
    INSERT INTO order_events (order_id, type, data) SELECT id, 'stock-reserved', ${eventOf('stock-reserved')} FROM unnest($1::uuid[]) id
    RETURNING order_id
  ) SELECT pg_notify('order_events', order_id::text) FROM inserted`
const BATCHES = 100

/** One event for each stream, spread evenly. */
async function sendEvents(shop: Shop, streams: number, seconds: number): Promise<void> {
  await inDatabase(shop.databases.orders as string, async (client) => {
    const startedAt = performance.now()
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const [from, to] = [batch, batch + 1].map((n) => Math.floor((n * streams) / BATCHES)) as [
        number,
        number,
      ]
      await client.query(EVENT, [Array.from({ length: to - from }, (_, n) => idOf(from + n))])
      const dueAt = startedAt + ((batch + 1) * seconds * 1000) / BATCHES
      await setTimeout(Math.max(0, dueAt - performance.now()))
    }
  })
}

/** CPU milliseconds a second, by process. */
async function usedIn(shop: Shop, seconds: number): Promise<Readonly<Record<string, number>>> {
  const [before, startedAt] = [await read(shop), performance.now()]
  await setTimeout(seconds * 1000)
  const after = await read(shop)
  const tookSeconds = (performance.now() - startedAt) / 1000
  return Object.fromEntries(
    Object.entries(after.cpuMs).map(([name, ms]) => [name, (ms - (before.cpuMs[name] ?? NaN)) / tookSeconds]),
  )
}

/** Resident memory in KB, without what the kernel has for their sockets. */
const memoryOf = (shop: Shop): Readonly<Record<string, number>> =>
  Object.fromEntries(
    NODE.map((name) => [
      name,
      Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${shop.pids[name]}/status`, 'utf8'))?.[1]),
    ]),
  )
