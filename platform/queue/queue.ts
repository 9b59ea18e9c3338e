import type pg from 'pg'
import { type Db, PgBoss, type QueuePolicy } from 'pg-boss'
import type { Logger } from 'pino'
import { deadLettersOf, takeDeadLetters } from './dead-letters.ts'
import { inTime } from '../timeout.ts'
import { openListener } from '../database/listen.ts'
import { orderedIds } from './ordered-ids.ts'
import { openPool, type SingleStatement } from '../database/pool.ts'
import { startWorker, type Worker, type WorkOptions } from './worker.ts'
import { inTransaction } from '../database/sql-transaction.ts'
import { pauseMs } from '../backoff.ts'

export interface QueueServerOptions {
  url: string
  /** The schema that pg-boss and this file own in the database. */
  schema: string
  applicationName: string
  log: Logger
  poolMax?: number
  /** The poll interval in milliseconds: for abandoned work, and work that falls due. */
  pollMs?: number
  /** SQL that creates additional objects of the owner, if they are missing. */
  install?: string
}

/** A job in a dead-letter queue. */
export interface DeadJob<Data> {
  id: string
  data: Data
  key: string | undefined
  reason: string
  attempts: number
  diedAt: string
}

export interface NewWork {
  id?: string
  data: object
  key?: string
  startAfter?: Date
}

/** Durable queues in PostgreSQL, on pg-boss: the basis of the embedded broker and of the jobs of a service. */
export interface QueueServer {
  /** Resolves when the schema exists. @throws Error when the database does not respond within five seconds */
  ready(): Promise<void>
  /**
   * Runs setup work before the first claim, and retries it until it succeeds: a connection that is lost in between must
   * not leave a process that claims nothing.
   */
  prepare(work: () => Promise<void>): Promise<void>
  pool: pg.Pool
  ensure(queue: string, policy: QueuePolicy): Promise<void>
  /** @param db the caller's transaction; without it, a transaction of its own, durable when it resolves */
  insert(queue: string, work: readonly NewWork[], db?: Db): Promise<void>
  work<Data>(queue: string, options: WorkOptions<Data>): { close(): Promise<void> }
  deadLetters<Data>(queue: string, limit?: number): Promise<DeadJob<Data>[]>
  /** @returns how many were requeued */
  requeue(queue: string, ids?: readonly string[]): Promise<number>
  discard(queue: string, ids?: readonly string[]): Promise<number>
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>
  check(): Promise<void>
  close(): Promise<void>
}

/* The class (first key) of our advisory locks, which separates them from all others: "CHAR". */
const LOCK_CLASS = 0x43484152

/**
 * How the work of a crashed process is requeued: each process holds an advisory lock on its listening connection, under
 * a number of its own, and stores that number with each claim. A claim whose number is not locked is abandoned, and the
 * next poll of any process requeues its work. So redelivery takes one poll interval instead of a lease timeout, and a
 * slow handler is never mistaken for a crashed one.
 */
