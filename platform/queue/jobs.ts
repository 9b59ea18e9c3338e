import { fromPrisma } from 'pg-boss'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Background } from '../background.ts'
import { isUnavailability } from '../client/client.ts'
import { databaseGauge } from '../database/gauge.ts'
import { deadLettersOf } from './dead-letters.ts'
import { NonRetryableError } from './non-retryable-error.ts'
import { type DeadJob, openQueueServer } from './queue.ts'
import { currentTrace, inTrace } from '../telemetry/trace.ts'
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

export interface JobSettings {
  /** How many jobs run concurrently in one process. */
  concurrency?: number
  /** Attempts before a job becomes a dead letter. */
  attempts?: number
  /** Initial back-off in milliseconds; doubles with each attempt, up to a minute. */
  backoffMs?: number
}

export interface EnqueueOptions {
  /** The earliest time to run. */
  startAfter?: Date
  /** Deduplicates: while a job with this name and key waits, another one is not added. */
  key?: string
}

/** The data of a job in the queue. */
interface QueuedJob<Data> {
  data: Data
  traceparent?: string | undefined
}

/** The schema in the database of each service with jobs. */
export const JOBS_SCHEMA = 'jobs'

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
  /** The dead-letter queues. */
  deadLetters: {
    list(name: keyof Known & string, limit?: number): Promise<DeadJob<object>[]>
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
  kinds: { readonly [Name in keyof Known & string]: JobSettings }
}

/**
 * Opens the jobs of a service, in the schema `jobs` of its database. Waits up to ten seconds for the database; when it
 * is down, continues to retry in the background.
 */
export async function openJobs<Known>(options: JobsOptions<Known>): Promise<Jobs<Known>> {
  const { service, log, kinds } = options
  const names = Object.keys(kinds) as (keyof Known & string)[]
  const queues = openQueueServer({
    url: options.databaseUrl,
    schema: JOBS_SCHEMA,
    applicationName: `${service} jobs`,
    log,
  })
  const ensured = queues.prepare(async () => {
    // `short`: at most one waiting job per key. While one runs, another may be added.
    for (const name of names) await queues.ensure(name, 'short')
  })
  ensured.catch(() => {})
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
  await Promise.race([ensured, new Promise((done) => setTimeout(done, 10_000).unref())])

  return {
    enqueue: async (tx, name, data, { startAfter, key } = {}) => {
      await queues.ready()
      // Without a key, each job gets a unique one.
      const queued: QueuedJob<Known[typeof name]> = { data, traceparent: currentTrace() }
      const work = { data: queued, key: key ?? crypto.randomUUID(), startAfter }
      await queues.insert(name, [work], fromPrisma(tx as never))
    },
    worker: (handlers, context) => {
      const running: { close(): Promise<void> }[] = []
      let stopped = false
      const start = async () => {
        await ensured
        if (stopped) return
        const { rows } = await queues.pool.query<{ job: string; value: string }>(deadLettersByJob)
        for (const { job, value } of rows.filter((row) => row.value !== '0'))
          log.warn({ job, dead: Number(value), service }, `jobs: ${value} dead letters of ${job}; ${LIST}`)
        for (const name of names) {
          const { concurrency = 10, attempts = 10, backoffMs = 200 } = kinds[name]
          const work = queues.work<QueuedJob<Known[typeof name]>>(name, {
            ...{ concurrency, attempts, backoffMs },
            handle: ({ id, data: { data, traceparent }, attempt }, signal) =>
              inTrace(traceparent, () => handlers[name]({ id, data, attempt, signal }, context)),
            onDeadLetter: ({ id, attempt }, err) =>
              log.error(
                { err, job: name, id, attempt, service },
                `jobs: a job of ${name} became a dead letter; ${LIST}`,
              ),
            isNonRetryable: (error) => error instanceof NonRetryableError,
            isTransient: isUnavailability,
          })
          running.push(work)
        }
      }
      return {
        start: async () => {
          const started = start()
          started.catch((err: unknown) => log.error({ err }, 'jobs: could not start'))
        },
        stop: async () => {
          stopped = true
          await Promise.all(running.map((each) => each.close()))
        },
      }
    },
    deadLetters: {
      list: (name, limit) => queues.deadLetters<object>(name, limit),
      requeue: (name, ids) => queues.requeue(name, ids),
      discard: (name, ids) => queues.discard(name, ids),
    },
    check: () => queues.check(),
    close: () => queues.close(),
  }
}

const LIST = 'npm run jobs -- dead list prints it, dead retry requeues it, dead drop deletes it'

/** Includes kinds without dead letters: a missing time series looks like one that was never measured. */
const deadLetterCountSql = (names: readonly string[]) => `
  SELECT kind.name AS job, count(dead.id)::text AS value
  FROM (VALUES ${names.map((name) => `('${name}', '${deadLettersOf(name)}')`).join(', ')}) AS kind(name, dead)
  LEFT JOIN ${JOBS_SCHEMA}.job dead ON dead.name = kind.dead AND dead.state < 'completed'
  GROUP BY kind.name`
