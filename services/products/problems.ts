import { problems } from '#platform/problem.ts'

export const problem = problems('products', {
  'sku-taken': [409, 'The SKU is taken'],
  'insufficient-stock': [409, 'There are not enough in stock'],
  'too-much-stock': [409, 'There would be too many in stock'],
  'unknown-category': [422, 'There is no such category'],
})
