import type { Product as ProductRow } from '#generated/products/prisma/client.ts'
import type { components } from '#generated/products/v2/types.ts'
import type { Transaction } from '#platform/database/transaction.ts'
import type { Context } from './context.ts'
import { toProduct } from './product.ts'

type StockChanged = components['schemas']['StockChangedData']

/** The reason of a stock change. */
export type StockReason = StockChanged['reason']

/** Publishes a created or updated product, in the transaction. */
export async function publishProduct(
  tx: Transaction,
  { publish }: Context,
  change: 'created' | 'updated',
  row: ProductRow,
  hasImage: boolean,
): Promise<void> {
  const data = { productId: row.id, change, product: toProduct(row, hasImage) }
  await publish(tx, { type: 'products.product-changed.v2', subject: row.id, data })
}

/** Publishes the deletion of a product, in the transaction. */
export async function publishDeletion(
  tx: Transaction,
  { publish }: Context,
  productId: string,
): Promise<void> {
  const data = { productId, change: 'deleted' as const }
  await publish(tx, { type: 'products.product-changed.v2', subject: productId, data })
}

/** Publishes stock changes, in the transaction. */
export async function publishStock(
  tx: Transaction,
  { publishAll }: Context,
  changes: readonly StockChanged[],
): Promise<void> {
  const type = 'products.stock-changed.v1'
  await publishAll(
    tx,
    changes.map((data) => ({ type, subject: data.productId, data })),
  )
}
