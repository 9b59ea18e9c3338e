import { problems } from '#platform/problem.ts'

export const problem = problems('orders', {
  'not-cancellable': [409, "The order can't be cancelled any more"],
  'no-attention-needed': [409, 'The order does not need attention'],
  'unknown-product': [422, 'There is no such product'],
  'repeated-product': [422, 'A product is named twice'],
  'mixed-currencies': [422, 'The products are not all in one currency'],
  'total-too-large': [422, 'The order is worth too much'],
  'nothing-to-pay': [422, 'The order is worth nothing'],
})
