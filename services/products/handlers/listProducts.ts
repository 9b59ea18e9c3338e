import { type Product as ProductRow, Prisma } from '#generated/products/prisma/client.ts'
import { openPage } from '#platform/http/page.ts'
import type { Handler } from '../context.ts'
import { searchFor } from '../list/search.ts'
import { toMinorUnits } from '../money.ts'
import { toProduct } from '../product.ts'

const { sql } = Prisma

const SORT_KEYS = {
  name: { field: 'name', type: 'text' },
  price: { field: 'priceAmount', type: 'integer' },
  createdAt: { field: 'createdAt', type: 'time' },
} as const

/* The column of each sort key, and the cast of a value that is compared with it. */
const columns = {
  name: [sql`p.name`, sql`::text`],
  priceAmount: [sql`p.price_amount`, sql`::int`],
  createdAt: [sql`p.created_at`, sql`::timestamptz`],
} as const

export const listProducts: Handler<'listProducts'> = async ({ query }, { db }) => {
  const { q, category, minPrice, maxPrice, inStock } = query
  const page = openPage(query, SORT_KEYS)
  const [column, cast] = columns[page.field]
  const [direction, beyond] = page.isDescending ? [sql`DESC`, sql`<`] : [sql`ASC`, sql`>`]
  const conditions = [
    q !== undefined && sql`p.search @@ ${searchFor(q)}`,
    category !== undefined && sql`p.category_slug = ${category}`,
    minPrice !== undefined && sql`p.price_amount >= ${toMinorUnits(minPrice)}::int`,
    maxPrice !== undefined && sql`p.price_amount <= ${toMinorUnits(maxPrice)}::int`,
    inStock !== undefined && (inStock ? sql`p.stock > 0` : sql`p.stock = 0`),
    page.position &&
      sql`(${column}, p.id) ${beyond} (${page.position.key}${cast}, ${page.position.id}::uuid)`,
  ].filter((condition) => condition !== undefined && condition !== false)

  const rows = await db.$queryRaw<(ProductRow & { hasImage: boolean })[]>(sql`
    SELECT p.id, p.sku, p.name, p.description, p.category_slug AS "categorySlug",
      p.price_amount AS "priceAmount", p.price_currency AS "priceCurrency", p.stock, p.version,
      p.created_at AS "createdAt", p.updated_at AS "updatedAt",
      EXISTS (SELECT FROM product_images i WHERE i.product_id = p.id) AS "hasImage"
    FROM products p
    ${conditions.length > 0 ? sql`WHERE ${Prisma.join(conditions, ' AND ')}` : Prisma.empty}
    ORDER BY ${column} ${direction}, p.id ${direction}
    LIMIT ${page.take}`)
  return { status: 200, body: page.of(rows, (row) => toProduct(row, row.hasImage)) }
}
