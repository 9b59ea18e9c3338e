import type { components } from '#generated/orders/v1/types.ts'
import { problem } from './problems.ts'

type OrderItem = components['schemas']['OrderItem']
type NewOrderItem = components['schemas']['NewOrderItem']

/** What an order needs to know of a product. */
export type Priced = Omit<OrderItem, 'productId' | 'quantity' | 'unitPrice'> & {
  price: OrderItem['unitPrice']
}

/** The contract's `MinorUnits` ends here. */
const MOST = 1_000_000_000

/** @throws Problem 422 when a product is named twice */
export function refuseRepeated(items: readonly NewOrderItem[]): void {
  const seen = new Set<string>()
  for (const { productId } of items) {
    // A uuid is the same in capitals.
    const id = productId.toLowerCase()
    if (seen.has(id))
      throw problem('repeated-product', { detail: `The product ${id} is listed more than once.` })
    seen.add(id)
  }
}

/**
 * The items at the prices of the catalogue, and what they are worth together.
 *
 * @param catalogue one for each item, undefined where there is no such product
 * @throws Problem 422
 */
export function price(
  items: readonly NewOrderItem[],
  catalogue: readonly (Priced | undefined)[],
): { items: OrderItem[]; total: OrderItem['unitPrice'] } {
  const priced = items.map(({ productId, quantity }, i) => {
    const product = catalogue[i]
    if (!product)
      throw problem('unknown-product', { detail: `The product ${productId.toLowerCase()} does not exist.` })
    const { sku, name, price: unitPrice } = product
    return { productId: productId.toLowerCase(), sku, name, quantity, unitPrice }
  })
  const currencies = [...new Set(priced.map(({ unitPrice }) => unitPrice.currency))]
  const [currency] = currencies
  if (currency === undefined || currencies.length > 1)
    throw problem('mixed-currencies', { detail: `The products are priced in ${currencies.join(' and ')}.` })
  // At most 50 times 1000 times 1,000,000,000: far below 2 to the 53rd.
  const amount = priced.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice.amount, 0)
  if (amount > MOST) throw problem('total-too-large', { detail: `The maximum order total is ${MOST}.` })
  // Nobody can pay nothing: the provider would refuse it.
  if (amount === 0) throw problem('nothing-to-pay')
  return { items: priced, total: { amount, currency } }
}
