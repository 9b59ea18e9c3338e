import { hash } from 'node:crypto'
import pg from 'pg'
import catalogue from './demo/catalogue.json' with { type: 'json' }
import { picture } from './demo/pictures.ts'

/**
 * Puts the demo catalogue with its pictures into an empty database. Ids, times and pictures are the same each time.
 *
 * @returns what was done in a few words; undefined when there are categories already
 */
export async function seed(databaseUrl: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const isSeeded = async () => (await client.query('SELECT 1 FROM categories LIMIT 1')).rows.length > 0
  try {
    if (await isSeeded()) return undefined
    const { categories } = catalogue
    const products = catalogue.products.map(toRow)
    const images = catalogue.products.map(toImageRow)
    // One transaction, so there is all of it or nothing; of two starters at once, the second one waits and adds nothing.
    await client.query('BEGIN')
    await client.query('LOCK TABLE categories IN EXCLUSIVE MODE')
    if (await isSeeded()) return undefined
    await insert(client, 'categories', categories)
    await insert(client, 'products', products)
    await insert(client, 'product_images', images)
    await client.query('COMMIT')
    return `${products.length} products in ${categories.length} categories`
  } finally {
    await client.end()
  }
}

type Item = (typeof catalogue.products)[number]

function toRow({ sku, name, description, category, price, stock }: Item) {
  const addedAt = addedAtOf(sku)
  return {
    id: idOf(sku),
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

function toImageRow({ sku, drawing, palette }: Item) {
  const bytes = picture(drawing, palette)
  return {
    product_id: idOf(sku),
    content_type: 'image/png',
    bytes: `\\x${bytes.toString('hex')}`,
    size: bytes.length,
    etag: `"${hash('sha256', bytes, 'base64url')}"`,
    updated_at: addedAtOf(sku),
  }
}

/** A uuid of version 8 (RFC 9562, section 5.8) from the SKU. */
function idOf(sku: string): string {
  const hex = hash('sha256', `charter ${sku}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(12, 15)}-a${hex.slice(15, 18)}-${hex.slice(18, 30)}`
}

/** One every four days, from each category in turn: so the newest ones are of all kinds. */
function addedAtOf(sku: string): string {
  const { products, categories } = catalogue
  const item = products.find((product) => product.sku === sku)
  const place = products.filter(({ category }) => category === item?.category).findIndex((p) => p === item)
  const turn = place * categories.length + categories.findIndex(({ slug }) => slug === item?.category)
  return new Date(Date.UTC(2025, 0, 6 + turn * 4, 9)).toISOString()
}

/** @param rows objects whose keys are columns */
async function insert(client: pg.Client, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  await client.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows)],
  )
}
