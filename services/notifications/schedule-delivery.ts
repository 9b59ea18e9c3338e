import type { Transaction } from '#platform/transaction.ts'
import type { Context } from './context.ts'

type Means = Pick<Context, 'jobs'>

/**
 * One job for an endpoint and a time, whatever number of deliveries it is for: an endpoint for which many wait has no
 * more jobs than any other, so none delays the others. Scheduling the same again adds nothing.
 *
 * @param at when it is due; undefined for now
 */
export const scheduleDeliveries = ({ jobs }: Means, tx: Transaction, endpointId: string, at?: Date) =>
  jobs.enqueue(
    tx,
    'deliver-webhook',
    { endpointId },
    at ? { key: `${endpointId} ${at.toISOString()}`, startAfter: at } : { key: endpointId },
  )

/** The next job for an endpoint: when its earliest delivery is due that nobody has claimed, and its pause is over. */
export async function scheduleNext(ctx: Means & Pick<Context, 'now'>, tx: Transaction, endpointId: string) {
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
 * Schedules each endpoint for which deliveries are due: for those of an earlier version of this service, and of a
 * database that was restored. An endpoint that has a job already gets no second one.
 */
export async function scheduleAllDue({ database, jobs, now }: Pick<Context, 'database' | 'jobs' | 'now'>) {
  const { rows } = await database.pool.query<{ id: string }>(
    `SELECT e.id FROM webhook_endpoints e WHERE coalesce(e.paused_until <= $1, true) AND EXISTS (
       SELECT FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND d.state = 'pending' AND d.next_attempt_at <= $1)`,
    [now()],
  )
  for (const { id } of rows) await database.sql.$transaction((tx) => scheduleDeliveries({ jobs }, tx, id))
}
