import type { Consumed } from '#generated/notifications/v1/consumed.ts'
import type { EventHandlersOf } from '#platform/events/inbox.ts'
import type { Transaction } from '#platform/database/transaction.ts'
import type { CloudEvent } from '#platform/events/cloud-event.ts'
import type { Context } from './context.ts'
import type { Facts } from './email/templates.ts'
import { notify } from './notify.ts'
import type { Kind } from './preferences.ts'
import { fanOut } from './webhooks/fan-out.ts'

/** Notifies the customer, and sends the event to the subscribed webhook endpoints. */
const notifying =
  <K extends Kind>(kind: K) =>
  (event: CloudEvent<string, Facts[K]>, ctx: Context, tx: Transaction) =>
    notify(kind, event, ctx, tx)

/** The handlers of the consumed events. */
export const eventHandlers: Required<EventHandlersOf<Consumed, Context, Transaction>> = {
  'orders.order-placed.v1': fanOut,
  'orders.order-confirmed.v1': notifying('order-confirmed'),
  'orders.order-rejected.v1': notifying('order-rejected'),
  'orders.order-cancellation-requested.v1': fanOut,
  'orders.order-cancelled.v1': notifying('order-cancelled'),
  'orders.order-needs-attention.v1': notifying('order-needs-attention'),
  'orders.order-resumed.v1': fanOut,
  'payments.payment-refunded.v1': notifying('payment-refunded'),
}
