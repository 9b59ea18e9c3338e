import type { EventHandler } from '../context.ts'

export const onPaymentAuthorized: EventHandler<'payments.payment-authorized.v1'> = async (
  event,
  { projection },
  tx,
) => {
  await projection.write(tx, event, event.data.orderId, { paymentStatus: 'authorized' })
}
