import type pg from 'pg'
import { type Db, PgBoss, type QueuePolicy } from 'pg-boss'
import type { Logger } from 'pino'
import { pauseMs } from './broker.ts'
import { deadOf, takeDead } from './dead-work.ts'
import { inTime } from './in-time.ts'
import { openListener } from './listen.ts'
import { orderedIds } from './ordered-ids.ts'
import { openPool, type SingleStatement } from './pool.ts'
import { createPump, type Pump } from './queue-pump.ts'
import { inTransaction } from './sql-transaction.ts'

export interface QueueServerOptions {
  url: string
  /** The schema that pg-boss and we own in this database. */
  schema: string
  applicationName: string
  log: Logger
  poolMax?: number
  /** How often we look without being told, in milliseconds: for what a killed process left, and what falls due. */
  pollMs?: number
  /** SQL that makes what the owner of this server needs beside it, if it isn't there. */
  install?: string
}

export interface Work<Data> {
  id: string
  key: string | undefined
  data: Data
  /** 1 for the first time; counts processes that died over it too. */
  attempt: number
}

export interface WorkOptions<Data> {
  handle(work: Work<Data>, signal: AbortSignal): Promise<void>
  /** Does all of them or none. When it fails, each is handled by itself, and that is what counts. */
  handleTogether?(work: readonly Work<Data>[], signal: AbortSignal): Promise<void>
  concurrency: number
  /** After so many the work is dead; `Infinity` for never. */
  attempts: number
  backoffMs: number
  /** The pause after a look that found several, so that what comes meanwhile is taken together; a fifth after others. */
  lingerMs?: number
  /** Work of one key waits for the one before it. */
  isInOrder?: boolean
  /** Reports work that was given up; without it the queue logs it. */
  onDead?(work: Work<Data>, error: unknown): void
  /** True for a failure that trying again can't mend. */
  isHopeless?(error: unknown): boolean
  /** True for a failure that is none of the work's own: it never kills it. */
  isTransient?(error: unknown): boolean
}

