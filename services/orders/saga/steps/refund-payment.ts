import { DONE, outcomeOf, paymentOf, type TakeStep } from './step.ts'

export const refundPayment: TakeStep = async ({ order, idempotencyKey }, { payments }) => {
  const paymentId = paymentOf(order)
  const { data, ...failure } = await payments.refundPayment({
    path: { paymentId },
    headers: { 'Idempotency-Key': idempotencyKey },
    body: {},
  })
  if (data) return DONE
  const { code } = failure.error ?? {}
  if (code === 'payments.not-refundable') {
    // It may have been refunded manually.
    const { data: payment } = await payments.getPayment({ path: { paymentId } })
    if (payment?.status === 'refunded') return DONE
  }
  return outcomeOf('payments', failure)
}
