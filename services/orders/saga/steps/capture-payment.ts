import { DONE, outcomeOf, paymentOf, type TakeStep } from './step.ts'

export const capturePayment: TakeStep = async ({ order }, { payments }) => {
  const { data, ...failure } = await payments.capturePayment({
    path: { paymentId: paymentOf(order) },
  })
  if (data) return DONE
  return outcomeOf('payments', failure, {
    'payments.not-capturable': { kind: 'refused', reason: 'payment-failed' },
  })
}
