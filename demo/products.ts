import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type DemoOrder, demoOrders, fillOnce, placedAt, productIdOf } from './demo-data.ts'
import catalogue from './products/catalogue.json' with { type: 'json' }

/** One image for each product, named by its SKU. */
const IMAGES = new URL('./products/', import.meta.url)

/**
 * Seeds the demo catalogue with its images. Ids, times and images are deterministic.
 *
 * @returns a short summary; undefined if categories already exist
 */
export async function seed(databaseUrl: string): Promise<string | undefined> {
  const { categories, products } = catalogue
  const isFilled = await fillOnce(databaseUrl, 'categories', async (insert) => {
    await insert('categories', categories)
    await insert('products', products.map(toRow))
    await insert('product_images', products.map(toImageRow))
    await insert('reservations', demoOrders.map(reservationRow))
    await insert('reservation_items', demoOrders.map(reservationItemRow))
  })
  return isFilled ? `${products.length} products in ${categories.length} categories` : undefined
}

type Item = (typeof catalogue.products)[number]

function toRow({ sku, name, description, category, price, stock }: Item) {
  const addedAt = addedAtOf(sku)
  return {
    id: productIdOf(sku),
    sku,
    name,
    description,
    category_slug: category,
    price_amount: price,
    price_currency: 'EUR',
    stock,
    version: 1,
    created_at: addedAt,
    updated_at: addedAt,
  }
}

function toImageRow({ sku }: Item) {
  const bytes = readFileSync(new URL(`${sku}.png`, IMAGES))
  return {
    product_id: productIdOf(sku),
    content_type: 'image/png',
    bytes: `\\x${bytes.toString('hex')}`,
    size: bytes.length,
    etag: `"${hash('sha256', bytes, 'base64url')}"`,
    updated_at: addedAtOf(sku),
  }
}

/** The reservation of a demo order. It is confirmed, and the stock in the catalogue excludes its items. */
function reservationRow({ id }: DemoOrder) {
  const at = placedAt()
  const expires_at = new Date(at.getTime() + 3_600_000)
  return { id, state: 'confirmed', expires_at, made_by: 'orders', created_at: at, updated_at: at }
}

const reservationItemRow = ({ id, item }: DemoOrder) => ({
  reservation_id: id,
  product_id: item.productId,
  quantity: item.quantity,
})

/** One product every four days, alternating between categories, so that the newest products are varied. */
function addedAtOf(sku: string): string {
  const { products, categories } = catalogue
  const item = products.find((product) => product.sku === sku)
  const place = products.filter(({ category }) => category === item?.category).findIndex((p) => p === item)
  const turn = place * categories.length + categories.findIndex(({ slug }) => slug === item?.category)
  return new Date(Date.UTC(2025, 0, 6 + turn * 4, 9)).toISOString()
}
