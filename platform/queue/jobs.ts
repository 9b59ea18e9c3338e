import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Background } from '../background.ts'
import { isUnavailability } from '../client/unavailable.ts'
import { databaseGauge } from '../database/gauge.ts'
import { channelOf, type DeadLetter, openQueues, type Queues } from './queue.ts'
import type { Worker, WorkSettings } from './worker.ts'
import { currentTrace, inSpan } from '../telemetry/trace.ts'
import type { Transaction } from '../database/transaction.ts'

export interface JobInput<Data> {
  id: string
  data: Data
  /** 1 for the first attempt. */
  attempt: number
  /** Aborted when the process stops and its grace period is over. */
  signal: AbortSignal
}

/** Runs one job. Delivery is at least once, so it must be idempotent. */
export type JobHandlerOf<Jobs, Name extends keyof Jobs & string, Context> = (
  input: JobInput<Jobs[Name]>,
  ctx: Context,
) => Promise<void>

/** One handler for each kind of job. `Jobs` names them: `{ 'reserve-stock': { orderId: string } }`. */
export type JobHandlersOf<Jobs, Context> = {
  readonly [Name in keyof Jobs & string]: JobHandlerOf<Jobs, Name, Context>
}

export interface EnqueueOptions {
  /** The earliest time to run. */
  startAfter?: Date
  /**
   * Deduplicates: while a job with this name and key waits, another one is not added, and the waiting one runs no earlier
   * than this transaction commits. Of two concurrent transactions each may add one.
   */
  key?: string
}

/** The data of a job in the queue. */
export interface QueuedJob<Data> {
  data: Data
  traceparent?: string | undefined
}

/** Durable jobs in the service's own database. */
export interface Jobs<Known> {
  /** In the caller's transaction: the job starts a few milliseconds after the commit; a rollback discards it. */
  enqueue<Name extends keyof Known & string>(
    tx: Transaction,
    name: Name,
    data: Known[Name],
    options?: EnqueueOptions,
  ): Promise<void>
  worker<Context>(handlers: JobHandlersOf<Known, Context>, context: Context): Background
  deadLetters: {
    list(name: keyof Known & string, limit?: number): Promise<DeadLetter<QueuedJob<unknown>>[]>
    requeue(name: keyof Known & string, ids?: readonly string[]): Promise<number>
    discard(name: keyof Known & string, ids?: readonly string[]): Promise<number>
  }
  check(): Promise<void>
  close(): Promise<void>
}

export interface JobsOptions<Known> {
  service: string
  databaseUrl: string
  log: Logger
  /** The registry of the gauge `jobs_dead`. */
  metrics?: Registry
  /** Every kind of job by name: `{ 'reserve-stock': { concurrency: 20 } }`. */
  kinds: { readonly [Name in keyof Known & string]: WorkSettings }
}

/**
 * Opens the jobs of a service, in the schema `jobs` of its database. Waits up to ten seconds for the database; when it
 * is down, continues to retry in the background.
 */
