import { problems } from '#platform/problem.ts'

export const problem = problems('payments', {
  'order-has-payment': [409, 'The order already has a payment'],
  'not-capturable': [409, 'The payment cannot be captured'],
  'not-voidable': [409, 'The payment cannot be voided'],
  'not-refundable': [409, 'The payment cannot be refunded'],
  'refund-too-large': [422, 'The refund exceeds the remaining amount'],
  'other-currency': [422, 'The refund has a different currency than the payment'],
})
