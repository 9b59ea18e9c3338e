import type { EventHandler } from '../context.ts'

export const onPaymentVoided: EventHandler<'payments.payment-voided.v1'> = async (
  event,
  { projection },
  tx,
) => {
  await projection.write(tx, event, event.data.orderId, { paymentStatus: 'voided' })
}
