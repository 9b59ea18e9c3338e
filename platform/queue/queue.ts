import type pg from 'pg'
import type { Logger } from 'pino'
import { pauseMs } from '../backoff.ts'
import { openListener } from '../database/listen.ts'
import { openPool } from '../database/pool.ts'
import { inTransaction } from '../database/sql-transaction.ts'
import { inTime } from '../timeout.ts'
import { LOCK_CLASS, migrate } from './schema.ts'
import { startWorker, type Worker, type WorkOptions } from './worker.ts'

export interface QueuesOptions {
  url: string
  /** The schema in that database, which belongs to the queues. */
  schema: string
  applicationName: string
  log: Logger
  poolMax?: number
  /** The poll interval in milliseconds: for the work of crashed processes, and work that falls due. */
  pollMs?: number
}

export interface DeadLetter<Data> {
  id: string
  queue: string
  key: string
  data: Data
  reason: string
  attempts: number
  /** RFC 3339. */
  diedAt: string
}

/** Durable queues in PostgreSQL: the basis of the embedded broker and of the jobs of a service. */
export interface Queues {
  /** Resolves when the schema exists. @throws Error when the database does not respond within five seconds */
  ready(): Promise<void>
  /** Runs setup work when the schema exists, and retries it until it succeeds. */
  prepare(work: () => Promise<void>): Promise<void>
  pool: pg.Pool
  work<Data>(queue: string, options: WorkOptions<Data>): Worker
  /** Polls after this many milliseconds, if this process works on the queue. */
  wakeIn(queue: string, ms: number): void
  deadLetters<Data>(queue: string, limit?: number): Promise<DeadLetter<Data>[]>
  /** Those with these ids, or all. @returns how many were requeued */
  requeue(queue: string, ids?: readonly string[]): Promise<number>
  discard(queue: string, ids?: readonly string[]): Promise<number>
  check(): Promise<void>
  close(): Promise<void>
}

/** The channel that announces new work; the payload is the name of the queue. */
export const channelOf = (schema: string) => `${schema}_queue`

/**
 * How the work of a crashed process is requeued: each process holds an advisory lock on its listening connection, under
 * a number of its own, and stores that number with each claim. A number that is not locked belongs to no running process,
 * and the next poll of any process releases its claims. So redelivery takes one poll interval instead of a lease timeout,
 * and a slow handler is never mistaken for a crashed one.
 */
