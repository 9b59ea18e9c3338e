import type { CloudEvent } from '#platform/event.ts'
import type { Context, Transaction } from './context.ts'
import { deliverTo, WANTED_BY } from './fan-out.ts'
import { type Facts, letters } from './letters.ts'
import { type Kind, wishOf } from './preferences.ts'

/**
 * Inserts the notification of a customer and schedules its e-mail, in the inbox transaction of the event; delivers the
 * event to the subscribed endpoints, read in the same statement. Skipped if the customer opted out. Replayed events are
 * ignored: (event, recipient, kind) is unique.
 */
export async function notify<K extends Kind>(
  kind: K,
  event: CloudEvent<string, Facts[K]>,
  means: Pick<Context, 'jobs' | 'now' | 'newId'>,
  tx: Transaction,
): Promise<void> {
  const { customerId: recipientId, orderId } = event.data
  const id = means.newId()
  const [written] = await tx.$queryRawUnsafe<{ state: string | null; endpoints: string[] }[]>(
    WRITE[wishOf[kind]],
    ...[event.type, id, event.id, recipientId, kind, orderId],
    ...[letters[kind](event.data).subject, JSON.stringify(event.data), means.now()],
  )
  if (written?.state === 'pending')
    await means.jobs.enqueue(tx, 'send-email', { notificationId: id, recipientId })
  await deliverTo(written?.endpoints ?? [], event, means, tx)
}

/* Without a row in `preferences`, all notifications are enabled. */
const writeUnlessUnwanted = (wish: string) => `WITH written AS (
    INSERT INTO notifications (id, event_id, recipient_id, kind, order_id, subject, data, state, created_at)
    SELECT $2::uuid, $3::uuid, $4::uuid, $5, $6::uuid, $7, $8::jsonb,
      CASE WHEN (SELECT ${wish} FROM preferences WHERE user_id = $4::uuid) IS FALSE THEN 'skipped' ELSE 'pending' END,
      $9::timestamptz
    ON CONFLICT DO NOTHING RETURNING state
  ) SELECT (SELECT state FROM written) AS state, ARRAY(${WANTED_BY}) AS endpoints`

const WRITE = {
  orderUpdates: writeUnlessUnwanted('order_updates'),
  paymentUpdates: writeUnlessUnwanted('payment_updates'),
}
