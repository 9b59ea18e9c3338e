import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Background } from './background.ts'

export interface Retained {
  table: string
  /** The column of the moment from which its time runs; a row without one is kept. */
  since: string
  /** As SQL: which rows may go at all. */
  only?: string
  keepMs: number
}

/** The tables that are the same in each service. */
export const RETAINED = {
  // What is not published has no published_at: nothing is forgotten that nobody has seen.
  outbox: { table: 'outbox', since: 'published_at' },
  inbox: { table: 'inbox', since: 'processed_at' },
  // These carry their own end.
  idempotencyKeys: { table: 'idempotency_keys', since: 'expires_at' },
}

/**
 * Deletes what is older than its time, a bounded number of rows at once, so that it never holds locks for long.
 *
 * @returns how many rows are gone
 */
export async function clean(
  pool: Pool,
  retained: Retained,
  now = new Date(),
  batch = 1_000,
): Promise<number> {
  const { table, since, only = 'true', keepMs } = retained
  let gone = 0
  for (;;) {
    const { rowCount } = await pool.query(
      `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
         SELECT ctid FROM ${table} WHERE ${since} < $1::timestamptz - $2 * interval '1 ms' AND ${only} LIMIT $3))`,
      [now, keepMs, batch],
    )
    gone += rowCount ?? 0
    if ((rowCount ?? 0) < batch) return gone
  }
}

/** Cleans every minute. Several instances may: they delete other rows or find nothing left. */
export function createRetention(
  pool: Pool,
  log: Logger,
  retained: readonly Retained[],
  now: () => Date = () => new Date(),
): Background {
  return everyMinute(log, async () => {
    for (const each of retained) await clean(pool, each, now())
  })
}

/** Does small work every minute; a failure waits for the next one. */
export function everyMinute(log: Logger, work: () => Promise<unknown>, everyMs = 60_000): Background {
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  const run = async () => {
    await work().catch((err: unknown) => log.debug({ err }, 'could not clean'))
    working = undefined
  }
  return {
    start: async () => {
      timer = setInterval(() => {
        working ??= run()
      }, everyMs)
    },
    stop: async () => {
      clearInterval(timer)
      await working
    },
  }
}
