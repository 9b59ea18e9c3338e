import { DONE, outcomeOf, paymentOf, type TakeStep } from './step.ts'

export const voidPayment: TakeStep = async ({ order }, { payments }) => {
  const { data, ...failure } = await payments.voidPayment({
    path: { paymentId: paymentOf(order) },
  })
  return data ? DONE : outcomeOf('payments', failure)
}
