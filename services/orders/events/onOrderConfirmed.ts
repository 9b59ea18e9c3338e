import type { EventHandler } from '../context.ts'

export const onOrderConfirmed: EventHandler<'orders.order-confirmed.v1'> = async (
  event,
  { projection },
  tx,
) => {
  await projection.write(tx, event, event.data.orderId, { status: 'confirmed' })
}
