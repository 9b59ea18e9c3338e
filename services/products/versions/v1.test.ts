import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startProducts, type TestProducts } from '../testing/products.ts'

/* Both versions at once: one state, two forms of it. */

let products: TestProducts
beforeAll(async () => {
  products = await startProducts()
})
afterAll(() => products.close())

const EUR = 'EUR'
const newProduct = (sku: string, price: object) => ({ sku, name: 'Lamp', category: 'lamps', price, stock: 3 })

test('a product that one version creates is the same product in the other', async () => {
  const old = await products
    .send('createProduct', { body: newProduct('V1-1', { amount: 4905, currency: EUR }) })
    .expect(201)
  const params = { productId: old.body.id as string }
  const { body, headers } = await products.sendV2('getProduct', { params }).expect(200)
  const { price: _price, stock: _stock, imageUrl: _imageUrl, ...same } = old.body as Record<string, unknown>
  expect(body).toEqual({
    ...same,
    price: { amount: '49.05', currency: EUR },
    availability: { status: 'in-stock', quantity: 3 },
    images: [],
  })
  expect([old.headers.location, headers.etag]).toEqual([`/api/v1/products/${params.productId}`, '"1"'])
})

test('v1 announces its end, and the address of the same resource in v2; v2 does not', async () => {
  const { body } = await products
    .send('createProduct', { body: newProduct('V1-END', { amount: 100, currency: EUR }) })
    .expect(201)
  const params = { productId: body.id as string }
  const end = {
    deprecation: '@1795737600',
    sunset: 'Fri, 30 Jun 2028 23:59:59 GMT',
    link: `</docs>; rel="deprecation"; type="text/html", </docs>; rel="sunset"; type="text/html", </api/v2/products/${params.productId}>; rel="successor-version"`,
  }
  expect((await products.send('getProduct', { params }).expect(200)).headers).toMatchObject(end)
  expect((await products.send('createProduct', { body: {} }).expect(400)).headers).toMatchObject({
    ...{ deprecation: end.deprecation, sunset: end.sunset },
    link: expect.stringContaining('</api/v2/products>; rel="successor-version"') as string,
  })
  const { headers } = await products.sendV2('getProduct', { params }).expect(200)
  for (const name of Object.keys(end)) expect(headers).not.toHaveProperty(name)
})

test('each version has its own addresses, and the tag of the other one is known', async () => {
  const { body, headers } = await products
    .sendV2('createProduct', { body: newProduct('V2-1', { amount: '0.05', currency: EUR }) })
    .expect(201)
  expect(headers.location).toBe(`/api/v2/products/${body.id}`)
  const change = { params: { productId: body.id as string }, headers: { 'If-Match': String(headers.etag) } }
  const changed = await products
    .send('updateProduct', { ...change, body: { price: { amount: 7, currency: EUR } } })
    .expect(200)
  expect([changed.body.price, changed.headers.etag]).toEqual([{ amount: 7, currency: EUR }, '"2"'])
  await products.sendV2('updateProduct', { ...change, body: { name: 'Late' } }).expect(412)
})

test('filters are converted, and pages of one version are those of the other', async () => {
  for (const amount of [100, 250, 400])
    await products
      .send('createProduct', {
        body: { ...newProduct(`P-${amount}`, { amount, currency: EUR }), category: 'chairs' },
      })
      .expect(201)
  const query = { category: 'chairs', sort: 'price', limit: '1' }
  const v1 = await products.send('listProducts', { query: { ...query, minPrice: '200' } }).expect(200)
  const v2 = await products.sendV2('listProducts', { query: { ...query, minPrice: '2.00' } }).expect(200)
  const idsOf = ({ body }: { body: { items: { id: string }[] } }) => body.items.map(({ id }) => id)
  expect(idsOf(v2 as never)).toEqual(idsOf(v1 as never))
  expect(v2.body.nextCursor).toEqual(v1.body.nextCursor)
  const cursor = String(v1.body.nextCursor)
  const rest = await products
    .sendV2('listProducts', { query: { ...query, minPrice: '2.00', cursor } })
    .expect(200)
  expect(rest.body.items).toMatchObject([{ price: { amount: '4.00' } }])
})

describe('what is refused', () => {
  test('is refused in the words of the version that was spoken', async () => {
    const body = { ...newProduct('V1-2', { amount: -1, currency: 'XXX' }), stock: 1.5 }
    const { body: problem } = await products.send('createProduct', { body }).expect(400)
    expect(problem.errors).toEqual([
      { pointer: '/body/price/amount', detail: 'must be at least 0' },
      { pointer: '/body/price/currency', detail: 'must be one of: EUR, GBP, USD' },
      { pointer: '/body/stock', detail: 'must be an integer' },
    ])
    const v2 = await products.sendV2('createProduct', {
      body: newProduct('V2-2', { amount: 5, currency: EUR }),
    })
    expect(v2.body.errors).toEqual([{ pointer: '/body/price/amount', detail: 'must be a string' }])
  })

  test('for a key of one version is replayed in the form of the other', async () => {
    const productId = await products.product({ stock: 5 })
    const request = {
      token: products.serviceToken(),
      headers: { 'Idempotency-Key': crypto.randomUUID() },
      body: { items: [{ productId, quantity: 1 }] },
    }
    const first = await products.send('reserveStock', request).expect(201)
    const second = await products.sendV2('reserveStock', request).expect(201)
    expect(second.body).toEqual(first.body)
    expect(second.headers['idempotency-replayed']).toBe('true')
  })
})
