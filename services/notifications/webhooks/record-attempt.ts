import type { Transaction } from '#platform/database/transaction.ts'
import type { ClaimedDelivery } from './claim-deliveries.ts'
import type { Context } from '../context.ts'
import { type DeliveryResult, endpointPauseMs, type Verdict, verdictOf } from './retry.ts'

/** Records the result of an attempt in the delivery and its endpoint, in one transaction. */
export async function recordAttempt(
  delivery: Omit<ClaimedDelivery, 'event'>,
  result: DeliveryResult,
  ctx: Context,
): Promise<void> {
  const { id, endpointId } = delivery
  const attempts = delivery.attempts + 1
  const verdict = verdictOf(result, attempts, ctx.retries)
  const at = ctx.now()
  const nextAttemptAt = verdict.state === 'pending' ? new Date(at.getTime() + verdict.pauseMs) : null
  const isDisabled = await ctx.database.sql.$transaction(async (tx) => {
    // Lock order: endpoint before delivery, everywhere, to avoid deadlocks.
    const disabled =
      verdict.state === 'delivered'
        ? await recordSuccess(tx, endpointId)
        : await recordFailure(tx, endpointId, verdict, at, ctx)
    await tx.$executeRawUnsafe(
      `UPDATE "public"."webhook_deliveries" SET state = $3, attempts = $2::int + 1, next_attempt_at = $4::timestamptz,
         last_status = $5::int, last_error = $6, delivered_at = $7::timestamptz, claimed_by = NULL, claimed_until = NULL
       WHERE id = $1::uuid AND state = 'pending' AND attempts = $2::int`,
      ...[id, delivery.attempts, verdict.state, nextAttemptAt, result.status ?? null, result.error ?? null],
      verdict.state === 'delivered' ? at : null,
    )
    return disabled
  })
  if (isDisabled) await failPending(ctx, endpointId)
}

/** Resets the failure counters of the endpoint and re-enables it. */
async function recordSuccess(tx: Transaction, endpointId: string): Promise<false> {
  await tx.$executeRawUnsafe(
    `UPDATE webhook_endpoints
     SET failures = 0, failed_attempts = 0, paused_until = NULL, state = 'enabled', disabled_at = NULL
     WHERE id = $1::uuid AND (failures > 0 OR failed_attempts > 0 OR state = 'disabled')`,
    endpointId,
  )
  return false
}

/** Counts a failed attempt. @returns whether it disabled the endpoint */
async function recordFailure(
  tx: Transaction,
  endpointId: string,
  verdict: Verdict,
  at: Date,
  { retries, publish }: Pick<Context, 'retries' | 'publish'>,
): Promise<boolean> {
  const isGivenUp = verdict.state === 'failed'
  const [endpoint] = await tx.$queryRawUnsafe<Endpoint[]>(
    `UPDATE webhook_endpoints SET failures = failures + $2::int, failed_attempts = failed_attempts + 1
     WHERE id = $1::uuid
     RETURNING url, failures, failed_attempts AS "failedAttempts", state, created_by AS "createdBy"`,
    endpointId,
    isGivenUp ? 1 : 0,
  )
  if (!endpoint) return false
  const { failures, failedAttempts, state } = endpoint
  const pauseMs = endpointPauseMs(failedAttempts, retries)
  if (pauseMs > 0) {
    const until = new Date(at.getTime() + pauseMs)
    await tx.$executeRawUnsafe(
      'UPDATE webhook_endpoints SET paused_until = $2::timestamptz WHERE id = $1::uuid',
      endpointId,
      until,
    )
  }
  const isGone = isGivenUp && verdict.gone
  const isTooMuch = failures >= retries.failuresAllowed || failedAttempts >= retries.failedAttemptsAllowed
  if (state !== 'enabled' || !(isGone || isTooMuch)) return false
  await tx.$executeRawUnsafe(
    `UPDATE webhook_endpoints SET state = 'disabled', disabled_at = $2::timestamptz WHERE id = $1::uuid`,
    endpointId,
    at,
  )
  await publish(tx, {
    type: 'notifications.webhook-endpoint-disabled.v1',
    subject: endpointId,
    data: { endpointId, createdBy: endpoint.createdBy, reason: isGone ? 'gone' : 'failures', failedAttempts },
    time: at,
  })
  return true
}

interface Endpoint {
  url: string
  failures: number
  failedAttempts: number
  state: string
  createdBy: string
}

const BATCH = 1_000

/** Fails the pending deliveries of a disabled endpoint, in batches to keep transactions short. */
async function failPending({ database }: Pick<Context, 'database'>, endpointId: string): Promise<void> {
  for (;;) {
    const { rowCount } = await database.pool.query(
      `UPDATE webhook_deliveries
       SET state = 'failed', next_attempt_at = NULL, last_error = 'The endpoint was disabled.', claimed_by = NULL,
         claimed_until = NULL
       WHERE id = ANY (ARRAY(
         SELECT id FROM webhook_deliveries WHERE endpoint_id = $1 AND state = 'pending' LIMIT $2))
         AND EXISTS (SELECT FROM webhook_endpoints WHERE id = $1 AND state = 'disabled')`,
      [endpointId, BATCH],
    )
    if ((rowCount ?? 0) < BATCH) return
  }
}
