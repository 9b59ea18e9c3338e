import { isNotModified } from '#platform/http/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import type { ImageType } from '../images/image-type.ts'

export const getProductImage: Handler<'getProductImage'> = async ({ params, headers }, { db }) => {
  const where = { productId: params.productId }
  const ifNoneMatch = headers['If-None-Match']
  // A conditional request that matches does not read the bytes.
  const seen = ifNoneMatch && (await db.productImage.findUnique({ where, select: { etag: true } }))
  if (seen && isNotModified(ifNoneMatch, seen.etag)) return { status: 304, headers: { ETag: seen.etag } }

  const image = await db.productImage.findUnique({ where })
  if (!image) throw platformProblem('not-found')
  return {
    status: 200,
    headers: {
      ETag: image.etag,
      // Public, so pages of other origins may embed it.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
    contentType: image.contentType as ImageType,
    body: Buffer.from(image.bytes),
  }
}
