import { violates } from '#platform/database/database.ts'
import { publishProduct, publishStock } from '../publish-events.ts'
import type { Handler } from '../context.ts'
import { toMinorUnits } from '../money.ts'
import { problem } from '../problems.ts'
import { locationOf, productTag, toProduct } from '../product.ts'

export const createProduct: Handler<'createProduct'> = async ({ body }, ctx) => {
  const { sku, name, description, category, price, stock } = body
  const at = ctx.now()
  const data = {
    id: ctx.newId(),
    sku,
    name,
    description,
    categorySlug: category,
    priceAmount: toMinorUnits(price.amount),
    priceCurrency: price.currency,
    stock,
    createdAt: at,
    updatedAt: at,
  }
  try {
    const row = await ctx.db.$transaction(async (tx) => {
      const created = await tx.product.create({ data })
      await publishProduct(tx, ctx, 'created', created, false)
      const first = { productId: created.id, delta: stock, stock, reason: 'received' as const }
      if (stock > 0) await publishStock(tx, ctx, [first])
      return created
    })
    const headers = { Location: locationOf(row.id), ETag: productTag(row) }
    return { status: 201, headers, body: toProduct(row, false) }
  } catch (error) {
    if (violates(error, 'products_sku_key')) throw problem('sku-taken', { cause: error })
    if (violates(error, 'products_category_slug_fkey')) throw problem('unknown-category', { cause: error })
    throw error
  }
}
