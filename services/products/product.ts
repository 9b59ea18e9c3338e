import type { Product as ProductRow } from '#generated/products/prisma/client.ts'
import { contract } from '#generated/products/v2/contract.ts'
import type { components } from '#generated/products/v2/types.ts'
import { basePathOf } from '#platform/contract/contract.ts'
import { etagOf } from '#platform/http/etag.ts'
import type { Context } from './context.ts'
import { toDecimal } from './money.ts'

type Product = components['schemas']['Product']

const products = `${basePathOf(contract.document)}/products`

/** The URL path of a product. */
export const locationOf = (id: string) => `${products}/${id}`

/** The entity tag of a product. The version also changes with stock and image. */
export const productTag = ({ version }: { version: number }) => etagOf(version)

/**
 * Reads products by their ids, in any order. An id that does not exist is left out.
 *
 * One prepared statement without Prisma, because it is on the critical path of placing an order.
 */
export async function productsById({ database }: Context, ids: readonly string[]) {
  const { rows } = await database.pool.query<ProductRow & { hasImage: boolean }>(
    `SELECT id, sku, name, description, category_slug AS "categorySlug", price_amount AS "priceAmount",
       price_currency AS "priceCurrency", stock, version, created_at AS "createdAt", updated_at AS "updatedAt",
       EXISTS (SELECT FROM product_images WHERE product_id = p.id) AS "hasImage"
     FROM products p WHERE id = ANY($1::uuid[])`,
    [ids],
  )
  return rows
}

/** Maps a product to its representation in the contract. */
export function toProduct(row: ProductRow, hasImage: boolean): Product {
  return {
    id: row.id,
    sku: row.sku,
    name: row.name,
    description: row.description,
    category: row.categorySlug,
    price: {
      amount: toDecimal(row.priceAmount),
      currency: row.priceCurrency as Product['price']['currency'],
    },
    availability: { status: row.stock > 0 ? 'in-stock' : 'sold-out', quantity: row.stock },
    images: hasImage ? [{ url: `${locationOf(row.id)}/image` }] : [],
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
