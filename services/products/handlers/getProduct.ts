import type { Product } from '#generated/products/prisma/client.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { productTag, toProduct } from '../product.ts'

export const getProduct: Handler<'getProduct'> = async ({ params }, { database }) => {
  // On the critical path of placing an order, so it is one prepared statement without Prisma.
  const { rows } = await database.pool.query<Product & { hasImage: boolean }>(
    `SELECT id, sku, name, description, category_slug AS "categorySlug", price_amount AS "priceAmount",
       price_currency AS "priceCurrency", stock, version, created_at AS "createdAt", updated_at AS "updatedAt",
       EXISTS (SELECT FROM product_images WHERE product_id = p.id) AS "hasImage"
     FROM products p WHERE id = $1`,
    [params.productId],
  )
  const [row] = rows
  if (!row) throw platformProblem('not-found')
  return { status: 200, headers: { ETag: productTag(row) }, body: toProduct(row, row.hasImage) }
}
