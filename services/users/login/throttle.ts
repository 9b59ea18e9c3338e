import type { Pool } from 'pg'
import { platformProblem } from '#platform/problem.ts'
import { type BackOff, delaysMs } from './back-off.ts'

/** Rate limits with counters in the database, shared by all instances. */
export interface Throttle {
  /**
   * Counts an attempt before it is made, so that concurrent attempts are all counted.
   *
   * @throws Problem 429 with `Retry-After` while the key is blocked; rejected attempts are not counted
   */
  take(key: string, backOff: BackOff): Promise<Attempt>
  /** Resets the counter of a key. */
  forget(key: string): Promise<void>
  /** Sets a marker with a lifetime, without counting. */
  mark(key: string, forMs: number): Promise<void>
  isMarked(key: string): Promise<boolean>
}

export interface Attempt {
  /** Removes the attempt from the counter, and its block. */
  undo(): Promise<void>
}

interface Row {
  blocked_until: Date | null
}

const FAILURES = 'CASE WHEN t.window_started_at <= $3 THEN 1 ELSE t.failures + 1 END'
const block = (failures: string) =>
  // Index 0 is out of bounds and gives NULL: free attempts do not block.
  `$2::timestamptz + ($4::int[])[greatest(least(${failures} - $5::bigint, cardinality($4::int[])), 0)::int] * interval '1 millisecond'`

/* Each statement locks one row and commits immediately, so no deadlock is possible. */
const TAKE = `
  INSERT INTO login_throttles AS t (key, failures, window_started_at, blocked_until)
  VALUES ($1, 1, $2, ${block('1')})
  ON CONFLICT (key) DO UPDATE SET
    failures = ${FAILURES},
    window_started_at = CASE WHEN t.window_started_at <= $3 THEN $2 ELSE t.window_started_at END,
    blocked_until = ${block(FAILURES)}
  WHERE t.blocked_until IS NULL OR t.blocked_until <= $2
  RETURNING blocked_until`

const UNDO = `
  UPDATE login_throttles
  SET failures = greatest(failures - 1, 0),
      blocked_until = CASE WHEN blocked_until = $2 THEN NULL ELSE blocked_until END
  WHERE key = $1`

/* A marker stores its end as the window start, so that retention finds expired rows of both kinds by one index. */
const MARK = `
  INSERT INTO login_throttles (key, failures, window_started_at) VALUES ($1, 0, $2)
  ON CONFLICT (key) DO UPDATE SET window_started_at = $2`

export function createThrottle(pool: Pool, now: () => Date): Throttle {
  return {
    take: async (key, backOff) => {
      const at = now()
      const forgottenBefore = new Date(at.getTime() - backOff.windowMs)
      const { rows } = await pool.query<Row>(TAKE, [
        key,
        at,
        forgottenBefore,
        delaysMs(backOff),
        backOff.free,
      ])
      const [row] = rows
      if (!row) throw await tooMany(pool, key, at)
      return { undo: async () => void (await pool.query(UNDO, [key, row.blocked_until])) }
    },
    forget: async (key) => void (await pool.query('DELETE FROM login_throttles WHERE key = $1', [key])),
    mark: async (key, forMs) => void (await pool.query(MARK, [key, new Date(now().getTime() + forMs)])),
    isMarked: async (key) => {
      const sql = 'SELECT 1 FROM login_throttles WHERE key = $1 AND window_started_at > $2'
      return (await pool.query(sql, [key, now()])).rows.length > 0
    },
  }
}

async function tooMany(pool: Pool, key: string, at: Date) {
  const { rows } = await pool.query<Row>('SELECT blocked_until FROM login_throttles WHERE key = $1', [key])
  const blockedMs = (rows[0]?.blocked_until ?? at).getTime() - at.getTime()
  const seconds = Math.max(1, Math.ceil(blockedMs / 1000))
  return platformProblem('too-many-requests', {
    detail: `Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    headers: { 'Retry-After': String(seconds) },
  })
}
