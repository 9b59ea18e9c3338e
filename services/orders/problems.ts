import { problems } from '#platform/problem.ts'

export const problem = problems('orders', {
  'not-cancellable': [409, 'The order can no longer be cancelled'],
  'no-attention-needed': [409, 'The order does not need attention'],
  'unknown-product': [422, 'The product does not exist'],
  'repeated-product': [422, 'A product is listed twice'],
  'mixed-currencies': [422, 'The products have different currencies'],
  'total-too-large': [422, 'The order total is too large'],
  'nothing-to-pay': [422, 'The order total is zero'],
})
