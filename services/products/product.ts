import type { Product as ProductRow } from '#generated/products/prisma/client.ts'
import { contract } from '#generated/products/v1/contract.ts'
import type { components } from '#generated/products/v1/types.ts'
import { basePathOf } from '#platform/contract.ts'
import { etagOf } from '#platform/etag.ts'

type Product = components['schemas']['Product']

const products = `${basePathOf(contract.document)}/products`

/** Where a product is, from the root of the host. */
export const addressOf = (id: string) => `${products}/${id}`

/** The product's entity tag: every change of it, also of its stock or picture, counts its version up. */
export const productTag = ({ version }: { version: number }) => etagOf(version)

/** The product as the contract shows it. */
export function toProduct(row: ProductRow, hasImage: boolean): Product {
  return {
    id: row.id,
    sku: row.sku,
    name: row.name,
    description: row.description,
    category: row.categorySlug,
    price: { amount: row.priceAmount, currency: row.priceCurrency as Product['price']['currency'] },
    stock: row.stock,
    imageUrl: hasImage ? `${addressOf(row.id)}/image` : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
