import type { EventHandler } from '../context.ts'

export const onOrderNeedsAttention: EventHandler<'orders.order-needs-attention.v1'> = async (
  event,
  { projection },
  tx,
) => {
  await projection.write(tx, event, event.data.orderId, { status: 'needs-attention' })
}
