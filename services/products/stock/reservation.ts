import type { Reservation as Row, ReservationItem } from '#generated/products/prisma/client.ts'
import type { components } from '#generated/products/v2/types.ts'
import type { Item } from './move-stock.ts'
import { problem } from '../problems.ts'
import type { LockedProduct } from './move-stock.ts'

type Reservation = components['schemas']['Reservation']

/** Maps a reservation to its representation in the contract. */
export function toReservation(row: Row, items: readonly Item[]): Reservation {
  return {
    id: row.id,
    status: row.state as Reservation['status'],
    items: inOrder(items),
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  }
}

/** Whether two lists contain the same items, in any order. */
export const areSame = (some: readonly Item[], others: readonly Item[]): boolean =>
  JSON.stringify(inOrder(some)) === JSON.stringify(inOrder(others))

/** @throws Problem 422 if a product is listed twice */
export function requireDistinct(items: readonly Item[]): void {
  const ids = new Set(items.map(({ productId }) => productId.toLowerCase()))
  if (ids.size < items.length) throw problem('repeated-product')
}

/** @throws Problem 422 if a product does not exist, 409 if its stock is insufficient */
export function requireStock(items: readonly Item[], products: readonly LockedProduct[]): void {
  for (const { productId, quantity } of items) {
    const product = products.find(({ id }) => id === productId.toLowerCase())
    if (!product) throw problem('unknown-product', { detail: `The product ${productId} does not exist.` })
    if (product.stock < quantity) {
      const detail = `${product.stock} items of ${product.sku} are in stock, but ${quantity} were requested.`
      throw problem('insufficient-stock', { detail })
    }
  }
}

/** Sorted by product id. */
const inOrder = (items: readonly Pick<ReservationItem, 'productId' | 'quantity'>[]) =>
  items
    .map(({ productId, quantity }) => ({ productId: productId.toLowerCase(), quantity }))
    .sort((a, b) => (a.productId < b.productId ? -1 : 1))
