import type { Transaction } from '#platform/database/transaction.ts'
import type { Context } from '../context.ts'

type Dependencies = Pick<Context, 'jobs'>

/**
 * Schedules one job per endpoint and time, regardless of the number of deliveries, so that an endpoint with a backlog
 * does not delay the others. Idempotent.
 *
 * @param at when it is due; default: now
 */
export const scheduleDeliveries = ({ jobs }: Dependencies, tx: Transaction, endpointId: string, at?: Date) =>
  jobs.enqueue(
    tx,
    'deliver-webhook',
    { endpointId },
    at ? { key: `${endpointId} ${at.toISOString()}`, startAfter: at } : { key: endpointId },
  )

/** Schedules the next job of an endpoint: when its earliest unclaimed delivery is due and its pause has ended. */
export async function scheduleNext(
  ctx: Dependencies & Pick<Context, 'now'>,
  tx: Transaction,
  endpointId: string,
) {
  const [next] = await tx.$queryRawUnsafe<{ at: Date }[]>(
    `SELECT greatest(d.next_attempt_at, e.paused_until) AS at
     FROM webhook_deliveries d JOIN webhook_endpoints e ON e.id = d.endpoint_id
     WHERE d.endpoint_id = $1::uuid AND d.state = 'pending' AND d.claimed_by IS NULL
     ORDER BY d.next_attempt_at LIMIT 1`,
    endpointId,
  )
  if (next) await scheduleDeliveries(ctx, tx, endpointId, next.at > ctx.now() ? next.at : undefined)
}

/**
 * Schedules every endpoint with due deliveries: recovers deliveries without a job, of an earlier version or a restored
 * database. Endpoints that already have a job are unaffected.
 */
export async function scheduleAllDue({ database, jobs, now }: Pick<Context, 'database' | 'jobs' | 'now'>) {
  const { rows } = await database.pool.query<{ id: string }>(
    `SELECT e.id FROM webhook_endpoints e WHERE coalesce(e.paused_until <= $1, true) AND EXISTS (
       SELECT FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND d.state = 'pending' AND d.next_attempt_at <= $1)`,
    [now()],
  )
  for (const { id } of rows) await database.sql.$transaction((tx) => scheduleDeliveries({ jobs }, tx, id))
}
