import type { components } from '#generated/orders/v2/types.ts'
import { problem } from './problems.ts'

type OrderItem = components['schemas']['OrderItem']
type NewOrderItem = components['schemas']['NewOrderItem']

/** The product data that an order copies. */
export type Priced = Omit<OrderItem, 'productId' | 'quantity' | 'unitPrice'> & {
  price: OrderItem['unitPrice']
}

/** The maximum of `MinorUnits` in the contract. */
const MAX_TOTAL = 1_000_000_000

/** @throws Problem 422 if a product is listed twice */
export function requireDistinct(items: readonly NewOrderItem[]): void {
  const seen = new Set<string>()
  for (const { productId } of items) {
    // UUIDs are case-insensitive.
    const id = productId.toLowerCase()
    if (seen.has(id))
      throw problem('repeated-product', { detail: `The product ${id} is listed more than once.` })
    seen.add(id)
  }
}

/**
 * Prices the items and computes the total.
 *
 * @param catalogue products by their ids in lower case
 * @throws Problem 422
 */
export function price(
  items: readonly NewOrderItem[],
  catalogue: ReadonlyMap<string, Priced>,
): { items: OrderItem[]; total: OrderItem['unitPrice'] } {
  const priced = items.map((item) => {
    const productId = item.productId.toLowerCase()
    const product = catalogue.get(productId)
    if (!product) throw problem('unknown-product', { detail: `The product ${productId} does not exist.` })
    const { sku, name, price: unitPrice } = product
    return { productId, sku, name, quantity: item.quantity, unitPrice }
  })
  const currencies = [...new Set(priced.map(({ unitPrice }) => unitPrice.currency))]
  const [currency] = currencies
  if (currency === undefined || currencies.length > 1)
    throw problem('mixed-currencies', { detail: `The products are priced in ${currencies.join(' and ')}.` })
  // No overflow: at most 50 × 1,000 × 1,000,000,000, far below 2^53.
  const amount = priced.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice.amount, 0)
  if (amount > MAX_TOTAL)
    throw problem('total-too-large', { detail: `The maximum order total is ${MAX_TOTAL}.` })
  // Payment providers reject a zero amount.
  if (amount === 0) throw problem('nothing-to-pay')
  return { items: priced, total: { amount, currency } }
}
