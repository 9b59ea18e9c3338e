import type { EventHandler } from '../context.ts'

export const onPaymentFailed: EventHandler<'payments.payment-failed.v1'> = async (
  event,
  { projection },
  tx,
) => {
  await projection.write(tx, event, event.data.orderId, { paymentStatus: 'failed' })
}
