import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Db, JobWithMetadata, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { pauseMs } from '../backoff.ts'
import { rowsOf } from './dead-letters.ts'

export interface Work<Data> {
  id: string
  key: string | undefined
  data: Data
  /** 1 for the first attempt; counts crashes of workers too. */
  attempt: number
}

export interface WorkOptions<Data> {
  handle(work: Work<Data>, signal: AbortSignal): Promise<void>
  /** Runs all or none of them. A failure does not count as an attempt: each is then run by itself. */
  handleTogether?(work: readonly Work<Data>[], signal: AbortSignal): Promise<void>
  concurrency: number
  /** Attempts before the work becomes a dead letter; `Infinity` for no limit. */
  attempts: number
  backoffMs: number
  /** The pause after a poll that found several, so that the next one fetches more; a fifth of it after other polls. */
  lingerMs?: number
  /** Work of one key runs in order, one at a time. */
  isInOrder?: boolean
  /** Called with dead letters; without it the queue logs them. */
  onDeadLetter?(work: Work<Data>, error: unknown): void
  /** True for a failure that no retry can fix. */
  isNonRetryable?(error: unknown): boolean
  /** True for a failure that the work did not cause: it does not count as an attempt. */
  isTransient?(error: unknown): boolean
}

export interface WorkerSettings {
  boss: PgBoss
  /** Prepares repeated statements, also those without parameters. */
  claims: Db
  pool: pg.Pool
  schema: string
  queue: string
  deadLetterQueue: string
  /** The number of this process's advisory lock, and the class of such locks. */
  workerId: number
  lockClass: number
  pollMs: number
  log: Logger
  /** False while the lock is not held: then nothing may be claimed under it. */
  mayClaim(): boolean
  transaction<T>(work: (db: Db) => Promise<T>, durable?: boolean): Promise<T>
}

export interface Worker {
  /** Polls now: there may be work. */
  wake(): void
  /** Polls after this many milliseconds. */
  wakeIn(ms: number): void
  /** Claims no more work and waits for the work in flight; what still runs after `graceMs` is aborted. */
  close(graceMs?: number): Promise<void>
}

type Job<Data> = JobWithMetadata<Data & object>

/** Claims work from one queue, up to `concurrency` at once, runs it, and acknowledges it. */
export function startWorker<Data>(settings: WorkerSettings, options: WorkOptions<Data>): Worker {
  const { boss, queue, log } = settings
  const inFlight = new Map<string, Promise<void>>()
  const stopping = new AbortController()
  let closed = false
  let polling = false
  let claiming: Promise<unknown> | undefined
  let wanted = false
  let requeuedAbandonedAt = 0
  let done: Job<Data>[] = []
  const acknowledged: string[] = []
  /** Processed here, but the acknowledgement was not stored. */
  const unacknowledged = new Set<string>()
  let acknowledging: Promise<void> | undefined
  let idle: NodeJS.Timeout | undefined
  const timers = new Set<NodeJS.Timeout>()

  const wake = () => {
    wanted = true
    if (!polling && !closed) void poll()
  }

  /** One at a time: a concurrent claim would only find what the first one has just claimed. */
  const poll = async () => {
    polling = true
    clearTimeout(idle)
    try {
      while (wanted && !closed && settings.mayClaim()) {
        const room = roomFor(options.concurrency - inFlight.size)
        if (room === 0) break
        wanted = false
        if (Date.now() - requeuedAbandonedAt >= settings.pollMs) {
          requeuedAbandonedAt = Date.now()
          await requeueAbandoned(settings, [...inFlight.keys()], unacknowledged)
          // After their work has been removed: active work without a claim counts as abandoned.
          await deleteClaims(acknowledged.splice(0))
        }
        if (closed) break
        const jobs = await (claiming = claim(room))
        const together = options.handleTogether && jobs.length > 1 ? runTogether(jobs) : undefined
        for (const job of jobs) inFlight.set(job.id, together ?? run(job))
        if (jobs.length === room) wanted = true
        else if (options.lingerMs) await pause(jobs.length > 1 ? options.lingerMs : options.lingerMs / 5)
      }
    } catch (err) {
      log.debug({ err, queue }, 'queue: poll failed')
    } finally {
      polling = false
      if (!closed) idle = setTimeout(wake, settings.pollMs)
    }
  }

  const claim = (limit: number): Promise<Job<Data>[]> =>
    boss.fetch<Data & object>(queue, { batchSize: limit, includeMetadata: true, db: settings.claims })

  const run = async (job: Job<Data>): Promise<void> => {
    const work = workOf(job)
    let failure: { error: unknown } | undefined
    try {
      // Its process crashed too often: it is not retried.
      if (work.attempt > options.attempts)
        failure = {
          error: new Error(`Abandoned ${work.attempt - 1} times by crashed workers`),
        }
      else await options.handle(work, stopping.signal)
    } catch (error) {
      failure = { error }
    }
    await end(job, () => (failure ? recordFailure(job, work, failure.error) : acknowledge([job])))
  }

  const runTogether = async (jobs: readonly Job<Data>[]): Promise<void> => {
    const works = jobs.map(workOf)
    try {
      // Logged with a generic cause: the batch failed before, one by one.
      if (works.some(({ attempt }) => attempt > 1)) throw new Error('It failed before')
      await options.handleTogether?.(works, stopping.signal)
    } catch {
      await Promise.all(jobs.map(run))
      return
    }
    const settling = acknowledge(jobs)
    await Promise.all(jobs.map((job) => end(job, () => settling)))
  }

  const end = async (job: Job<Data>, settle: () => Promise<void>): Promise<void> => {
    try {
      await settle()
    } catch (err) {
      // Still active and claimed by this worker, which requeues it at its next poll without counting an attempt.
      log.warn({ err, queue }, 'queue: could not acknowledge; the job will be redelivered')
      unacknowledged.add(job.id)
    } finally {
      inFlight.delete(job.id)
      // There may be more work than fitted, or work of the same key that waited for this.
      if (wanted || options.isInOrder) wake()
    }
  }

  /** Outcomes at about the same time are acknowledged by one statement. */
  const acknowledge = async (jobs: readonly Job<Data>[]): Promise<void> => {
    done.push(...jobs)
    acknowledging ??= (async () => {
      await Promise.resolve()
      const batch = done
      done = []
      acknowledging = undefined
      await boss.deleteJob(
        queue,
        batch.map(({ id, retryCount }) => ({ id, retryCount })),
      )
      acknowledged.push(...batch.map(({ id }) => id))
    })()
    await acknowledging
  }

  const recordFailure = async (job: Job<Data>, work: Work<Data>, error: unknown): Promise<void> => {
    const reason = error instanceof Error ? error.message : String(error)
    const attempt = { id: job.id, retryCount: job.retryCount }
    const isDeadLetter =
      !options.isTransient?.(error) && (work.attempt >= options.attempts || options.isNonRetryable?.(error))
    if (isDeadLetter) {
      if (options.onDeadLetter) options.onDeadLetter(work, error)
      else {
        const what = { err: error, queue, id: job.id, attempt: work.attempt }
        log.error(what, 'queue: job exhausted its retries; moved to the dead letters')
      }
      const data = { work: job.data, key: job.singletonKey ?? undefined, reason, attempts: work.attempt }
      await settings.transaction(async (db) => {
        const { affected } = (await boss.deleteJob(queue, attempt, { db })) as { affected?: number }
        // Another worker has claimed it in the meantime.
        if (affected === 0) return
        await boss.insert(settings.deadLetterQueue, [{ data }], { db })
      })
      return
    }
    const pause = stopping.signal.aborted ? 0 : pauseMs(work.attempt, options.backoffMs)
    log.warn(
      { err: error, queue, id: job.id, attempt: work.attempt, pauseMs: pause },
      'queue: job failed; retrying',
    )
    const again = new Date(Date.now() + pause)
    await settings.transaction(async (db) => {
      const counted = options.isTransient?.(error) ? work.attempt - 1 : work.attempt
      await boss.fail(queue, attempt, { message: reason, counted } satisfies Outcome, { db })
      await boss.update(queue, undefined, { id: job.id, startAfter: again, db })
    })
    wakeIn(pause)
  }

  const wakeIn = (ms: number) => {
    // For longer delays, the poll is precise enough.
    if (ms > 3_600_000) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      wake()
    }, ms + 2)
    timers.add(timer)
  }

  const deleteClaims = async (ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return
    await settings.pool
      .query(`DELETE FROM ${settings.schema}.worker_claim WHERE job_id = ANY($1::uuid[]) AND worker = $2`, [
        ids,
        settings.workerId,
      ])
      .catch(() => {})
  }

  idle = setTimeout(wake, settings.pollMs)
  return {
    wake,
    wakeIn,
    close: async (graceMs = 10_000) => {
      closed = true
      clearTimeout(idle)
      const timer = setTimeout(() => stopping.abort(new Error('The process is stopping')), graceMs)
      // A claim in progress adds to the work in flight: polling was stopped first.
      await claiming?.catch(() => {})
      await Promise.all(inFlight.values())
      clearTimeout(timer)
      timers.forEach(clearTimeout)
    },
  }
}

