import { isNotModified } from '#platform/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import type { ImageType } from '../image-type.ts'

export const getProductImage: Handler<'getProductImage'> = async ({ params, headers }, { db }) => {
  const where = { productId: params.productId }
  const ifNoneMatch = headers['If-None-Match']
  // A caller who has the picture already costs no read of its bytes.
  const seen = ifNoneMatch && (await db.productImage.findUnique({ where, select: { etag: true } }))
  if (seen && isNotModified(ifNoneMatch, seen.etag)) return { status: 304, headers: { ETag: seen.etag } }

  const image = await db.productImage.findUnique({ where })
  if (!image) throw platformProblem('not-found')
  return {
    status: 200,
    headers: {
      ETag: image.etag,
      // Short: a new picture has the address of the one before.
      'Cache-Control': 'public, max-age=60',
      // Pages of other origins may show it; it is public anyway.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
    contentType: image.contentType as ImageType,
    body: Buffer.from(image.bytes),
  }
}
