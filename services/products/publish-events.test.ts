import { afterAll, beforeAll, expect, test } from 'vitest'
import { pictures } from '../../tests/stand-ins/pictures.ts'
import { startProducts, type TestProducts } from './testing/products.ts'

let products: TestProducts
beforeAll(async () => {
  products = await startProducts()
})
afterAll(() => products.close())

const newProduct = (sku: string, stock: number) => ({
  sku,
  name: 'Desk lamp',
  category: 'lamps',
  price: { amount: 4900, currency: 'EUR' },
  stock,
})

const V1 = 'products.product-changed.v1'
const V2 = 'products.product-changed.v2'

test('each change of a product is published with its state at that time, in each version', async () => {
  const { body } = await products.send('createProduct', { body: newProduct('LMP-1', 7) }).expect(201)
  const productId = body.id as string
  const params = { productId }
  await products
    .send('updateProduct', { params, headers: { 'If-Match': '"1"' }, body: { name: 'Floor lamp' } })
    .expect(200)
  const picture = { body: pictures['image/png'], contentType: 'image/png' }
  await products.send('putProductImage', { params, ...picture }).expect(204)
  await products.send('adjustStock', { params, body: { delta: -2, reason: 'damaged' } }).expect(201)
  await products.send('deleteProduct', { params, headers: { 'If-Match': '"4"' } }).expect(204)

  const events = await products.events(productId)
  const price = { amount: '49.00', currency: 'EUR' }
  expect(events.map(({ type, data }) => [type, data])).toMatchObject([
    [V2, { productId, change: 'created', product: { price, availability: { quantity: 7 }, images: [] } }],
    [V1, { productId, change: 'created', product: body }],
    ['products.stock-changed.v1', { productId, delta: 7, stock: 7, reason: 'received' }],
    [V2, { productId, change: 'updated', product: { name: 'Floor lamp' } }],
    [V1, { productId, change: 'updated', product: { name: 'Floor lamp' } }],
    [V2, { change: 'updated', product: { images: [{ url: `/api/v2/products/${productId}/image` }] } }],
    [V1, { change: 'updated', product: { imageUrl: `/api/v1/products/${productId}/image` } }],
    ['products.stock-changed.v1', { productId, delta: -2, stock: 5, reason: 'damaged' }],
    [V2, { change: 'deleted' }],
    [V1, { change: 'deleted' }],
  ])
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
  for (const { source, traceparent } of events)
    expect([source, traceparent]).toEqual(['/services/products', expect.any(String)])
})

test('failed changes are not published', async () => {
  const { body } = await products.send('createProduct', { body: newProduct('LMP-2', 0) }).expect(201)
  const params = { productId: body.id as string }
  await products.send('createProduct', { body: newProduct('LMP-2', 1) }).expect(409)
  await products
    .send('updateProduct', { params, headers: { 'If-Match': '"9"' }, body: { name: 'X' } })
    .expect(412)
  await products
    .send('updateProduct', { params, headers: { 'If-Match': '"1"' }, body: { category: 'none' } })
    .expect(422)
  await products.send('adjustStock', { params, body: { delta: -1, reason: 'sold' } }).expect(409)
  await products.send('deleteProduct', { params, headers: { 'If-Match': '"9"' } }).expect(412)
  expect(await products.events(params.productId)).toHaveLength(2)
  expect(await products.context.db.outboxEvent.count({ where: { subject: { not: params.productId } } })).toBe(
    10,
  )
})

test('events of concurrent changes are in commit order', async () => {
  const productId = await products.product({ stock: 100 })
  const book = { params: { productId }, body: { delta: -1, reason: 'sold' } }
  await Promise.all(Array.from({ length: 20 }, () => products.send('adjustStock', book).expect(201)))
  const stocks = (await products.events(productId)).map(({ data }) => (data as { stock: number }).stock)
  expect(stocks).toEqual(Array.from({ length: 20 }, (_, n) => 99 - n))
})
