import { paymentOf } from './payment-of.ts'
import { DONE, refusal, type TakeStep } from './step.ts'

export const voidPayment: TakeStep = async ({ order, idempotencyKey }, { payments }) => {
  const { data, ...answer } = await payments.voidPayment({
    path: { paymentId: paymentOf(order) },
    headers: { 'Idempotency-Key': idempotencyKey },
  })
  return data ? DONE : refusal('payments', answer)
}
