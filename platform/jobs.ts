import { fromPrisma } from 'pg-boss'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Background } from './background.ts'
import { isUnavailability } from './client.ts'
import { databaseGauge } from './database-gauge.ts'
import { deadOf } from './dead-work.ts'
import { type Dead, openQueueServer } from './queue.ts'
import { currentTrace, inTrace } from './trace.ts'
import type { Transaction } from './transaction.ts'

export interface JobInput<Data> {
  id: string
  data: Data
  /** 1 for the first time. */
  attempt: number
  /** Aborted when the process has waited long enough for its end. */
  signal: AbortSignal
}

/** A piece of work that survives crashes, so it may come twice: be idempotent. */
export type JobHandlerOf<Jobs, Name extends keyof Jobs & string, Context> = (
  input: JobInput<Jobs[Name]>,
  ctx: Context,
) => Promise<void>

/** One handler for each kind of job. `Jobs` names them: `{ 'reserve-stock': { orderId: string } }`. */
export type JobHandlersOf<Jobs, Context> = {
  readonly [Name in keyof Jobs & string]: JobHandlerOf<Jobs, Name, Context>
}

export interface JobSettings {
  /** How many at once in one process. */
  concurrency?: number
  /** How often a job is tried before it is dead. */
  attempts?: number
  /** The pause before the second try in milliseconds; it doubles with each, to a minute at most. */
  backoffMs?: number
}

export interface EnqueueOptions {
  /** Not before. */
  startAfter?: Date
  /** While a job of this name and key waits, another one is not added. */
  key?: string
}

/** Thrown by a handler whose job no repetition will make good: it is dead at once. */
export class HopelessJob extends Error {
  override name = 'HopelessJob'
}

/** What lies in the queue. */
interface Parcel<Data> {
  data: Data
  traceparent?: string | undefined
}

/** In the database of each service that has jobs. */
export const JOBS_SCHEMA = 'jobs'

/** Durable jobs in the service's own database. */
export interface Jobs<Known> {
  /** In the caller's transaction: the job is there when that commits, and at work some milliseconds later. */
  enqueue<Name extends keyof Known & string>(
    tx: Transaction,
    name: Name,
    data: Known[Name],
    options?: EnqueueOptions,
  ): Promise<void>
  worker<Context>(handlers: JobHandlersOf<Known, Context>, context: Context): Background
  /** Those that were given up. */
  dead: {
    list(name: keyof Known & string, limit?: number): Promise<Dead<object>[]>
    retry(name: keyof Known & string, ids?: readonly string[]): Promise<number>
    drop(name: keyof Known & string, ids?: readonly string[]): Promise<number>
  }
  check(): Promise<void>
  close(): Promise<void>
}

export interface JobsOptions<Known> {
  service: string
  databaseUrl: string
  log: Logger
  /** Where dead jobs are counted. */
  metrics?: Registry
  /** Every kind of job by name: `{ 'reserve-stock': { concurrency: 20 } }`. */
  kinds: { readonly [Name in keyof Known & string]: JobSettings }
}

/**
 * Opens the jobs of a service, in the schema `jobs` of its database. Waits up to ten seconds for the database; when it
 * is down, goes on waiting in the background.
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
    // `short`: at most one of a key waits. While it runs, one more may be added.
    for (const name of names) await queues.ensure(name, 'short')
  })
  ensured.catch(() => {})
  const deadByJob = deadCountSql(names)
  if (options.metrics) {
    const help = 'Jobs that were given up: npm run jobs -- dead list'
    databaseGauge(options.metrics, queues.pool, { name: 'jobs_dead', help, sql: deadByJob, label: 'job' })
  }
  await Promise.race([ensured, new Promise((done) => setTimeout(done, 10_000).unref())])

  return {
    enqueue: async (tx, name, data, { startAfter, key } = {}) => {
      await queues.ready()
      // Without a key of its own each job is the only one of its kind of key.
      const parcel: Parcel<Known[typeof name]> = { data, traceparent: currentTrace() }
      const work = { data: parcel, key: key ?? crypto.randomUUID(), startAfter }
      await queues.insert(name, [work], fromPrisma(tx as never))
    },
    worker: (handlers, context) => {
      const running: { close(): Promise<void> }[] = []
      let stopped = false
      const start = async () => {
        await ensured
        if (stopped) return
        const { rows } = await queues.pool.query<{ job: string; value: string }>(deadByJob)
        for (const { job, value } of rows.filter((row) => row.value !== '0'))
          log.warn({ job, dead: Number(value), service }, `jobs: ${value} of ${job} are dead; ${LIST}`)
        for (const name of names) {
          const { concurrency = 10, attempts = 10, backoffMs = 200 } = kinds[name]
          const work = queues.work<Parcel<Known[typeof name]>>(name, {
            ...{ concurrency, attempts, backoffMs },
            handle: ({ id, data: { data, traceparent }, attempt }, signal) =>
              inTrace(traceparent, () => handlers[name]({ id, data, attempt, signal }, context)),
            onDead: ({ id, attempt }, err) =>
              log.error({ err, job: name, id, attempt, service }, `jobs: gave up a job of ${name}; ${LIST}`),
            isHopeless: (error) => error instanceof HopelessJob,
            isTransient: isUnavailability,
          })
          running.push(work)
        }
      }
      return {
        start: async () => {
          const started = start()
          started.catch((err: unknown) => log.error({ err }, 'jobs: could not begin'))
        },
        stop: async () => {
          stopped = true
          await Promise.all(running.map((each) => each.close()))
        },
      }
    },
    dead: {
      list: (name, limit) => queues.dead<object>(name, limit),
      retry: (name, ids) => queues.revive(name, ids),
      drop: (name, ids) => queues.bury(name, ids),
    },
    check: () => queues.check(),
    close: () => queues.close(),
  }
}

const LIST = 'npm run jobs -- dead list shows it, dead retry and dead drop settle it'

/** Also the kinds of which none is dead: a gauge that is missing looks like one that was never measured. */
const deadCountSql = (names: readonly string[]) => `
  SELECT kind.name AS job, count(dead.id)::text AS value
  FROM (VALUES ${names.map((name) => `('${name}', '${deadOf(name)}')`).join(', ')}) AS kind(name, dead)
  LEFT JOIN ${JOBS_SCHEMA}.job dead ON dead.name = kind.dead AND dead.state < 'completed'
  GROUP BY kind.name`
