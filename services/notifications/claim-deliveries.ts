import type { Transaction } from '#platform/transaction.ts'
import type { Context } from './context.ts'
import { isFailing } from './retry.ts'

/** So many attempts are made at one endpoint at once, by all processes together. */
export const ATTEMPTS_AT_ONCE = 5

export interface ClaimedDelivery {
  id: string
  endpointId: string
  event: unknown
  attempts: number
}

export interface Claim {
  url: string
  secret: Buffer
  deliveries: ClaimedDelivery[]
  /** Other jobs make as many attempts as there may be, and schedule the next ones. */
  isBusy: boolean
}

/**
 * Claims deliveries of one endpoint that are due, the oldest first, for the job with this id: none while the endpoint
 * pauses, one while its attempts fail. A job that comes again after its process died gets back what it had claimed.
 *
 * @param leaseMs longer than an attempt can take
 * @returns undefined when the endpoint does not exist any longer
 */
export function claimDeliveries(
  { database, now }: Pick<Context, 'database' | 'now'>,
  endpointId: string,
  jobId: string,
  leaseMs: number,
): Promise<Claim | undefined> {
  const at = now()
  return database.sql.$transaction(async (tx) => {
    // Two jobs for one endpoint claim one after the other. Writing deliveries for it does not wait for this lock.
    const [endpoint] = await tx.$queryRawUnsafe<Endpoint[]>(
      `SELECT url, secret, failed_attempts AS "failedAttempts", paused_until > $2::timestamptz AS "isPaused"
       FROM webhook_endpoints WHERE id = $1::uuid FOR NO KEY UPDATE`,
      endpointId,
      at,
    )
    if (!endpoint) return undefined
    const { url, secret, failedAttempts, isPaused } = endpoint
    const leaseEnd = new Date(at.getTime() + leaseMs)
    const kept = await tx.$queryRawUnsafe<ClaimedDelivery[]>(
      `UPDATE webhook_deliveries SET claimed_until = $3::timestamptz
       WHERE endpoint_id = $1::uuid AND claimed_by = $2::uuid RETURNING ${COLUMNS}`,
      ...[endpointId, jobId, leaseEnd],
    )
    if (kept.length > 0) return { url, secret, deliveries: kept, isBusy: false }
    const limit = isPaused ? 0 : isFailing(failedAttempts) ? 1 : ATTEMPTS_AT_ONCE
    const room = limit - (await claimedByOthers(tx, endpointId, jobId, at))
    if (room <= 0) return { url, secret, deliveries: [], isBusy: !isPaused }
    const deliveries = await tx.$queryRawUnsafe<ClaimedDelivery[]>(
      `UPDATE webhook_deliveries SET claimed_by = $2::uuid, claimed_until = $4::timestamptz
       WHERE id = ANY (ARRAY(
         SELECT id FROM webhook_deliveries
         WHERE endpoint_id = $1::uuid AND state = 'pending' AND next_attempt_at <= $3::timestamptz
           AND (claimed_by IS NULL OR claimed_until <= $3::timestamptz)
         ORDER BY next_attempt_at LIMIT $5::int FOR NO KEY UPDATE SKIP LOCKED))
       RETURNING ${COLUMNS}`,
      ...[endpointId, jobId, at, leaseEnd, room],
    )
    return { url, secret, deliveries, isBusy: false }
  })
}

const COLUMNS = 'id, endpoint_id AS "endpointId", event, attempts'

interface Endpoint {
  url: string
  secret: Buffer
  failedAttempts: number
  isPaused: boolean | null
}

async function claimedByOthers(
  tx: Transaction,
  endpointId: string,
  jobId: string,
  at: Date,
): Promise<number> {
  const [row] = await tx.$queryRawUnsafe<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM webhook_deliveries
     WHERE endpoint_id = $1::uuid AND claimed_by IS NOT NULL AND claimed_by <> $2::uuid AND claimed_until > $3::timestamptz`,
    ...[endpointId, jobId, at],
  )
  return row?.count ?? 0
}
