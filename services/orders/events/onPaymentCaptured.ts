import type { EventHandler } from '../context.ts'

export const onPaymentCaptured: EventHandler<'payments.payment-captured.v1'> = async (
  event,
  { projection },
  tx,
) => {
  await projection.write(tx, event, event.data.orderId, { paymentStatus: 'captured' })
}