/**
 * Claims have few sizes: 1, 2, 4, 8… Each size is a statement of its own, which PostgreSQL parses and plans on each
 * connection at a higher cost than the claim itself.
 */
const roomFor = (free: number): number => (free > 0 ? 2 ** Math.floor(Math.log2(free)) : 0)

const workOf = <Data>(job: Job<Data>): Work<Data> => ({
  id: job.id,
  key: job.singletonKey ?? undefined,
  data: job.data,
  attempt: countedOf(job) + 1,
})

/**
 * The stored state of work that failed or was abandoned: how many attempts count. Those that failed for external
 * reasons do not.
 */
interface Outcome {
  message: string
  counted: number
}

const countedOf = ({ output }: { output: object | null }): number =>
  (output as Partial<Outcome> | null)?.counted ?? 0

/**
 * Requeues the work of processes that have ended: their locks were released with their connections. Also requeues work
 * of this process whose outcome could not be stored, without counting an attempt.
 */
async function requeueAbandoned(
  settings: WorkerSettings,
  ours: string[],
  unsettled: Set<string>,
): Promise<void> {
  const { boss, schema, queue, workerId: worker, lockClass } = settings
  const requeued = await settings.transaction(async (db) => {
    const rows = await rowsOf<Pick<JobWithMetadata, 'id' | 'retryCount' | 'output'>>(
      db,
      `SELECT j.id, j.retry_count AS "retryCount", j.output FROM ${schema}.job j
       LEFT JOIN ${schema}.worker_claim c ON c.job_id = j.id
       WHERE j.name = $1 AND j.state = 'active' AND j.id <> ALL($2::uuid[])
         AND (c.worker IS NULL OR c.worker = $3 OR pg_try_advisory_xact_lock($4, c.worker))`,
      [queue, ours, worker, lockClass],
    )
    for (const row of rows) {
      const outcome: Outcome = unsettled.has(row.id)
        ? { message: 'Its acknowledgement could not be stored', counted: countedOf(row) }
        : { message: 'Its worker crashed', counted: countedOf(row) + 1 }
      await boss.fail(queue, { id: row.id, retryCount: row.retryCount }, outcome, { db })
    }
    return rows
  }, false)
  for (const { id } of requeued) unsettled.delete(id)
}
