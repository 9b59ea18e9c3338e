import type { EventHandler } from '../context.ts'

export const onNotificationSent: EventHandler<'notifications.notification-sent.v1'> = async (
  event,
  { projection },
  tx,
) => {
  const { orderId, kind } = event.data
  // Notifications that do not concern an order have no order id.
  if (orderId !== undefined) await projection.write(tx, event, orderId, { notified: kind })
}
