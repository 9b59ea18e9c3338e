import { platformProblem } from '#platform/problem.ts'
import type { Context } from './context.ts'
import type { Priced } from './price.ts'

/**
 * Reads products from the catalogue, all in one request.
 *
 * @returns by id in lower case; without those that do not exist
 * @throws Problem 503 if the catalogue is unavailable
 */
export async function productsOf(ids: string[], { products }: Context): Promise<Map<string, Priced>> {
  const { data, response } = await products.batchGetProducts({ query: { ids } })
  if (!data)
    throw platformProblem('unavailable', {
      detail: 'The product catalogue is not responding. Try again later.',
      headers: { 'Retry-After': '2' },
      cause: new Error(`products responded with ${response.status}`),
    })
  return new Map(
    data.items.map(({ id, sku, name, price: { amount, currency } }) => [
      id,
      { sku, name, price: { amount: toMinorUnits(amount), currency } },
    ]),
  )
}

/** @param decimal with two decimals, as the contract of products requires */
const toMinorUnits = (decimal: string): number => Number(decimal.replace('.', ''))
