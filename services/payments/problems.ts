import { problems } from '#platform/problem.ts'

export const problem = problems('payments', {
  'order-has-payment': [409, 'The order has a payment already'],
  'not-capturable': [409, "The payment can't be captured"],
  'not-voidable': [409, "The payment can't be voided"],
  'not-refundable': [409, "The payment can't be refunded"],
  'refund-too-large': [422, 'The refund is larger than what is left of the payment'],
  'other-currency': [422, 'The payment is in another currency'],
})