export function openQueues(options: QueuesOptions): Queues {
  const { schema, log, pollMs = 1_000 } = options
  const workerId = 1 + Math.floor(Math.random() * 0x7ffffffe)
  const pool = openPool({
    connectionString: options.url,
    max: options.poolMax ?? 8,
    application_name: options.applicationName,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // Losing a claim or an acknowledgement in a server crash only causes a redelivery, so these commits are asynchronous.
    // Plans are generic and use the indexes: they must suit both an empty queue and a large backlog.
    options:
      '-c timezone=UTC -c synchronous_commit=off -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off',
  })
  pool.on('error', (err) => log.debug({ err }, 'queue: lost an idle connection'))
  const workers = new Map<string, Worker>()
  const timers = new Set<NodeJS.Timeout>()
  let listener: ReturnType<typeof openListener> | undefined
  /** The connection that holds the lock of our number. */
  let locking: pg.Client | undefined
  let polling: NodeJS.Timeout | undefined
  let closed = false
  const installed = retryUntilDone(() => migrate(pool, schema))
  installed.catch(() => {})

  async function retryUntilDone(work: () => Promise<void>): Promise<void> {
    for (let attempt = 1; !closed; attempt += 1) {
      try {
        await work()
        return
      } catch (err) {
        if (attempt === 2) log.warn({ err }, 'queue: the database is not responding; retrying')
        await new Promise((done) => setTimeout(done, Math.min(2_000, pauseMs(attempt, 100))))
      }
    }
    throw new Error('The queue was closed before its database responded')
  }

  /** Listens with the first worker. */
  const listen = () => {
    listener ??= openListener({
      url: options.url,
      applicationName: options.applicationName,
      channel: channelOf(schema),
      onNotification: (queue) => workers.get(queue)?.wake(),
      onConnected: async (client) => {
        locking = client
        // The lock first: a number without a lock is released by other processes.
        await client.query('SELECT pg_advisory_lock($1, $2)', [LOCK_CLASS, workerId])
        await client.query(`INSERT INTO ${schema}.worker VALUES ($1) ON CONFLICT DO NOTHING`, [workerId])
        setImmediate(() => workers.forEach((worker) => worker.wake()))
      },
      onLost: (err) => log.warn({ err }, 'queue: connection lost; reconnecting'),
    })
    polling ??= setTimeout(() => void poll(), pollMs)
  }

  /** One statement for all queues: which have work that is due, or falls due; which processes are gone. */
  const poll = async () => {
    try {
      const { rows } = await pool.query<{ queue: string; dueInMs: string | null; gone: number[] }>(
        `SELECT queue, ARRAY(SELECT id FROM ${schema}.worker WHERE id <> $2 AND pg_try_advisory_xact_lock($3, id)) AS gone,
           (SELECT extract(epoch FROM due - now()) * 1000 FROM ${schema}.job
            WHERE job.queue = q.queue AND worker IS NULL ORDER BY due, id LIMIT 1) AS "dueInMs"
         FROM unnest($1::text[]) AS q(queue)`,
        [[...workers.keys()], workerId, LOCK_CLASS],
      )
      if (rows[0] && rows[0].gone.length > 0) await release(rows[0].gone)
      for (const { queue, dueInMs } of rows) {
        if (dueInMs !== null && Number(dueInMs) < pollMs) wakeIn(queue, Number(dueInMs))
      }
    } catch (err) {
      log.debug({ err }, 'queue: poll failed')
    }
    if (!closed) polling = setTimeout(() => void poll(), pollMs)
  }

  /** Releases the claims of processes that have ended: their locks were released with their connections. */
  const release = async (ids: readonly number[]) => {
    await inTransaction(pool, async (client) => {
      const { rows } = await client.query<{ id: number }>(
        `DELETE FROM ${schema}.worker WHERE id = ANY($1::int[]) AND pg_try_advisory_xact_lock($2, id) RETURNING id`,
        [ids, LOCK_CLASS],
      )
      await client.query(`UPDATE ${schema}.job SET worker = NULL WHERE worker = ANY($1::int[])`, [
        rows.map(({ id }) => id),
      ])
    })
    workers.forEach((worker) => worker.wake())
  }

  const wakeIn = (queue: string, ms: number) => {
    if (ms <= 0) return workers.get(queue)?.wake()
    // For longer delays, the poll is precise enough.
    if (ms > 3_600_000 || !workers.has(queue)) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      workers.get(queue)?.wake()
    }, ms + 2)
    timers.add(timer)
  }

  return {
    pool,
    ready: () => inTime(installed, 5_000, 'The queue database is not responding'),
    prepare: async (work) => {
      await installed
      await retryUntilDone(work)
    },
    work: (queue, workOptions) => {
      const worker = startWorker(
        {
          ...{ pool, schema, queue, log, workerId },
          mayClaim: () => listener?.connected ?? false,
          wakeIn: (ms) => wakeIn(queue, ms),
        },
        workOptions,
      )
      workers.set(queue, worker)
      listen()
      worker.wake()
      return {
        ...worker,
        close: async () => {
          await worker.close()
          workers.delete(queue)
        },
      }
    },
    wakeIn,
    deadLetters: async <Data>(queue: string, limit = 100) => {
      const { rows } = await pool.query<Omit<DeadLetter<Data>, 'diedAt'> & { diedAt: Date }>(
        `SELECT id, queue, key, data, reason, attempts, died_at AS "diedAt" FROM ${schema}.dead_letter
         WHERE queue = $1 ORDER BY id LIMIT $2`,
        [queue, limit],
      )
      return rows.map((row) => ({ ...row, diedAt: row.diedAt.toISOString() }))
    },
    requeue: async (queue, ids) => {
      const { rows } = await pool.query<{ count: number }>(
        `WITH gone AS (${DELETE_DEAD(schema)} RETURNING *), requeued AS (
           INSERT INTO ${schema}.job (queue, key, data) SELECT queue, key, data FROM gone ORDER BY id RETURNING id
         )
         SELECT count(*)::int AS count, ${DURABLE}, pg_notify('${channelOf(schema)}', $1) FROM requeued`,
        [queue, ids ?? null],
      )
      return rows[0]?.count ?? 0
    },
    discard: async (queue, ids) => {
      const { rowCount } = await pool.query(`${DELETE_DEAD(schema)} RETURNING ${DURABLE}`, [
        queue,
        ids ?? null,
      ])
      return rowCount ?? 0
    },
    check: async () => {
      await pool.query('SELECT 1')
    },
    close: async () => {
      closed = true
      clearTimeout(polling)
      await Promise.all([...workers.values()].map((worker) => worker.close()))
      timers.forEach(clearTimeout)
      await installed.catch(() => {})
      // The connection may have other listeners and stay open.
      if (listener?.connected)
        await locking?.query('SELECT pg_advisory_unlock($1, $2)', [LOCK_CLASS, workerId]).catch(() => {})
      await listener?.close()
      await pool.end()
    },
  }
}

/** A column that makes the commit of its statement synchronous, on a connection where commits are not. */
export const DURABLE = `set_config('synchronous_commit', 'on', true)`

const DELETE_DEAD = (schema: string) =>
  `DELETE FROM ${schema}.dead_letter WHERE queue = $1 AND ($2::text[] IS NULL OR id::text = ANY($2::text[]))`