export async function openJobs<Known>(options: JobsOptions<Known>): Promise<Jobs<Known>> {
  const { service, log, kinds } = options
  const names = Object.keys(kinds) as (keyof Known & string)[]
  const queues = openJobQueues(options.databaseUrl, `${service} jobs`, log)
  const deadLettersByJob = deadLetterCountSql(names)
  if (options.metrics) {
    const help = 'Dead letters of jobs: npm run jobs -- dead list'
    databaseGauge(options.metrics, queues.pool, {
      name: 'jobs_dead',
      help,
      sql: deadLettersByJob,
      label: 'job',
    })
  }
  const prepared = queues.prepare(async () => {
    await queues.pool.query(
      `INSERT INTO ${SCHEMA}.job_kind SELECT unnest($1::text[]) ON CONFLICT DO NOTHING`,
      [names],
    )
  })
  prepared.catch(() => {})
  await Promise.race([prepared, new Promise((done) => setTimeout(done, 10_000).unref())])

  return {
    enqueue: async (tx, name, data, { startAfter, key } = {}) => {
      await queues.ready()
      // A duration, because the queue compares with the clock of the database.
      const delayMs = startAfter ? Math.max(0, startAfter.getTime() - Date.now()) : 0
      const queued: QueuedJob<Known[typeof name]> = { data, traceparent: currentTrace() }
      const values = [name, JSON.stringify(queued), delayMs]
      if (key === undefined) await tx.$queryRawUnsafe(ENQUEUE, ...values)
      else await tx.$queryRawUnsafe(ENQUEUE_ONCE, ...values, key)
      // Other processes find it at their next poll; this one can time it precisely.
      if (delayMs > 0) queues.wakeIn(name, delayMs)
    },
    worker: (handlers, context) => {
      const running: Worker[] = []
      let stopped = false
      const start = async () => {
        await prepared
        await queues.prepare(logDeadLetters)
        if (stopped) return
        for (const name of names) {
          const work = queues.work<QueuedJob<Known[typeof name]>>(name, {
            isTransient: isUnavailability,
            ...kinds[name],
            handle: ({ id, data: { data, traceparent }, attempt }, signal) =>
              inSpan({ name: `process ${name}`, kind: 'consumer', parent: traceparent }, () =>
                handlers[name]({ id, data, attempt, signal }, context),
              ),
            onDeadLetter: ({ id, attempt }, err) =>
              log.error(
                { err, job: name, id, attempt, service },
                `jobs: a job of ${name} became a dead letter; ${LIST}`,
              ),
          })
          running.push(work)
        }
      }
      const logDeadLetters = async () => {
        const { rows } = await queues.pool.query<{ job: string; value: string }>(deadLettersByJob)
        for (const { job, value } of rows.filter((row) => row.value !== '0'))
          log.warn({ job, dead: Number(value), service }, `jobs: ${value} dead letters of ${job}; ${LIST}`)
      }
      return {
        start: async () => {
          start().catch((err: unknown) => log.error({ err }, 'jobs: could not start'))
        },
        stop: async () => {
          stopped = true
          await Promise.all(running.map((each) => each.close()))
        },
      }
    },
    deadLetters: {
      list: (name, limit) => queues.deadLetters(name, limit),
      requeue: (name, ids) => queues.requeue(name, ids),
      discard: (name, ids) => queues.discard(name, ids),
    },
    check: () => queues.check(),
    close: () => queues.close(),
  }
}

const SCHEMA = 'jobs'

/** The queues of a service's jobs, in the schema `jobs` of its database. */
export const openJobQueues = (url: string, applicationName: string, log: Logger): Queues =>
  openQueues({ url, schema: SCHEMA, applicationName, log })

const LIST = 'npm run jobs -- dead list prints it, dead retry requeues it, dead drop deletes it'

/* A delayed job is not announced: nothing can be done yet. */
const ADDED = `RETURNING CASE WHEN due <= now() THEN pg_notify('${channelOf(SCHEMA)}', queue)::text END`
const DUE = `now() + $3::float * interval '1 ms'`

const ENQUEUE = `INSERT INTO ${SCHEMA}.job (queue, data, due) VALUES ($1, $2::json, ${DUE}) ${ADDED}`

/* The update locks the waiting job until the transaction ends, so it cannot run before what it is about is committed. */
const ENQUEUE_ONCE = `
  WITH waiting AS (
    UPDATE ${SCHEMA}.job SET due = least(due, ${DUE}) WHERE queue = $1 AND key = $4 AND worker IS NULL ${ADDED}
  ), added AS (
    INSERT INTO ${SCHEMA}.job (queue, data, due, key)
    SELECT $1, $2::json, ${DUE}, $4 WHERE NOT EXISTS (SELECT FROM waiting) ${ADDED}
  )
  SELECT FROM waiting UNION ALL SELECT FROM added`

/** Includes kinds without dead letters: a missing time series looks like one that was never measured. */
const deadLetterCountSql = (names: readonly string[]) => `
  SELECT kind.name AS job, count(dead.id)::text AS value
  FROM (VALUES ${names.map((name) => `('${name}')`).join(', ')}) AS kind(name)
  LEFT JOIN ${SCHEMA}.dead_letter dead ON dead.queue = kind.name
  GROUP BY kind.name`
