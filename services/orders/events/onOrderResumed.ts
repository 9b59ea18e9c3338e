import type { EventHandler } from '../context.ts'

export const onOrderResumed: EventHandler<'orders.order-resumed.v1'> = async (event, { projection }, tx) => {
  const { orderId, status, resumptions } = event.data
  await projection.write(tx, event, orderId, { status, resumptions })
}
