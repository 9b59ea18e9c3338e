import type { EventHandler } from '../context.ts'

export const onOrderRejected: EventHandler<'orders.order-rejected.v1'> = async (
  event,
  { projection },
  tx,
) => {
  const { orderId, reason, resumptions } = event.data
  await projection.write(tx, event, orderId, { status: 'rejected', reason, resumptions })
}
