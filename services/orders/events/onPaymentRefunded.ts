import type { EventHandler } from '../context.ts'

export const onPaymentRefunded: EventHandler<'payments.payment-refunded.v1'> = async (
  event,
  { projection },
  tx,
) => {
  // An order is refunded as a whole.
  await projection.write(tx, event, event.data.orderId, { paymentStatus: 'refunded' })
}
