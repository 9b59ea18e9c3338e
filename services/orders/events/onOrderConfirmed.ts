import type { EventHandler } from '../context.ts'

export const onOrderConfirmed: EventHandler<'orders.order-confirmed.v1'> = async (
  event,
  { projection },
  tx,
) => {
  const { orderId, resumptions } = event.data
  await projection.write(tx, event, orderId, { status: 'confirmed', resumptions })
}
