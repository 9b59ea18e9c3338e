import { violates } from '#platform/database.ts'
import type { Handler } from '../context.ts'
import { problem } from '../problems.ts'
import { addressOf, productTag, toProduct } from '../product.ts'

export const createProduct: Handler<'createProduct'> = async ({ body }, { db, now, newId }) => {
  const { sku, name, description, category, price, stock } = body
  const at = now()
  try {
    const row = await db.product.create({
      data: {
        id: newId(),
        sku,
        name,
        description,
        categorySlug: category,
        priceAmount: price.amount,
        priceCurrency: price.currency,
        stock,
        createdAt: at,
        updatedAt: at,
      },
    })
    const headers = { Location: addressOf(row.id), ETag: productTag(row) }
    return { status: 201, headers, body: toProduct(row, false) }
  } catch (error) {
    if (violates(error, 'products_sku_key')) throw problem('sku-taken', { cause: error })
    if (violates(error, 'products_category_slug_fkey')) throw problem('unknown-category', { cause: error })
    throw error
  }
}
