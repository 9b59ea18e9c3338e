/**
 * `npm run events -- <command>`: operates the events of the system.
 *
 *   dead-letters list   [--consumer X]
 *   dead-letters replay --consumer X [id...]      sends them to their consumer again: all, or those that are named
 *   dead-letters drop   --consumer X [id... | --all]
 *   replay --consumer X --from <time or event id> [--type T]
 *   tail [--type T] [--json]
 */
import { globSync, readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { pino } from 'pino'
import type { Broker } from '#platform/events/broker.ts'
import { openBroker } from '#platform/events/open-broker.ts'
import type { CloudEvent } from '#platform/events/cloud-event.ts'
import { OUTBOX_CHANNEL } from '#platform/events/outbox.ts'
import { createDatabase, withDatabase } from '../database/databases.ts'
import { developmentServer, directDatabaseUrl, runCommand } from '../database/migrate.ts'
import { findPostgres, startPostgres } from '../database/postgres.ts'
import { CommandError } from '../database/postgres-binaries.ts'

/** The producers: services whose database has an outbox. */
const producers = () =>
  globSync('prisma/*/schema.prisma')
    .filter((file) => readFileSync(file, 'utf8').includes('@@map("outbox")'))
    .map((file) => file.split('/')[1] as string)
    .sort()

/** The services whose contracts have `x-consumes`. */
const consumers = () => [
  ...new Set(globSync('generated/*/v*/consumed.ts').map((file) => file.split('/')[1] as string)),
]

export interface Replayed {
  /** The name under which the consumer's inbox records a replayed event. */
  replay: string
  events: number
}

/**
 * Sends published events to one consumer again, in the order in which they were published. Other consumers get nothing.
 *
 * @param outboxes the databases of the producers
 * @param from a time (RFC 3339), or the id of the first event
 */
export async function replayEvents(
  broker: Broker,
  outboxes: readonly string[],
  { consumer, from, types }: { consumer: string; from: string; types?: readonly string[] },
): Promise<Replayed> {
  const since = await timeOf(outboxes, from)
  const replay = randomUUID()
  let events = 0
  for (const url of outboxes) {
    await inOutbox(url, async (client) => {
      for (let after = '0'; ;) {
        // Events that are not published yet will reach all consumers anyway.
        const { rows } = await client.query<{ position: string; event: CloudEvent }>(
          `SELECT position, event FROM outbox
           WHERE published_at IS NOT NULL AND created_at >= $1 AND position > $2 AND ($3::text[] IS NULL OR type = ANY($3))
           ORDER BY position LIMIT 500`,
          [since, after, types ?? null],
        )
        const last = rows.at(-1)
        if (!last) return
        await broker.replay(
          consumer,
          rows.map(({ event }) => event),
          replay,
        )
        events += rows.length
        after = last.position
      }
    })
  }
  return { replay, events }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function timeOf(outboxes: readonly string[], from: string): Promise<Date> {
  if (!UUID.test(from)) {
    const time = new Date(from)
    if (Number.isNaN(time.getTime()))
      throw new CommandError(
        `--from ${from} is neither a time such as 2026-11-22T10:00:00Z nor an event's id.`,
      )
    return time
  }
  for (const url of outboxes) {
    const found = await inOutbox(url, async (client) => {
      const { rows } = await client.query<{ created_at: Date }>(
        'SELECT created_at FROM outbox WHERE id = $1',
        [from],
      )
      return rows[0]?.created_at
    })
    if (found) return found
  }
  throw new CommandError(`There is no event ${from}: never published, or older than events are kept.`)
}

async function inOutbox<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'events' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Prints each event when its transaction commits, until the signal aborts. */
export async function tailEvents(
  url: string,
  tell: (event: CloudEvent) => void,
  { signal, types }: { signal: AbortSignal; types?: readonly string[] },
): Promise<void> {
  await inOutbox(url, async (client) => {
    let woken = Promise.withResolvers<void>()
    client.on('notification', () => woken.resolve())
    signal.addEventListener('abort', () => woken.resolve())
    await client.query(`LISTEN ${OUTBOX_CHANNEL}`)
    const { rows: known } = await client.query<{ last: string }>(
      'SELECT coalesce(max(position), 0) AS last FROM outbox',
    )
    let last = BigInt(known[0]?.last ?? 0)
    const told = new Set<string>()
    while (!signal.aborted) {
      // A transaction that began earlier may commit later, with a lower position.
      const { rows } = await client.query<{ position: string; event: CloudEvent }>(
        `SELECT position, event FROM outbox WHERE position > $1 AND ($2::text[] IS NULL OR type = ANY($2)) ORDER BY position`,
        [last, types ?? null],
      )
      for (const { event } of rows.filter(({ event }) => !told.has(event.id))) {
        told.add(event.id)
        tell(event)
      }
      const settled = BigInt(rows.at(-1)?.position ?? 0) - 200n
      if (settled > last) last = settled
      await woken.promise
      woken = Promise.withResolvers<void>()
    }
  })
}

interface Arguments {
  command: string[]
  consumer?: string | undefined
  from?: string | undefined
  types?: string[] | undefined
  all: boolean
  json: boolean
}

/** Runs a command with the databases of the producers: their own, or those on the development server. */
async function withOutboxes(work: (outboxes: string[]) => Promise<void>): Promise<void> {
  const own = producers().map((service) => ({ service, url: directDatabaseUrl(service) }))
  const options = developmentServer(process.env)
  const server = own.every(({ url }) => url)
    ? undefined
    : (findPostgres(options.dataDir) ?? (await startPostgres(options)))
  try {
    await work(own.map(({ service, url }) => url || (server?.url(service) as string)))
  } finally {
    await server?.stop()
  }
}

async function main(
  { command, consumer, from, types, all, json }: Arguments,
  outboxes: string[],
): Promise<void> {
  const log = pino({ level: 'silent' })
  const open = async () => {
    const embedded = withDatabase(outboxes[0] ?? '', 'events')
    if (!process.env.EVENTS_URL) await createDatabase(embedded)
    return openBroker(process.env.EVENTS_URL || embedded, { log, applicationName: 'events' })
  }
  const [what, action, ...ids] = command
  if (what === 'tail') {
    const ending = new AbortController()
    process.once('SIGINT', () => ending.abort())
    const tell = (event: CloudEvent) =>
      console.log(
        json
          ? JSON.stringify(event)
          : `${event.time}  ${event.type.padEnd(36)} ${event.subject}  ${JSON.stringify(event.data)}`,
      )
    await Promise.all(outboxes.map((url) => tailEvents(url, tell, { signal: ending.signal, types })))
    return
  }
  const broker = await open()
  try {
    if (what === 'replay') {
      const options = { consumer: needed(consumer, '--consumer'), from: needed(from, '--from'), types }
      const { replay, events } = await replayEvents(broker, outboxes, options)
      console.log(`${events} events were sent to ${options.consumer} again, as replay ${replay}.`)
    } else if (what === 'dead-letters' && action === 'list') {
      for (const each of consumer === undefined ? consumers() : [consumer]) {
        for (const dead of await broker.deadLetters.list(each, 1_000)) console.log(JSON.stringify(dead))
      }
    } else if (what === 'dead-letters' && action === 'replay') {
      const count = await broker.deadLetters.requeue(
        needed(consumer, '--consumer'),
        ids.length > 0 ? ids : undefined,
      )
      console.log(`${count} dead letters were sent to their consumer again.`)
    } else if (what === 'dead-letters' && action === 'drop') {
      if (ids.length === 0 && !all) throw new CommandError('Specify ids of dead letters to drop, or --all.')
      const count = await broker.deadLetters.discard(
        needed(consumer, '--consumer'),
        ids.length > 0 ? ids : undefined,
      )
      console.log(`${count} dead letters were deleted.`)
    } else {
      throw new CommandError('Commands: dead-letters list|replay|drop, replay --consumer X --from T, tail')
    }
  } finally {
    await broker.close()
  }
}

function needed(value: string | undefined, name: string): string {
  if (value !== undefined) return value
  throw new CommandError(`${name} is missing.`)
}

/** `npm run events -- <args>` */
export const eventsCommand = (args: string[]): Promise<void> =>
  runCommand(async () => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        consumer: { type: 'string' },
        from: { type: 'string' },
        type: { type: 'string', multiple: true },
        all: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    const { type: types, ...rest } = values
    await withOutboxes((outboxes) => main({ command: positionals, types, ...rest }, outboxes))
  })

if (import.meta.main) await eventsCommand(process.argv.slice(2))
