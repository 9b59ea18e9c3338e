import type { CloudEvent } from '#platform/events/cloud-event.ts'
import type { Transaction } from '#platform/database/transaction.ts'
import type { Context } from './context.ts'
import { deliverTo, SUBSCRIBERS } from './webhooks/fan-out.ts'
import { type Facts, templates } from './email/templates.ts'
import { type Kind, preferenceOf } from './preferences.ts'

/**
 * Inserts the notification of a customer and schedules its e-mail, in the inbox transaction of the event; delivers the
 * event to the subscribed endpoints, read in the same statement. Skipped if the customer opted out. Replayed events are
 * ignored: (event, recipient, kind) is unique.
 */
export async function notify<K extends Kind>(
  kind: K,
  event: CloudEvent<string, Facts[K]>,
  dependencies: Pick<Context, 'jobs' | 'now' | 'newId'>,
  tx: Transaction,
): Promise<void> {
  const { customerId: recipientId, orderId } = event.data
  const id = dependencies.newId()
  const [written] = await tx.$queryRawUnsafe<{ state: string | null; endpoints: string[] }[]>(
    INSERT[preferenceOf[kind]],
    ...[event.type, id, event.id, recipientId, kind, orderId],
    ...[templates[kind](event.data).subject, JSON.stringify(event.data), dependencies.now()],
  )
  if (written?.state === 'pending')
    await dependencies.jobs.enqueue(tx, 'send-email', { notificationId: id, recipientId })
  await deliverTo(written?.endpoints ?? [], event, dependencies, tx)
}

/* Without a row in `preferences`, all notifications are enabled. */
const insertUnlessDisabled = (preference: string) => `WITH written AS (
    INSERT INTO notifications (id, event_id, recipient_id, kind, order_id, subject, data, state, created_at)
    SELECT $2::uuid, $3::uuid, $4::uuid, $5, $6::uuid, $7, $8::jsonb,
      CASE WHEN (SELECT ${preference} FROM preferences WHERE user_id = $4::uuid) IS FALSE THEN 'skipped' ELSE 'pending' END,
      $9::timestamptz
    ON CONFLICT DO NOTHING RETURNING state
  ) SELECT (SELECT state FROM written) AS state, ARRAY(${SUBSCRIBERS}) AS endpoints`

const INSERT = {
  orderUpdates: insertUnlessDisabled('order_updates'),
  paymentUpdates: insertUnlessDisabled('payment_updates'),
}
