import { platformProblem } from '#platform/problem.ts'
import type { Context } from './context.ts'
import type { Priced } from './price.ts'

/**
 * Reads a product from the catalogue.
 *
 * @returns undefined if the product does not exist
 * @throws Problem 503 if the catalogue is unavailable
 */
export async function productOf(productId: string, { products }: Context): Promise<Priced | undefined> {
  const { data, response } = await products.getProduct({ path: { productId } })
  if (data) return data
  if (response.status === 404) return undefined
  throw platformProblem('unavailable', {
    detail: 'The product catalogue is not responding. Try again later.',
    headers: { 'Retry-After': '2' },
    cause: new Error(`products responded with ${response.status}`),
  })
}
