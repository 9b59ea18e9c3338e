import type { Transaction } from '#platform/database/transaction.ts'
import type { Context } from '../context.ts'
import { isFailing } from './retry.ts'

/** Maximum concurrent attempts per endpoint, across all processes. */
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
  /** The concurrency limit is reached; the jobs in progress schedule the next deliveries. */
  isBusy: boolean
}

/**
 * Claims the oldest due deliveries of an endpoint for a job: none while the endpoint is paused, one while it is
 * failing. A job that is retried after a crash keeps the deliveries that it had claimed.
 *
 * @param leaseMs must exceed the duration of an attempt
 * @returns undefined if the endpoint no longer exists
 */
export function claimDeliveries(
  { database, now }: Pick<Context, 'database' | 'now'>,
  endpointId: string,
  jobId: string,
  leaseMs: number,
): Promise<Claim | undefined> {
  const at = now()
  return database.sql.$transaction(async (tx) => {
    // Serializes the claims of concurrent jobs. NO KEY: inserting deliveries (foreign key) does not wait for this lock.
    const [endpoint] = await tx.$queryRawUnsafe<Endpoint[]>(
      `SELECT url, secret, failed_attempts AS "failedAttempts", paused_until > $2::timestamptz AS "isPaused"
       FROM webhook_endpoints WHERE id = $1::uuid FOR NO KEY UPDATE`,
      endpointId,
      at,
    )
    if (!endpoint) return undefined
    const { url, secret, failedAttempts, isPaused } = endpoint
    const leaseEnd = new Date(at.getTime() + leaseMs)
    const alreadyClaimed = await tx.$queryRawUnsafe<ClaimedDelivery[]>(
      `UPDATE webhook_deliveries SET claimed_until = $3::timestamptz
       WHERE endpoint_id = $1::uuid AND claimed_by = $2::bigint RETURNING ${COLUMNS}`,
      ...[endpointId, jobId, leaseEnd],
    )
    if (alreadyClaimed.length > 0) return { url, secret, deliveries: alreadyClaimed, isBusy: false }
    const limit = isPaused ? 0 : isFailing(failedAttempts) ? 1 : ATTEMPTS_AT_ONCE
    const free = limit - (await claimedByOthers(tx, endpointId, jobId, at))
    if (free <= 0) return { url, secret, deliveries: [], isBusy: !isPaused }
    const deliveries = await tx.$queryRawUnsafe<ClaimedDelivery[]>(
      `UPDATE webhook_deliveries SET claimed_by = $2::bigint, claimed_until = $4::timestamptz
       WHERE id = ANY (ARRAY(
         SELECT id FROM webhook_deliveries
         WHERE endpoint_id = $1::uuid AND state = 'pending' AND next_attempt_at <= $3::timestamptz
           AND (claimed_by IS NULL OR claimed_until <= $3::timestamptz)
         ORDER BY next_attempt_at LIMIT $5::int FOR NO KEY UPDATE SKIP LOCKED))
       RETURNING ${COLUMNS}`,
      ...[endpointId, jobId, at, leaseEnd, free],
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
     WHERE endpoint_id = $1::uuid AND claimed_by IS NOT NULL AND claimed_by <> $2::bigint AND claimed_until > $3::timestamptz`,
    ...[endpointId, jobId, at],
  )
  return row?.count ?? 0
}
