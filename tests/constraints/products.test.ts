import { randomUUID as id } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { connected } from './testing.ts'

/* Constraints of the database, whatever the service does: the last line of defence of the invariants. */

describe('products', () => {
  const { query, refusal } = connected('products')
  const [product, reservation] = [id(), id()]
  const reserve: [string, ...unknown[]] = [
    `INSERT INTO reservations (id, expires_at, made_by) VALUES ($1, now(), 'orders')`,
    reservation,
  ]
  const item = (of: string, quantity: number): [string, ...unknown[]] => [
    'INSERT INTO reservation_items VALUES ($1, $2, $3)',
    reservation,
    of,
    quantity,
  ]
  beforeAll(async () => {
    await query(`INSERT INTO categories VALUES ('lamps', 'Lamps')`)
    await query(
      `INSERT INTO products (id, sku, name, description, category_slug, price_amount, price_currency, stock) VALUES ($1, 'LMP-1', 'Lamp', '', 'lamps', 1, 'EUR', 3)`,
      [product],
    )
  })

  test('stock never falls below zero', async () => {
    expect(await refusal(['UPDATE products SET stock = stock - 4'])).toBe('products_stock_check')
  })

  test('a reservation is of products that there are, each once, and of some of it', async () => {
    expect(await refusal(reserve, item(product, 2))).toBeUndefined()
    expect(await refusal(reserve, item(product, 2), item(product, 1))).toBe('reservation_items_pkey')
    expect(await refusal(reserve, item(id(), 2))).toBe('reservation_items_product_id_fkey')
    expect(await refusal(reserve, item(product, 0))).toBe('reservation_items_quantity_check')
  })
})
