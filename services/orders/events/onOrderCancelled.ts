import type { EventHandler } from '../context.ts'

export const onOrderCancelled: EventHandler<'orders.order-cancelled.v1'> = async (
  event,
  { projection },
  tx,
) => {
  const { orderId, reason, resumptions } = event.data
  await projection.write(tx, event, orderId, { status: 'cancelled', reason, resumptions })
}