/** What is in the dead queue. */
export interface Dead<Data> {
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

/** Durable queues in PostgreSQL, on pg-boss: what the embedded broker and the jobs of a service stand on. */
export interface QueueServer {
  /** Resolves when the schema is there. @throws Error when the database does not answer within five seconds */
  ready(): Promise<void>
  /**
   * Does what must be done before the first work is taken, again and again until it is done: a connection that is cut
   * in between must not leave a process that never takes any.
   */
  prepare(work: () => Promise<void>): Promise<void>
  pool: pg.Pool
  ensure(queue: string, policy: QueuePolicy): Promise<void>
  /** @param db the caller's transaction; without it, one of its own, durable when it resolves */
  insert(queue: string, work: readonly NewWork[], db?: Db): Promise<void>
  work<Data>(queue: string, options: WorkOptions<Data>): { close(): Promise<void> }
  dead<Data>(queue: string, limit?: number): Promise<Dead<Data>[]>
  /** @returns how many were put back into their queue */
  revive(queue: string, ids?: readonly string[]): Promise<number>
  bury(queue: string, ids?: readonly string[]): Promise<number>
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>
  check(): Promise<void>
  close(): Promise<void>
}

/* The first of the two numbers of our advisory locks, so that they meet nobody else's: "CHAR". */
const LOCK_CLASS = 0x43484152

/**
 * How a killed process gives back what it had in hand: each process holds an advisory lock on its listening
 * connection, under a number of its own, and writes that number to each claim. A claim whose number is not locked is
 * nobody's: whoever looks next puts the work back. So redelivery takes as long as the poll and not as a time-out, and
 * a slow handler is never taken for a dead one.
 */
export function openQueueServer(options: QueueServerOptions): QueueServer {
  const { schema, log } = options
  const pollMs = options.pollMs ?? 1_000
  const me = 1 + Math.floor(Math.random() * 0x7ffffffe)
  const pool = openPool({
    connectionString: options.url,
    max: options.poolMax ?? 8,
    application_name: options.applicationName,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // A claim or a mark that a crash of the server forgets is only a redelivery; what must last says so itself. And
    // plans are made once, so they must be good for what waits now, which is nothing, and for the backlog of an hour.
    options: `-c timezone=UTC -c plan_cache_mode=force_generic_plan -c enable_nestloop=off -c enable_seqscan=off -c synchronous_commit=off -c idle_in_transaction_session_timeout=60000 -c charter.worker=${me}`,
  })
  pool.on('error', (err) => log.debug({ err }, 'queue: an idle connection was lost'))
  const pumps = new Map<string, Pump>()
  const channels = new Set<string>()
  let whenNotified: ((payload: string) => void) | undefined

  const listener = openListener({
    url: options.url,
    applicationName: `${options.applicationName} queue`,
    channels: () => [...channels],
    onNotification: (_channel, payload) => whenNotified?.(payload),
    onConnected: async (client) => {
      await client.query('SELECT pg_advisory_lock($1, $2)', [LOCK_CLASS, me])
      setImmediate(() => pumps.forEach((pump) => pump.wake()))
    },
    onLost: (err) => log.warn({ err }, 'queue: lost the connection; trying again'),
  })
  const database: Db = {
    executeSql: (text, values) => pool.query(text, values),
    // pg-boss tells us by this where it announces new work; we do the waking ourselves.
    listen: async (channel) => {
      channels.add(channel)
      whenNotified = (queue) => pumps.get(queue)?.wake()
      await listener.listen(channel)
      return { close: async () => {} }
    },
  }
  // A claim has its parameters in its text, so nothing else would tell that it can be prepared.
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
  boss.on('error', (err) => log.debug({ err }, 'queue: pg-boss reports an error'))
  boss.on('warning', (warning) => log.debug({ warning }, 'queue: pg-boss warns'))
  let closed = false
  const started = start()
  started.catch(() => {})

  function start(): Promise<void> {
    return insist(async () => {
      try {
        await install()
      } catch (error) {
        // Two processes that install at once: the second finds everything there when it tries again.
        await boss.stop({ graceful: false, close: false }).catch(() => {})
        throw error
      }
    })
  }

  async function install(): Promise<void> {
    await boss.start()
    await transaction(async (db) => {
      // `IF NOT EXISTS` alone fails when two do it at once.
      await db.executeSql('SELECT pg_advisory_xact_lock($1, 0)', [LOCK_CLASS])
      const { rows } = await db.executeSql('SELECT FROM pg_proc WHERE oid = to_regproc($1)', [
        `${schema}.claim_work`,
      ])
      if (rows.length === 0) await db.executeSql(claimsOf(schema))
      if (options.install !== undefined) await db.executeSql(options.install)
    })
  }

  async function insist(work: () => Promise<void>): Promise<void> {
    for (let attempt = 1; !closed; attempt += 1) {
      try {
        await work()
        return
      } catch (err) {
        if (attempt === 2) log.warn({ err }, 'queue: the database does not answer; trying again')
        await new Promise((done) => setTimeout(done, Math.min(2_000, pauseMs(attempt, 100))))
      }
    }
    throw new Error('The queue was closed before its database answered')
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
      await insist(work)
    },
    ready: () => inTime(started, 5_000, 'The queue database does not answer'),
    ensure: async (queue, policy) => {
      const settings = {
        retryLimit: 1_000_000_000,
        retryDelay: 0,
        expireInSeconds: 86_399,
        retentionSeconds: 10 * 365 * 86_400,
      }
      await boss.createQueue(deadOf(queue), settings)
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
      // Only this process knows to the millisecond; the others find it when they look.
      for (const { startAfter } of work)
        if (startAfter) pumps.get(queue)?.wakeIn(Math.max(0, startAfter.getTime() - Date.now()))
    },
    work: (queue, workOptions) => {
      const pump = createPump(
        {
          ...{ boss, claims, pool, schema, queue, pollMs, log, transaction },
          ...{
            deadQueue: deadOf(queue),
            worker: me,
            lockClass: LOCK_CLASS,
            mayClaim: () => listener.connected,
          },
        },
        workOptions,
      )
      pumps.set(queue, pump)
      pump.wake()
      return {
        close: async () => {
          await pump.close()
          pumps.delete(queue)
        },
      }
    },
    dead: async <Data>(queue: string, limit = 100) => {
      const jobs = await boss.findJobs<{ work: Data; key?: string; reason: string; attempts: number }>(
        deadOf(queue),
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
    revive: (queue, ids) =>
      transaction(async (db) => {
        const rows = await takeDead(db, schema, queue, ids)
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
    bury: (queue, ids) => transaction(async (db) => (await takeDead(db, schema, queue, ids)).length),
    transaction,
    check: async () => {
      await pool.query('SELECT 1')
    },
    close: async () => {
      closed = true
      await Promise.all([...pumps.values()].map((pump) => pump.close()))
      await started.catch(() => {})
      await boss.stop({ graceful: false, close: false }).catch(() => {})
      await listener.close()
      await pool.end()
    },
  }
  return server
}

/**
 * Writes the claim in the statement that takes the work, so that one of them is never there without the other, and
 * without a round trip of its own. Unlogged: after a crash of the server no process has a claim anyway.
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
