import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import { pauseMs } from '../backoff.ts'
import { NonRetryableError } from './non-retryable-error.ts'

export interface Work<Data> {
  id: string
  key: string
  data: Data
  /** 1 for the first attempt; counts crashes of workers too. */
  attempt: number
}

/** How the work of a queue is run: jobs of a kind, or events of a consumer. */
export interface WorkSettings {
  /** How many are in progress concurrently in one process. */
  concurrency?: number
  /** Attempts before it becomes a dead letter; `Infinity` for no limit. */
  attempts?: number
  /** Initial back-off in milliseconds; doubles with each attempt, up to a minute. */
  backoffMs?: number
  /** True for a failure that the work did not cause, such as an unavailable database: it does not count as an attempt. */
  isTransient?(error: unknown): boolean
}

export interface WorkOptions<Data> extends WorkSettings {
  handle(work: Work<Data>, signal: AbortSignal): Promise<void>
  /** Runs all or none of them. A failure does not count as an attempt: each is then run by itself. */
  handleTogether?(work: readonly Work<Data>[], signal: AbortSignal): Promise<void>
  /**
   * The pause after a claim of several, so that the next one finds more; a fifth of it after other claims. After a claim
   * that was as large as it could be, it ends when most of the work in flight has ended.
   */
  lingerMs?: number
  /** Work of one key runs in order, one at a time. */
  isInOrder?: boolean
  /** Called with dead letters; without it the queue logs them. */
  onDeadLetter?(work: Work<Data>, error: unknown): void
}

export interface WorkerSettings {
  pool: pg.Pool
  schema: string
  queue: string
  log: Logger
  /** The number of this process, under which it claims. */
  workerId: number
  /** False while the lock of that number is not held. */
  mayClaim(): boolean
  wakeIn(ms: number): void
}

export interface Worker {
  /** Polls now: there may be work. */
  wake(): void
  /** Claims no more work and waits for the work in flight; what still runs after `graceMs` is aborted. */
  close(graceMs?: number): Promise<void>
}

/** Work that has ended and is not acknowledged yet. Without `retryInMs` and `reason` it was successful. */
interface Outcome<Data> {
  work: Work<Data>
  /** Requeues it with this number of counted attempts. */
  retry?: { inMs: number; attempts: number }
  /** Makes it a dead letter. */
  reason?: string
}

interface Claim {
  count: number
  /** It claimed as much as it could: there may be more. */
  isFull: boolean
}

/**
 * Claims work from one queue, up to `concurrency` at once, runs it, and acknowledges it. All statements of a queue are
 * sent one after the other: one acknowledges what has ended since the last one, and claims more.
 */
