import { problems } from '#platform/problem.ts'

export const problem = problems('products', {
  'sku-taken': [409, 'The SKU is already in use'],
  'insufficient-stock': [409, 'Insufficient stock'],
  'too-much-stock': [409, 'The maximum stock would be exceeded'],
  'reservation-exists': [409, 'The reservation id is already in use'],
  'reservation-ended': [409, 'The reservation has ended'],
  'product-reserved': [409, 'The product is reserved'],
  'unknown-product': [422, 'The product does not exist'],
  'repeated-product': [422, 'A product is listed twice'],
  'unknown-category': [422, 'The category does not exist'],
})
