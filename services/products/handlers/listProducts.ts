import { hash } from 'node:crypto'
import { type Product as ProductRow, Prisma } from '#generated/products/prisma/client.ts'
import { pageOf } from '#platform/http/cursor.ts'
import { etagOf, isNotModified } from '#platform/http/etag.ts'
import type { Handler } from '../context.ts'
import { sortOrder } from '../list/sort-order.ts'
import { toProduct } from '../product.ts'
import { searchFor } from '../list/search.ts'

const { sql } = Prisma

export const listProducts: Handler<'listProducts'> = async ({ query, headers }, { db }) => {
  const { q, category, minPrice, maxPrice, inStock, sort, cursor, limit } = query
  const order = sortOrder(sort)
  const conditions = [
    q !== undefined && sql`p.search @@ ${searchFor(q)}`,
    category !== undefined && sql`p.category_slug = ${category}`,
    minPrice !== undefined && sql`p.price_amount >= ${minPrice}::int`,
    maxPrice !== undefined && sql`p.price_amount <= ${maxPrice}::int`,
    inStock !== undefined && (inStock ? sql`p.stock > 0` : sql`p.stock = 0`),
    order.after(cursor),
  ].filter((condition) => condition !== undefined && condition !== false)

  const rows = await db.$queryRaw<(ProductRow & { hasImage: boolean })[]>(sql`
    SELECT p.id, p.sku, p.name, p.description, p.category_slug AS "categorySlug",
      p.price_amount AS "priceAmount", p.price_currency AS "priceCurrency", p.stock, p.version,
      p.created_at AS "createdAt", p.updated_at AS "updatedAt",
      EXISTS (SELECT FROM product_images i WHERE i.product_id = p.id) AS "hasImage"
    FROM products p
    ${conditions.length > 0 ? sql`WHERE ${Prisma.join(conditions, ' AND ')}` : Prisma.empty}
    ORDER BY ${order.by}
    LIMIT ${limit + 1}`)

  const page = pageOf(rows, limit, order.cursorOf)
  // Ids and versions identify the content of the page.
  const state = [...page.items.map(({ id, version }) => `${id} ${version}`), page.nextCursor]
  const tag = { ETag: etagOf(hash('sha1', state.join(), 'base64url')) }
  if (isNotModified(headers['If-None-Match'], tag.ETag)) return { status: 304, headers: tag }
  const items = page.items.map((row) => toProduct(row, row.hasImage))
  return { status: 200, headers: tag, body: { items, nextCursor: page.nextCursor } }
}
