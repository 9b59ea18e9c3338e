import type { Pool } from 'pg'
import type { Delivery } from './broker.ts'

/**
 * Records that the handler of a redelivered event begins.
 *
 * A broker that counts deliveries also counts those of events that a consumer had only prefetched when it ended. This
 * counts handlers that began. The first delivery is not recorded: an event that is handled at once costs no write.
 *
 * @returns the number of this attempt, counted from 1: at least 2
 */
export async function beginAttempt(pool: Pool, consumer: string, { event }: Delivery): Promise<number> {
  const { rows } = await pool.query<{ attempts: number }>(
    `INSERT INTO inbox_attempts (consumer, event_id) VALUES ($1, $2)
     ON CONFLICT (consumer, event_id) DO UPDATE SET attempts = inbox_attempts.attempts + 1, begun_at = now()
     RETURNING attempts`,
    [consumer, event.id],
  )
  return (rows[0]?.attempts ?? 0) + 1
}
