import type { EventHandler } from '../context.ts'

export const onOrderCancellationRequested: EventHandler<'orders.order-cancellation-requested.v1'> = async (
  event,
  { projection },
  tx,
) => {
  const { orderId, reason, resumptions } = event.data
  await projection.write(tx, event, orderId, { status: 'cancelling', reason, resumptions })
}
