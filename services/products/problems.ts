import { problems } from '#platform/problem.ts'

export const problem = problems('products', {
  'sku-taken': [409, 'The SKU is taken'],
  'insufficient-stock': [409, 'There are not enough in stock'],
  'too-much-stock': [409, 'There would be too many in stock'],
  'reservation-exists': [409, 'There is another reservation with this id'],
  'reservation-ended': [409, 'The reservation has ended'],
  'product-reserved': [409, 'The product is reserved'],
  'unknown-product': [422, 'There is no such product'],
  'repeated-product': [422, 'A product is named twice'],
  'unknown-category': [422, 'There is no such category'],
})
