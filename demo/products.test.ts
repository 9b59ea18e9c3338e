import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import catalogue from './products/catalogue.json' with { type: 'json' }
import { imageOf } from '../services/products/images/image-type.ts'
import { seed } from './products.ts'

let database: TestDatabase
let client: pg.Client
beforeAll(async () => {
  database = await createTestDatabase('products')
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

test('every product has an image that the service accepts, and there are no others', () => {
  const folder = join(import.meta.dirname, 'products')
  const images = readdirSync(folder).filter((name) => name.endsWith('.png'))
  expect(images.sort()).toEqual(catalogue.products.map(({ sku }) => `${sku}.png`).sort())
  for (const name of images)
    expect({ name, ...imageOf(readFileSync(join(folder, name))) }).toMatchObject({ name, type: 'image/png' })
})

test('of two concurrent calls one seeds the database, and a later call changes nothing', async () => {
  const said = await Promise.all([seed(database.url), seed(database.url)])
  expect(said.filter((line) => line !== undefined)).toEqual(['60 products in 8 categories'])
  const all = async () =>
    (
      await client.query(
        'SELECT p.*, etag, size FROM products p JOIN product_images ON product_id = id ORDER BY id',
      )
    ).rows
  const before = await all()
  expect(before).toHaveLength(60)
  expect(await seed(database.url)).toBeUndefined()
  expect(await all()).toEqual(before)
})

test('images are small, and differ between products', async () => {
  const { rows } = await client.query<{ size: number; etag: string }>('SELECT size, etag FROM product_images')
  expect(Math.max(...rows.map(({ size }) => size))).toBeLessThan(10_000)
  expect(new Set(rows.map(({ etag }) => etag)).size).toBe(60)
})
