import type { EventHandler } from '../context.ts'

export const onPaymentRefunded: EventHandler<'payments.payment-refunded.v1'> = async (
  event,
  { projection },
  tx,
) => {
  // Orders are always refunded in full.
  await projection.write(tx, event, event.data.orderId, { paymentStatus: 'refunded' })
}
