import type { Pool } from 'pg'
import type { Logger } from 'pino'

const INTERVAL_MS = 60_000
/** Rows per table and run; the rest is deleted in later runs. */
const BATCH = 500

const SWEEPS = [
  `DELETE FROM sessions WHERE id IN (
     SELECT id FROM sessions WHERE expires_at <= $1 ORDER BY expires_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
  // A window lasts one hour, and the longest block that begins in it another hour.
  `DELETE FROM login_throttles WHERE key IN (
     SELECT key FROM login_throttles WHERE window_started_at <= $1::timestamptz - interval '2 hours'
     ORDER BY window_started_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
]

/**
 * Deletes expired sessions (their tokens by cascade) and rate limit counters. Called on login, which creates these rows;
 * runs at most once a minute. Failures are only logged.
 */
export function createSweep(pool: Pool, now: () => Date, log: Logger): () => Promise<void> {
  let sweptAt = -Infinity
  return async () => {
    const at = now()
    if (Math.abs(at.getTime() - sweptAt) < INTERVAL_MS) return
    sweptAt = at.getTime()
    try {
      for (const sql of SWEEPS) await pool.query(sql, [at])
    } catch (error) {
      log.warn({ err: error }, 'Could not delete expired rows')
    }
  }
}
