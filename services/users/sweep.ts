import type { Pool } from 'pg'
import type { Logger } from 'pino'

const INTERVAL_MS = 60_000
/** How much one sweep deletes at most: nobody waits long for it, and what is left goes with the next one. */
const BATCH = 500

const SWEEPS = [
  `DELETE FROM sessions WHERE id IN (
     SELECT id FROM sessions WHERE expires_at <= $1 ORDER BY expires_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
  // A window lasts an hour, and the longest block that begins in it one more.
  `DELETE FROM login_throttles WHERE key IN (
     SELECT key FROM login_throttles WHERE window_started_at <= $1::timestamptz - interval '2 hours'
     ORDER BY window_started_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
]

/**
 * Deletes what has expired: sessions (their tokens go with them) and counted attempts. Called along with log-ins, which
 * are what makes such rows; it does something at most once a minute, and its failure is nobody's but the log's.
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