export function openQueueServer(options: QueueServerOptions): QueueServer {
  const { schema, log } = options
  const pollMs = options.pollMs ?? 1_000
  const workerId = 1 + Math.floor(Math.random() * 0x7ffffffe)
  const pool = openPool({
    connectionString: options.url,
    max: options.poolMax ?? 8,
    application_name: options.applicationName,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // Losing a claim in a server crash only causes a redelivery, so commits are asynchronous by default. Generic plans
    // are cached, so they must suit both an empty queue and a large backlog; hence no nested loops.
    options: `-c timezone=UTC -c plan_cache_mode=force_generic_plan -c enable_nestloop=off -c enable_seqscan=off -c synchronous_commit=off -c idle_in_transaction_session_timeout=60000 -c charter.worker=${workerId}`,
  })
  pool.on('error', (err) => log.debug({ err }, 'queue: lost an idle connection'))
  const workers = new Map<string, Worker>()
  const channels = new Set<string>()
  let whenNotified: ((payload: string) => void) | undefined

  const listener = openListener({
    url: options.url,
    applicationName: `${options.applicationName} queue`,
    channels: () => [...channels],
    onNotification: (_channel, payload) => whenNotified?.(payload),
    onConnected: async (client) => {
      await client.query('SELECT pg_advisory_lock($1, $2)', [LOCK_CLASS, workerId])
      setImmediate(() => workers.forEach((worker) => worker.wake()))
    },
    onLost: (err) => log.warn({ err }, 'queue: connection lost; reconnecting'),
  })
  const database: Db = {
    executeSql: (text, values) => pool.query(text, values),
    // pg-boss calls this to announce new work; wake-ups are our own.
    listen: async (channel) => {
      channels.add(channel)
      whenNotified = (queue) => workers.get(queue)?.wake()
      await listener.listen(channel)
      return { close: async () => {} }
    },
  }
  // pg-boss writes parameters into the text of a claim, so the pool cannot see that it is worth preparing.
  const claims: Db = {
    executeSql: (text) => {
      const claim: SingleStatement = { text, values: [], queryMode: 'extended' }
      return pool.query(claim)
    },
  }
  const boss = new PgBoss({
    db: database,
    schema,
    useListenNotify: true,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  })
  boss.on('error', (err) => log.debug({ err }, 'queue: pg-boss error'))
  boss.on('warning', (warning) => log.debug({ warning }, 'queue: pg-boss warning'))
  let closed = false
  const started = start()
  started.catch(() => {})

  function start(): Promise<void> {
    return retryUntilDone(async () => {
      try {
        await install()
      } catch (error) {
        // When two processes install concurrently, the second retries and finds everything installed.
        await boss.stop({ graceful: false, close: false }).catch(() => {})
        throw error
      }
    })
  }

  async function install(): Promise<void> {
    await boss.start()
    await transaction(async (db) => {
      // `IF NOT EXISTS` alone fails when two processes run it concurrently.
      await db.executeSql('SELECT pg_advisory_xact_lock($1, 0)', [LOCK_CLASS])
      const { rows } = await db.executeSql('SELECT FROM pg_proc WHERE oid = to_regproc($1)', [
        `${schema}.claim_work`,
      ])
      if (rows.length === 0) await db.executeSql(claimsOf(schema))
      if (options.install !== undefined) await db.executeSql(options.install)
    })
  }

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

  function transaction<T>(work: (db: Db) => Promise<T>, durable = true): Promise<T> {
    const begin = durable ? 'BEGIN; SET LOCAL synchronous_commit = on' : 'BEGIN'
    return inTransaction(
      pool,
      (client) => work({ executeSql: (text, values) => client.query(text, values) }),
      { begin },
    )
  }

  const server: QueueServer = {
    pool,
    prepare: async (work) => {
      await started
      await retryUntilDone(work)
    },
    ready: () => inTime(started, 5_000, 'The queue database is not responding'),
    ensure: async (queue, policy) => {
      const settings = {
        retryLimit: 1_000_000_000,
        retryDelay: 0,
        expireInSeconds: 86_399,
        retentionSeconds: 10 * 365 * 86_400,
      }
      await boss.createQueue(deadLettersOf(queue), settings)
      await boss.createQueue(queue, { ...settings, policy, notify: true })
    },
    insert: async (queue, work, db) => {
      const jobs = work.map(({ id, data, key, startAfter }) => ({
        ...(id === undefined ? {} : { id }),
        data,
        ...(key === undefined ? {} : { singletonKey: key }),
        ...(startAfter === undefined ? {} : { startAfter }),
      }))
      if (db) await boss.insert(queue, jobs, { db })
      else await transaction((own) => boss.insert(queue, jobs, { db: own }))
      // Other processes find it at their next poll; this one can time it precisely.
      for (const { startAfter } of work)
        if (startAfter) workers.get(queue)?.wakeIn(Math.max(0, startAfter.getTime() - Date.now()))
    },
    work: (queue, workOptions) => {
      const pump = startWorker(
        {
          ...{ boss, claims, pool, schema, queue, pollMs, log, transaction },
          ...{
            deadLetterQueue: deadLettersOf(queue),
            workerId: workerId,
            lockClass: LOCK_CLASS,
            mayClaim: () => listener.connected,
          },
        },
        workOptions,
      )
      workers.set(queue, pump)
      pump.wake()
      return {
        close: async () => {
          await pump.close()
          workers.delete(queue)
        },
      }
    },
    deadLetters: async <Data>(queue: string, limit = 100) => {
      const jobs = await boss.findJobs<{ work: Data; key?: string; reason: string; attempts: number }>(
        deadLettersOf(queue),
        { limit },
      )
      return jobs.map(({ id, data, createdOn }) => ({
        id,
        data: data.work,
        key: data.key,
        reason: data.reason,
        attempts: data.attempts,
        diedAt: createdOn.toISOString(),
      }))
    },
    requeue: (queue, ids) =>
      transaction(async (db) => {
        const rows = await takeDeadLetters(db, schema, queue, ids)
        if (rows.length === 0) return 0
        const newIds = orderedIds(rows.length)
        await boss.insert(
          queue,
          rows.map(({ data }, i) => ({
            id: newIds[i] as string,
            data: data.work,
            ...(data.key === undefined ? {} : { singletonKey: data.key }),
          })),
          { db },
        )
        return rows.length
      }),
    discard: (queue, ids) =>
      transaction(async (db) => (await takeDeadLetters(db, schema, queue, ids)).length),
    transaction,
    check: async () => {
      await pool.query('SELECT 1')
    },
    close: async () => {
      closed = true
      await Promise.all([...workers.values()].map((pump) => pump.close()))
      await started.catch(() => {})
      await boss.stop({ graceful: false, close: false }).catch(() => {})
      await listener.close()
      await pool.end()
    },
  }
  return server
}

/**
 * Writes the claim in the statement that takes the work, so that neither exists without the other, and without another
 * round trip. Unlogged: after a crash of the server no process has a claim anyway.
 */
const claimsOf = (schema: string) => `
  CREATE UNLOGGED TABLE IF NOT EXISTS ${schema}.worker_claim (job_id uuid PRIMARY KEY, worker int NOT NULL);
  CREATE FUNCTION ${schema}.claim_work() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO ${schema}.worker_claim VALUES (NEW.id, current_setting('charter.worker')::int)
    ON CONFLICT (job_id) DO UPDATE SET worker = excluded.worker;
    RETURN NULL;
  END $$;
  CREATE TRIGGER claim_work AFTER UPDATE OF state ON ${schema}.job FOR EACH ROW
  WHEN (NEW.state = 'active' AND OLD.state <> 'active') EXECUTE FUNCTION ${schema}.claim_work()`
