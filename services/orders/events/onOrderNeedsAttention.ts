import type { EventHandler } from '../context.ts'

export const onOrderNeedsAttention: EventHandler<'orders.order-needs-attention.v1'> = async (
  event,
  { projection },
  tx,
) => {
  const { orderId, resumptions } = event.data
  await projection.write(tx, event, orderId, { status: 'needs-attention', resumptions })
}
