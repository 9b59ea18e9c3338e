import type { Transaction } from '#platform/database/transaction.ts'
import { publishStock, type StockReason } from '../publish-events.ts'
import type { Context } from '../context.ts'
import { MAX_STOCK } from './stock.ts'

export interface Item {
  productId: string
  quantity: number
}

export const idsOf = (items: readonly Item[]) => items.map(({ productId }) => productId)

export interface LockedProduct {
  id: string
  sku: string
  stock: number
}

/**
 * Locks products until the transaction ends, in id order to avoid deadlocks.
 *
 * @returns the products that exist
 */
export async function lockProducts(tx: Transaction, ids: readonly string[]): Promise<LockedProduct[]> {
  return tx.$queryRawUnsafe<LockedProduct[]>(
    'SELECT id, sku, stock FROM products WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE',
    ids,
  )
}

/**
 * Removes items from stock (`-1`) or returns them (`1`), and publishes the changes.
 *
 * Returned items are capped at the maximum stock, so that a release cannot fail after staff have added stock.
 *
 * @param products locked, with sufficient stock
 */
export async function moveStock(
  tx: Transaction,
  ctx: Context,
  sign: 1 | -1,
  products: readonly LockedProduct[],
  items: readonly Item[],
  { at, ...why }: { at: Date; reason: StockReason; reservationId: string },
): Promise<void> {
  const quantities = new Map(items.map(({ productId, quantity }) => [productId, quantity]))
  const moves = products.map(({ id, stock }) => {
    const after = Math.min(stock + sign * (quantities.get(id) ?? 0), MAX_STOCK)
    return { productId: id, delta: after - stock, stock: after }
  })
  await tx.$executeRawUnsafe(
    `UPDATE products p SET stock = moved.stock, version = version + 1, updated_at = $1::timestamptz
     FROM unnest($2::uuid[], $3::int[]) AS moved (id, stock) WHERE p.id = moved.id`,
    at,
    moves.map(({ productId }) => productId),
    moves.map(({ stock }) => stock),
  )
  await publishStock(
    tx,
    ctx,
    moves.map((move) => ({ ...move, ...why })),
  )
}
