import type { Pool } from 'pg'
import { clean, RETAINED } from './retention.ts'
import type { Transaction } from './transaction.ts'

export interface IdempotencyStore {
  /** `first`: the caller runs the request, under this lock. Otherwise the state of the first request with this key. */
  begin(
    scope: string,
    key: string,
    fingerprint: Buffer,
  ): Promise<Claim | StoredReply | 'running' | 'other-request'>
  /** Extends the lock of a slow handler. @returns the new lock, or undefined when it was lost */
  extend(claim: Claim): Promise<Claim | undefined>
  /** @param tx the transaction of the effect @returns false when the lock was lost: then nothing is stored */
  finish(claim: Claim, reply: StoredReply, tx?: Transaction): Promise<boolean>
  /** Unlocks a failed request whose response is not stored: a retry with this key runs again, under the same id. */
  release(claim: Claim): Promise<void>
  /** Deletes expired responses. @returns how many */
  clean(): Promise<number>
  lockMs: number
}

export interface Claim {
  scope: string
  key: string
  /** RFC 3339, by the database's clock. Identifies this attempt: a process that lost its lock overwrites nothing. */
  lockedUntil: string
  /** RFC 3339, by the database's clock: the first use of the key. A reuse after expiry starts over. */
  createdAt: string
}

export interface StoredReply {
  status: number
  headers: Record<string, unknown>
  body: Buffer | null
}

export interface IdempotencyOptions {
  /** How long a lock lasts unless it is extended; then the next request with the key runs. */
  lockMs?: number
  /** How long a response is stored. */
  keepMs?: number
  /** Decides when a key expires, and nothing else: locks use the database's clock, which all instances share. */
  now?: () => Date
}

/** The table `idempotency_keys` of a service's database. */
export function idempotencyStore(pool: Pool, options: IdempotencyOptions = {}): IdempotencyStore {
  const { lockMs = 5_000, keepMs = 86_400_000, now = () => new Date() } = options
  const lock = `clock_timestamp() + ${Math.ceil(lockMs)} * interval '1 ms'`
  return {
    lockMs,
    clean: () => clean(pool, { ...RETAINED.idempotencyKeys, keepMs: 0 }, now()),
    begin: async (scope, key, fingerprint) => {
      const time = now()
      // One statement: inserts the row, or takes over an expired one; otherwise it returns no row.
      const claimed = await pool.query<{ locked_until: Date; created_at: Date }>(
        `INSERT INTO idempotency_keys AS k (scope, key, fingerprint, state, locked_until, created_at, expires_at)
         VALUES ($1, $2, $3, 'running', ${lock}, clock_timestamp(), $5)
         ON CONFLICT (scope, key) DO UPDATE SET fingerprint = excluded.fingerprint, state = 'running', status = NULL,
           headers = NULL, body = NULL, locked_until = excluded.locked_until,
           created_at = CASE WHEN k.expires_at <= $4 THEN excluded.created_at ELSE k.created_at END,
           expires_at = CASE WHEN k.expires_at <= $4 THEN excluded.expires_at ELSE k.expires_at END
         WHERE k.expires_at <= $4
            OR (k.state = 'running' AND k.locked_until <= clock_timestamp() AND k.fingerprint = excluded.fingerprint)
         RETURNING locked_until, created_at`,
        [scope, key, fingerprint, time, new Date(time.getTime() + keepMs)],
      )
      const [claim] = claimed.rows
      if (claim) {
        const { locked_until: lockedUntil, created_at: createdAt } = claim
        return { scope, key, lockedUntil: lockedUntil.toISOString(), createdAt: createdAt.toISOString() }
      }
      const { rows } = await pool.query<StoredReply & { state: string; fingerprint: Buffer }>(
        'SELECT state, fingerprint, status, headers, body FROM idempotency_keys WHERE scope = $1 AND key = $2',
        [scope, key],
      )
      const [row] = rows
      // Expired and deleted between the two statements: reported like a running request.
      if (!row) return 'running'
      if (!row.fingerprint.equals(fingerprint)) return 'other-request'
      if (row.state === 'running') return 'running'
      return { status: row.status, headers: row.headers, body: row.body }
    },
    extend: async (claim) => {
      const { scope, key, lockedUntil } = claim
      const { rows } = await pool.query<{ locked_until: Date }>(
        `UPDATE idempotency_keys SET locked_until = ${lock}
         WHERE scope = $1 AND key = $2 AND state = 'running' AND locked_until = $3 RETURNING locked_until`,
        [scope, key, lockedUntil],
      )
      return rows[0] && { ...claim, lockedUntil: rows[0].locked_until.toISOString() }
    },
    finish: async ({ scope, key, lockedUntil }, { status, headers, body }, tx) => {
      const values = [scope, key, lockedUntil, status, JSON.stringify(headers), body]
      const changed = tx
        ? await tx.$executeRawUnsafe(FINISH, ...values)
        : (await pool.query(FINISH, values)).rowCount
      return changed === 1
    },
    release: async ({ scope, key, lockedUntil }) => {
      // The row stays, so that a retry finds what was already written by the id derived from it.
      await pool.query(
        `UPDATE idempotency_keys SET locked_until = 'epoch'
         WHERE scope = $1 AND key = $2 AND state = 'running' AND locked_until = $3`,
        [scope, key, lockedUntil],
      )
    },
  }
}

const FINISH = `UPDATE idempotency_keys SET state = 'done', status = $4::int, headers = $5::jsonb, body = $6::bytea
  WHERE scope = $1 AND key = $2 AND state = 'running' AND locked_until = $3::timestamptz`
