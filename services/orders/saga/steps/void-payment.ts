import { DONE, outcomeOf, paymentOf, type TakeStep } from './step.ts'

export const voidPayment: TakeStep = async ({ order, idempotencyKey }, { payments }) => {
  const { data, ...failure } = await payments.voidPayment({
    path: { paymentId: paymentOf(order) },
    headers: { 'Idempotency-Key': idempotencyKey },
  })
  return data ? DONE : outcomeOf('payments', failure)
}
