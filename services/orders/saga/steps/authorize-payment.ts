import { DONE, outcomeOf, type TakeStep } from './step.ts'

export const authorizePayment: TakeStep = async ({ order, idempotencyKey }, { payments }) => {
  const { id: orderId, customerId, totalAmount: amount, paymentMethod: method } = order
  const currency = order.currency as 'EUR'
  const { data, ...failure } = await payments.authorizePayment({
    headers: { 'Idempotency-Key': idempotencyKey },
    body: { orderId, customerId, amount: { amount, currency }, method },
  })
  if (!data) return outcomeOf('payments', failure)
  const paymentId = data.id
  if (data.status === 'authorized') return { ...DONE, paymentId }
  if (data.status === 'failed')
    return { kind: 'refused', reason: data.failureReason ?? 'payment-failed', paymentId }
  if (data.status === 'pending') return { kind: 'unknown', detail: 'The payment is pending', paymentId }
  return { kind: 'impossible', detail: `The payment is already ${data.status}`, paymentId }
}
