import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Background } from '../background.ts'
import type { Broker } from './broker.ts'
import type { CloudEvent } from './cloud-event.ts'
import { openListener } from '../database/listen.ts'
import { inTransaction } from '../database/sql-transaction.ts'
import { OUTBOX_CHANNEL } from './outbox.ts'
import { pauseMs } from '../backoff.ts'

export interface RelayOptions {
  /** The service's database: its pool, and a dedicated connection for LISTEN. */
  pool: Pool
  url: string
  broker: Broker
  log: Logger
  applicationName: string
  /** The batch size. */
  batch?: number
  /** The poll interval in milliseconds, in case a notification is lost. */
  pollMs?: number
  /** Called with what was published, and the delay since its commit. For metrics. */
  onPublished?(count: number, lagMs: number): void
}

/** The pause after several events, so that the next batch is larger; a fifth of it after a single one. */
const LINGER_MS = 100

/* A mark that is lost in a crash of the server only causes a second publication. */
const ASYNCHRONOUS = { begin: 'BEGIN; SET LOCAL synchronous_commit = off' }

/* The class (first key) of the advisory locks of the partitions: "OUTB". */
const LOCK_CLASS = 0x4f555442
/** Number of partitions of subjects; one relay at a time works on each. */
const PARTITIONS = 16

/*
 * Each partition's lock is tried once, before its rows are read: a lock that became free between two rows of a subject
 * would let the later one overtake. The snapshot is older than the lock, but `FOR UPDATE` reads the newest version of
 * each row, and the previous holder has committed its marks, so what it published is excluded. All rows of a subject
 * are in one partition, so the lock holder sees all that were committed before, in order.
 */
const TAKE = `
  WITH taken AS MATERIALIZED (
    SELECT partition FROM (
      SELECT DISTINCT hashtext(subject) & ${PARTITIONS - 1} AS partition
      FROM (SELECT subject FROM outbox WHERE published_at IS NULL ORDER BY position LIMIT $1) AS first
    ) AS waiting
    WHERE pg_try_advisory_xact_lock(${LOCK_CLASS}, partition)
  )
  SELECT position, event, extract(epoch FROM clock_timestamp() - created_at) * 1000 AS "lagMs" FROM outbox
  WHERE published_at IS NULL AND hashtext(subject) & ${PARTITIONS - 1} IN (SELECT partition FROM taken)
  ORDER BY position LIMIT $1 FOR UPDATE OF outbox`

/**
 * Publishes the outbox to the broker: on each notification (`pg_notify`), and every `pollMs`. An event is marked when
 * the broker has stored it, so it is delivered at least once. Several relays share the work: no event is in flight
 * twice, and the order of a subject is kept. While the broker is down it backs off, up to five seconds.
 */
export function createRelay(options: RelayOptions): Background {
  const { pool, broker, log } = options
  const batch = options.batch ?? 100
  const pollMs = options.pollMs ?? 1_000
  let stopped = true
  let stopping = new AbortController()
  let wanted = false
  let working: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let failures = 0
  let listener: ReturnType<typeof openListener> | undefined

  const wake = () => {
    wanted = true
    // After a failure, commits do not shorten the back-off: each would cause a request to a broker that is down.
    if (failures === 0) begin()
  }
  const begin = () => {
    if (!stopped) working ??= work().finally(() => (working = undefined))
  }

  const work = async () => {
    clearTimeout(timer)
    try {
      do {
        wanted = false
        let published = 0
        let last: number
        do published += last = await round()
        while (last === batch && !stopped)
        failures = 0
        const lingerMs = published > 1 ? LINGER_MS : LINGER_MS / 5
        if (!stopped) await pause(lingerMs, undefined, { signal: stopping.signal }).catch(() => {})
      } while (wanted && !stopped)
    } catch (err) {
      failures += 1
      const level = failures === 1 || failures % 20 === 0 ? 'warn' : 'debug'
      log[level]({ err, failures }, 'relay: could not publish; the events stay in the outbox')
    }
    if (!stopped) timer = setTimeout(begin, failures === 0 ? pollMs : Math.min(5_000, pauseMs(failures, 100)))
  }

  /** @returns how many were published */
  const round = async (): Promise<number> => {
    const rows = await inTransaction(
      pool,
      async (client) => {
        const taken = await client.query<{ position: string; event: CloudEvent; lagMs: string }>(TAKE, [
          batch,
        ])
        if (taken.rows.length > 0) {
          await broker.publish(taken.rows.map(({ event }) => event))
          await client.query(
            'UPDATE outbox SET published_at = clock_timestamp() WHERE position = ANY($1::bigint[])',
            [taken.rows.map(({ position }) => position)],
          )
        }
        return taken.rows
      },
      ASYNCHRONOUS,
    )
    if (rows[0]) options.onPublished?.(rows.length, Number(rows[0].lagMs))
    return rows.length
  }

  return {
    start: async () => {
      stopped = false
      stopping = new AbortController()
      listener = openListener({
        url: options.url,
        applicationName: options.applicationName,
        channel: OUTBOX_CHANNEL,
        onNotification: wake,
        onConnected: wake,
      })
      begin()
    },
    stop: async () => {
      stopped = true
      stopping.abort()
      clearTimeout(timer)
      await listener?.close()
      await working
    },
  }
}
