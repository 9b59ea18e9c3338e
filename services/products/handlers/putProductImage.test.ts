import { once } from 'node:events'
import { connect } from 'node:net'
import { ReadableStream } from 'node:stream/web'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/products/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { pictures } from '../../../tests/stand-ins/pictures.ts'
import { startProducts, type TestProducts } from '../testing/products.ts'

const MAX_BYTES = 2 * 1024 * 1024
const types = Object.keys(pictures) as (keyof typeof pictures)[]

/** A whole JPEG of this size: comments fill it up. */
function jpegOf(bytes: number): Buffer {
  const jpeg = pictures['image/jpeg']
  const parts = [jpeg.subarray(0, 2)]
  for (let left = bytes - jpeg.length; left > 0;) {
    // The remainder must have room for an empty comment.
    const size = left > 65_537 ? Math.min(65_537, left - 4) : left
    const comment = Buffer.alloc(size, 'x')
    comment.writeUInt16BE(0xfffe, 0)
    comment.writeUInt16BE(size - 2, 2)
    parts.push(comment)
    left -= size
  }
  return Buffer.concat([...parts, jpeg.subarray(2)])
}

describe('putProductImage', () => {
  let products: TestProducts
  let productId: string
  beforeAll(async () => {
    products = await startProducts()
    productId = await products.product()
  })
  afterAll(() => products.close())
  const put = (id: string, body: Buffer, contentType: string = 'image/png') =>
    products.send('putProductImage', { params: { productId: id }, body, contentType })
  const imageOf = (id: string) => products.context.db.productImage.findUnique({ where: { productId: id } })

  describe('204', () => {
    test.each(types)('%s is stored unchanged, and the product has its URL', async (type) => {
      const id = await products.product()
      const { status, headers, text } = await put(id, pictures[type], type)
      expect({ status, text }).toEqual({ status: 204, text: '' })
      const stored = await imageOf(id)
      expect(stored).toMatchObject({ contentType: type, etag: headers.etag, size: pictures[type].length })
      expect(Buffer.compare(stored!.bytes, pictures[type])).toBe(0)
      const { body } = await products.send('getProduct', { params: { productId: id } })
      expect(body.imageUrl).toBe(`/api/v1/products/${id}/image`)
    })
    test('it replaces the previous image, and increments the version of the product', async () => {
      const id = await products.product()
      await put(id, pictures['image/png'])
      await put(id, pictures['image/webp'], 'image/webp')
      expect(await imageOf(id)).toMatchObject({ contentType: 'image/webp' })
      const { headers } = await products.send('getProduct', { params: { productId: id } })
      expect(headers.etag).toBe('"3"')
    })
    test('the same image has the same ETag', async () => {
      const [a, b] = [await products.product(), await products.product()]
      const tags = [
        (await put(a, pictures['image/png'])).headers.etag,
        (await put(b, pictures['image/png'])).headers.etag,
      ]
      expect(tags[0]).toBe(tags[1])
    })
    test('an image of exactly 2 MiB is accepted', async () => {
      const id = await products.product()
      expect((await put(id, jpegOf(MAX_BYTES), 'image/jpeg')).status).toBe(204)
      expect(await imageOf(id)).toMatchObject({ size: MAX_BYTES })
    })
    test('a chunked body is accepted', async () => {
      const id = await products.product()
      const pieces = [...pictures['image/png']].map((byte) => Buffer.from([byte]))
      const response = await fetch(`${products.url}/api/v1/products/${id}/image`, {
        method: 'PUT',
        headers: { 'Content-Type': 'image/png', Authorization: `Bearer ${await products.token(['staff'])}` },
        body: ReadableStream.from(pieces),
        duplex: 'half',
      } as RequestInit)
      expect(response.status).toBe(204)
    })
    test('concurrent uploads: the last one is stored completely', async () => {
      const id = await products.product()
      const responses = await Promise.all(
        [...types, ...types, ...types].map((type) => put(id, pictures[type], type)),
      )
      expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([204]))
      const stored = (await imageOf(id))!
      expect(Buffer.compare(stored.bytes, pictures[stored.contentType as 'image/png'])).toBe(0)
    })
  })

  describe('400', () => {
    test('an aborted upload has no effect', async () => {
      const id = await products.product()
      const { port } = new URL(products.url)
      const socket = connect(Number(port), '127.0.0.1')
      await once(socket, 'connect')
      const picture = jpegOf(100_000)
      socket.write(
        `PUT /api/v1/products/${id}/image HTTP/1.1\r\nHost: x\r\nContent-Type: image/jpeg\r\n` +
          `Authorization: Bearer ${await products.token(['staff'])}\r\nContent-Length: ${picture.length}\r\n\r\n`,
      )
      socket.end(picture.subarray(0, 50_000))
      socket.resume()
      await once(socket, 'close')
      expect(await imageOf(id)).toBeNull()
      // The service still responds.
      expect((await put(id, pictures['image/png'])).status).toBe(204)
    })
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      expect((await put(crypto.randomUUID(), pictures['image/png'])).status).toBe(404)
    })
  })

  describe('413', () => {
    test.each([MAX_BYTES + 1, 10 * 1024 * 1024])('a valid image of %i bytes is rejected', async (bytes) => {
      const id = await products.product()
      const { status, body } = await put(id, jpegOf(bytes), 'image/jpeg')
      expect({ status, code: body.code }).toEqual({ status: 413, code: 'content-too-large' })
      expect(await imageOf(id)).toBeNull()
    })
    test('an image with too many pixels is rejected', async () => {
      const id = await products.product()
      const jpeg = Buffer.from(pictures['image/jpeg'])
      // The frame header (T.81, section B.2.2): height and width of 65,535.
      jpeg.writeUInt32BE(0xffffffff, jpeg.indexOf('ffc2', 0, 'hex') + 5)
      const { status, body } = await put(id, jpeg, 'image/jpeg')
      expect({ status, code: body.code }).toEqual({ status: 413, code: 'content-too-large' })
      expect(await imageOf(id)).toBeNull()
    })
    test('a chunked body that is too large is rejected', async () => {
      const piece = Buffer.alloc(64 * 1024)
      const response = await fetch(`${products.url}/api/v1/products/${productId}/image`, {
        method: 'PUT',
        headers: { 'Content-Type': 'image/png', Authorization: `Bearer ${await products.token(['staff'])}` },
        body: ReadableStream.from(Array.from({ length: 64 }, () => piece)),
        duplex: 'half',
      } as RequestInit)
      expect(response.status).toBe(413)
    })
  })

  describe('415', () => {
    const png = pictures['image/png']
    test.each([
      ['text that calls itself a picture', Buffer.from('<svg onload="alert(1)"/>')],
      ['a picture of another type', pictures['image/jpeg']],
      ['a picture cut short', png.subarray(0, png.length - 1)],
      ['an image with trailing data', Buffer.concat([png, Buffer.from('<script>')])],
      ['only the first bytes of one', png.subarray(0, 8)],
    ])('%s is refused', async (_what, body) => {
      const id = await products.product()
      const response = await put(id, body)
      expect({ status: response.status, code: response.body.code }).toEqual({
        status: 415,
        code: 'unsupported-media-type',
      })
      expect(await imageOf(id)).toBeNull()
    })
    test.each(['image/svg+xml', 'image/gif', 'multipart/form-data', 'application/json'])(
      '%s is not supported',
      async (type) => {
        expect((await put(productId, png, type)).status).toBe(415)
      },
    )
  })

  describeRefusals(
    operationOf(contract, 'putProductImage'),
    () => products,
    () => ({ params: { productId }, body: pictures['image/png'], contentType: 'image/png' }),
  )
})
