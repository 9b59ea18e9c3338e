import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeOffline } from '#platform/testing/refusals.ts'
import { pictures } from '../../tests/stand-ins/pictures.ts'
import { startProducts, type TestProducts } from './testing/products.ts'

/* The behaviour of the service as a whole, with its dependencies. */

let products: TestProducts
beforeAll(async () => {
  products = await startProducts()
})
afterAll(() => products.close())
const health = async (kind: string, of = products) => {
  const response = await fetch(`${of.url}/health/${kind}`)
  return { status: response.status, ...((await response.json()) as object) }
}

test('while the database is down it is alive and not ready; it recovers when the database is back', async () => {
  expect(await health('ready')).toMatchObject({
    // These tests have no broker, so events stay in the outbox.
    status: 'degraded',
    dependencies: { database: { status: 'up' }, events: { status: 'down' } },
  })
  expect((await fetch(`${products.url}/health/ready`)).status).toBe(200)
  const bringBack = await takeOffline(products)
  try {
    expect(await health('ready')).toMatchObject({ dependencies: { database: { status: 'down' } } })
    expect((await fetch(`${products.url}/health/live`)).status).toBe(200)
  } finally {
    await bringBack()
  }
  expect((await fetch(`${products.url}/health/ready`)).status).toBe(200)
})

test('a statement that the database does not finish is given up with 503, and nothing of it stays', async () => {
  const productId = await products.product({ stock: 1 })
  const blocker = new pg.Client({ connectionString: products.databaseUrl })
  await blocker.connect()
  await blocker.query('BEGIN')
  await blocker.query('SELECT 1 FROM products WHERE id = $1 FOR UPDATE', [productId])
  const sale = { params: { productId }, body: { delta: -1, reason: 'sold' } }
  const { status, headers } = await products.send('adjustStock', sale)
  expect({ status, retryAfter: Number(headers['retry-after']) > 0 }).toEqual({
    status: 503,
    retryAfter: true,
  })
  // Reads do not wait for a row lock.
  expect((await products.send('getProduct', { params: { productId } })).body).toMatchObject({ stock: 1 })
  await blocker.query('ROLLBACK')
  await blocker.end()
  expect((await products.send('adjustStock', sale)).status).toBe(201)
})

test('an upload may take longer than other requests: what its contract says', async () => {
  const patient = await startProducts({ env: { REQUEST_TIMEOUT_MS: '500' } })
  const productId = await patient.product()
  // Node checks for timed-out requests once a second.
  const slowly = Readable.from(
    (async function* () {
      for (const byte of pictures['image/png']) {
        yield Buffer.from([byte])
        await setTimeout(40)
      }
    })(),
  )
  const response = await fetch(`${patient.url}/api/v1/products/${productId}/image`, {
    method: 'PUT',
    headers: { 'Content-Type': 'image/png', Authorization: `Bearer ${await patient.token(['staff'])}` },
    body: Readable.toWeb(slowly),
    duplex: 'half',
  } as RequestInit)
  expect(response.status).toBe(204)
  await patient.close()
})

describe('while the keys of the tokens are unavailable', () => {
  let keyless: TestProducts
  beforeAll(async () => {
    keyless = await startProducts({ env: { JWKS_URL: 'http://127.0.0.1:9/jwks.json' } })
  })
  afterAll(() => keyless.close())

  test('the catalogue is read, changes get a 503, and the service stays ready', async () => {
    expect((await keyless.send('listProducts', { token: undefined })).status).toBe(200)
    const { status, headers } = await keyless.send('createProduct', { body: {} })
    expect({ status, retryAfter: headers['retry-after'] }).toEqual({ status: 503, retryAfter: '1' })
    expect((await fetch(`${keyless.url}/health/ready`)).status).toBe(200)
  })
})
