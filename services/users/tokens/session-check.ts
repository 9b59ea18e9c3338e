import { UUID } from '#platform/contract/formats.ts'
import type { Pool } from 'pg'
import type { SessionSource } from '#platform/http/session-check.ts'

const FIND = `
  SELECT account.role FROM sessions session JOIN users account ON account.id = session.user_id
  WHERE session.id = $1::uuid AND account.id = $2::uuid AND session.revoked_at IS NULL AND session.expires_at > $3`

/** Checks that the session is active and the account exists, and returns the current role. */
export const createSessionCheck =
  (pool: Pool, now: () => Date): SessionSource =>
  async ({ id, claims: { sid } }) => {
    // Without a session id in UUID form, the token has no session.
    if (typeof sid !== 'string' || !UUID.test(sid) || !UUID.test(id)) return undefined
    const { rows } = await pool.query<{ role: string }>(FIND, [sid, id, now()])
    return rows[0] && [rows[0].role]
  }
