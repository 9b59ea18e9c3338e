import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { type Background, everyMinute } from '../background.ts'

export interface Retained {
  table: string
  /** The column from which the age is measured; rows with null are kept. */
  since: string
  /** SQL condition: which rows may be deleted. */
  only?: string
  keepMs: number
}

/** The tables that all services have. */
export const RETAINED = {
  // Events that are not published have no published_at and are kept.
  outbox: { table: 'outbox', since: 'published_at' },
  inbox: { table: 'inbox', since: 'processed_at' },
  attempts: { table: 'inbox_attempts', since: 'begun_at' },
  // These have an expiry column.
  idempotencyKeys: { table: 'idempotency_keys', since: 'expires_at' },
}

/**
 * Deletes expired rows in batches, so that it never holds locks for long.
 *
 * @returns how many rows were deleted
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
    // Skips locked rows: waiting for them could deadlock with a transaction that locks several.
    const { rowCount } = await pool.query(
      `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
         SELECT ctid FROM ${table} WHERE ${since} < $1::timestamptz - $2 * interval '1 ms' AND ${only} LIMIT $3 FOR UPDATE SKIP LOCKED))`,
      [now, keepMs, batch],
    )
    gone += rowCount ?? 0
    if ((rowCount ?? 0) < batch) return gone
  }
}

/** Runs every minute. Instances may overlap: they delete different rows or find none. */
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
