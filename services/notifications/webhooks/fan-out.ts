import type { CloudEvent } from '#platform/events/cloud-event.ts'
import type { Transaction } from '#platform/database/transaction.ts'
import type { Context } from '../context.ts'
import { scheduleDeliveries } from './schedule-delivery.ts'

/** Selects the enabled endpoints subscribed to event type $1. */
export const SUBSCRIBERS = `SELECT id FROM webhook_endpoints WHERE state = 'enabled' AND event_types @> ARRAY[$1::text]`

type Dependencies = Pick<Context, 'jobs' | 'now' | 'newId'>

/** Delivers an event to the subscribed endpoints, without notifying the customer. */
export async function fanOut(event: CloudEvent, dependencies: Dependencies, tx: Transaction): Promise<void> {
  const endpoints = await tx.$queryRawUnsafe<{ id: string }[]>(SUBSCRIBERS, event.type)
  await deliverTo(
    endpoints.map(({ id }) => id),
    event,
    dependencies,
    tx,
  )
}

/**
 * Inserts a delivery and schedules a job for each endpoint, in the inbox transaction of the event. An endpoint gets each
 * event once, so replayed events are skipped; `redeliverWebhook` sends a delivery again.
 */
export async function deliverTo(
  endpointIds: readonly string[],
  event: CloudEvent,
  { jobs, now, newId }: Dependencies,
  tx: Transaction,
): Promise<void> {
  if (endpointIds.length === 0) return
  const at = now()
  const written = await tx.$queryRawUnsafe<{ endpointId: string }[]>(
    `INSERT INTO webhook_deliveries (id, endpoint_id, event_id, event_type, event, next_attempt_at, created_at)
     SELECT id, endpoint_id, $3::uuid, $4, $5::jsonb, $6::timestamptz, $6::timestamptz
     FROM unnest($1::uuid[], $2::uuid[]) AS d(id, endpoint_id)
     ON CONFLICT DO NOTHING RETURNING endpoint_id AS "endpointId"`,
    ...[endpointIds.map(newId), endpointIds, event.id, event.type, JSON.stringify(event), at],
  )
  for (const { endpointId } of written) await scheduleDeliveries({ jobs }, tx, endpointId)
}
