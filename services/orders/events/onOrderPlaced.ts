import type { EventHandler } from '../context.ts'

export const onOrderPlaced: EventHandler<'orders.order-placed.v1'> = async (event, { projection }, tx) => {
  const { orderId, ...placed } = event.data
  await projection.write(tx, event, orderId, { placed, status: 'pending' })
}