export function startWorker<Data>(settings: WorkerSettings, options: WorkOptions<Data>): Worker {
  const { pool, queue, log, workerId } = settings
  const { concurrency = 10, attempts: maxAttempts = 10 } = options
  const sql = statements(settings.schema, options.isInOrder ?? false)
  const running = new Map<string, Promise<void>>()
  const stopping = new AbortController()
  let outcomes: Outcome<Data>[] = []
  let wanted = false
  let closed = false
  let looping: Promise<void> | undefined
  let failures = 0
  /** A statement failed: it may have claimed work that this process does not know of. */
  let isUncertain = false
  let lingering: { isFull: boolean; end(): void } | undefined

  const wake = () => {
    wanted = true
    looping ??= loop()
  }

  const room = () => (closed || !settings.mayClaim() ? 0 : concurrency - running.size)

  const loop = async () => {
    // Outcomes at about the same time are acknowledged together.
    await Promise.resolve()
    while (outcomes.length > 0 || (wanted && room() > 0)) {
      try {
        const claim = await round()
        failures = 0
        if (options.lingerMs && !closed) await linger(claim, options.lingerMs)
      } catch (err) {
        failures += 1
        const level = failures === 3 ? 'warn' : 'debug'
        log[level]({ err, queue }, 'queue: could not claim or acknowledge; retrying')
        if (closed && failures >= 3) break
        await pause(Math.min(1_000, pauseMs(failures, 20)))
      }
    }
    looping = undefined
  }

  /** Three quarters: the next claim is large, and few slow handlers do not delay it. */
  const isMostlyFree = () => running.size * 4 <= concurrency

  const linger = async ({ count, isFull }: Claim, lingerMs: number): Promise<void> => {
    if (isFull && isMostlyFree()) return
    const { promise, resolve: end } = Promise.withResolvers<void>()
    const timer = setTimeout(end, count > 1 ? lingerMs : lingerMs / 5)
    lingering = { isFull, end }
    await promise
    lingering = undefined
    clearTimeout(timer)
  }

  const round = async (): Promise<Claim> => {
    const ended = outcomes
    outcomes = []
    const limit = room()
    if (limit > 0) wanted = false
    try {
      if (isUncertain)
        await pool.query(sql.releaseUnknown, [queue, workerId, [...running.keys(), ...ended.map(idOf)]])
      isUncertain = false
      const failed = ended.filter(({ retry, reason }) => retry !== undefined || reason !== undefined)
      for (const outcome of failed) await recordFailure(outcome)
      const works = ended.filter((outcome) => !failed.includes(outcome)).map(({ work }) => work)
      const { rows } = await pool.query<Work<Data>>(sql.exchange, [
        ...[queue, workerId, works.map(({ key }) => key), works.map(({ id }) => id)],
        ...[works.map(({ attempt }) => attempt), limit],
      ])
      begin(rows)
      const isFull = limit > 0 && rows.length === limit
      if (isFull) wanted = true
      return { count: rows.length, isFull }
    } catch (error) {
      // Each statement changes only claims of this attempt, so it can be repeated.
      outcomes.unshift(...ended)
      wanted = true
      isUncertain = true
      throw error
    }
  }

  const recordFailure = async ({ work, retry, reason }: Outcome<Data>): Promise<void> => {
    const claim = [queue, workerId, work.key, work.id, work.attempt]
    if (retry) {
      await pool.query(sql.retry, [...claim, retry.attempts, retry.inMs])
      settings.wakeIn(retry.inMs)
    } else await pool.query(sql.bury, [...claim, reason])
  }

  const begin = (works: readonly Work<Data>[]) => {
    const together = options.handleTogether && works.length > 1 ? runTogether(works) : undefined
    // In a later tick: `end` removes what is in the map by then.
    for (const work of works) running.set(work.id, together ?? Promise.resolve().then(() => run(work)))
  }

  const run = async (work: Work<Data>): Promise<void> => {
    try {
      // Its process crashed too often: it is not retried.
      if (work.attempt > maxAttempts)
        throw new NonRetryableError(`Abandoned ${work.attempt - 1} times by crashed workers`)
      await options.handle(work, stopping.signal)
      end({ work })
    } catch (error) {
      end(failureOf(work, error))
    }
  }

  const runTogether = async (works: readonly Work<Data>[]): Promise<void> => {
    try {
      // One of them failed before: a failure now would not show which one.
      if (works.some(({ attempt }) => attempt > 1)) throw new Error('It failed before')
      await options.handleTogether?.(works, stopping.signal)
    } catch {
      await Promise.all(works.map(run))
      return
    }
    for (const work of works) end({ work })
  }

  /** The statement that acknowledges it also claims the next work of its key. */
  const end = (outcome: Outcome<Data>) => {
    outcomes.push(outcome)
    running.delete(outcome.work.id)
    looping ??= loop()
    if (lingering?.isFull && isMostlyFree()) lingering.end()
  }

  const failureOf = (work: Work<Data>, error: unknown): Outcome<Data> => {
    const reason = error instanceof Error ? error.message : String(error)
    const isTransient = options.isTransient?.(error) ?? false
    const what = { err: error, queue, id: work.id, attempt: work.attempt }
    if (!isTransient && (work.attempt >= maxAttempts || error instanceof NonRetryableError)) {
      if (options.onDeadLetter) options.onDeadLetter(work, error)
      else log.error(what, 'queue: moved to the dead letters')
      return { work, reason }
    }
    const inMs = stopping.signal.aborted ? 0 : pauseMs(work.attempt, options.backoffMs)
    log.warn({ ...what, pauseMs: inMs }, 'queue: failed; retrying')
    return { work, retry: { inMs, attempts: isTransient ? work.attempt - 1 : work.attempt } }
  }

  return {
    wake,
    close: async (graceMs = 10_000) => {
      closed = true
      lingering?.end()
      const timer = setTimeout(() => stopping.abort(new Error('The process is stopping')), graceMs)
      // A claim in progress adds to the work in flight.
      while (looping !== undefined || running.size > 0) {
        await looping
        await Promise.all(running.values())
      }
      clearTimeout(timer)
    },
  }
}

const idOf = <Data>({ work }: Outcome<Data>) => work.id

/**
 * The statements of a queue. A claim is identified by worker and number of attempts: a worker whose claim was released
 * changes nothing.
 */
function statements(schema: string, isInOrder: boolean) {
  const own = 'queue = $1 AND worker = $2 AND key = $3 AND id = $4::bigint AND attempts = $5::int'
  return {
    exchange: `
      WITH done AS (
        DELETE FROM ${schema}.job USING unnest($3::text[], $4::bigint[], $5::int[]) AS d(key, id, attempts)
        WHERE job.queue = $1 AND job.key = d.key AND job.id = d.id AND job.worker = $2 AND job.attempts = d.attempts
        RETURNING job.id
      ), next AS (
        SELECT key, id FROM ${schema}.job j
        WHERE queue = $1 AND worker IS NULL AND due <= now()${isInOrder ? ` AND ${FIRST_OF_KEY(schema)}` : ''}
        ORDER BY due, id LIMIT $6 FOR UPDATE SKIP LOCKED
      )
      UPDATE ${schema}.job SET worker = $2, attempts = attempts + 1
      FROM next WHERE job.queue = $1 AND job.key = next.key AND job.id = next.id
      RETURNING job.id, job.key, job.data, job.attempts AS attempt`,
    retry: `UPDATE ${schema}.job SET worker = NULL, attempts = $6::int, due = now() + $7 * interval '1 ms' WHERE ${own}`,
    bury: `WITH gone AS (DELETE FROM ${schema}.job WHERE ${own} RETURNING *)
      INSERT INTO ${schema}.dead_letter (queue, key, data, reason, attempts)
      SELECT queue, key, data, $6::text, attempts FROM gone`,
    releaseUnknown: `UPDATE ${schema}.job SET worker = NULL, attempts = attempts - 1
      WHERE queue = $1 AND worker = $2 AND id <> ALL($3::bigint[])`,
  }
}

/* Work that is acknowledged by the same statement is still in its snapshot. */
const FIRST_OF_KEY = (schema: string) => `id = (
  SELECT e.id FROM ${schema}.job e WHERE e.queue = $1 AND e.key = j.key AND e.id NOT IN (SELECT id FROM done)
  ORDER BY e.id LIMIT 1)`
