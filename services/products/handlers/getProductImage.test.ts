import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/products/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { pictures } from '../../../tests/stand-ins/pictures.ts'
import { startProducts, type TestProducts } from '../testing/products.ts'

describe('getProductImage', () => {
  let products: TestProducts
  let productId: string
  let etag: string
  beforeAll(async () => {
    products = await startProducts()
    productId = await products.product()
    etag = (await put('image/webp')).headers.etag as string
  })
  afterAll(() => products.close())
  const put = (contentType: keyof typeof pictures) =>
    products.send('putProductImage', { params: { productId }, body: pictures[contentType], contentType })
  const get = (headers?: Record<string, string>, id = productId) =>
    products.send('getProductImage', { params: { productId: id }, headers, token: undefined })

  describe('200', () => {
    test('public, byte for byte, and embeddable by pages of any origin', async () => {
      const { status, headers, body } = await get()
      expect(status).toBe(200)
      expect(Buffer.compare(body, pictures['image/webp'])).toBe(0)
      expect(headers).toMatchObject({
        'content-type': 'image/webp',
        'content-length': String(pictures['image/webp'].length),
        'cache-control': 'public, max-age=60, stale-while-revalidate=30, stale-if-error=300',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
        etag,
      })
    })
    test('HEAD returns the same headers', async () => {
      const response = await fetch(`${products.url}/api/v1/products/${productId}/image`, { method: 'HEAD' })
      expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([200, etag, ''])
    })
    test('with an outdated ETag', async () => {
      expect((await get({ 'If-None-Match': '"old"' })).status).toBe(200)
    })
    test('a browser’s image request is served', async () => {
      expect((await get({ Accept: 'image/avif,image/webp,image/png,*/*;q=0.5' })).status).toBe(200)
    })
  })

  describe('304', () => {
    test('for a matching If-None-Match, until the image is replaced', async () => {
      const { status, headers } = await get({ 'If-None-Match': etag })
      expect({ status, etag: headers.etag }).toEqual({ status: 304, etag })
      await put('image/png')
      const fresh = await get({ 'If-None-Match': etag })
      expect([fresh.status, fresh.headers['content-type']]).toEqual([200, 'image/png'])
    })
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      expect((await get({}, crypto.randomUUID())).status).toBe(404)
    })
    test('for a product without an image, regardless of If-None-Match', async () => {
      const bare = await products.product()
      expect((await get({ 'If-None-Match': '*' }, bare)).status).toBe(404)
    })
  })

  describeRefusals(
    operationOf(contract, 'getProductImage'),
    () => products,
    () => ({ params: { productId } }),
  )
})
