import { hash } from 'node:crypto'
import { Prisma } from '#generated/products/prisma/client.ts'
import { etagOf } from '#platform/http/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import { publishProduct } from '../publish-events.ts'
import type { Handler } from '../context.ts'
import { imageOf } from '../images/image-type.ts'
import { readAtMost } from '../images/upload.ts'

const MAX_BYTES = 2 * 1024 * 1024
/* A browser needs four bytes of memory per pixel. */
const MAX_PIXELS = 40_000_000

export const putProductImage: Handler<'putProductImage'> = async (
  { params, contentType, body, signal },
  ctx,
) => {
  const bytes = await readAtMost(MAX_BYTES, body, signal)
  const image = imageOf(bytes)
  if (!image || image.type !== contentType) {
    throw platformProblem('unsupported-media-type', {
      detail: `The content is not a complete ${contentType} file.`,
    })
  }
  if (image.pixels > MAX_PIXELS) {
    throw platformProblem('content-too-large', { detail: 'The image has more than 40 megapixels.' })
  }
  const etag = etagOf(hash('sha256', bytes, 'base64url'))
  const at = ctx.now()
  // One statement: the foreign key cannot fail, and image and product version change together.
  await ctx.db.$transaction(async (tx) => {
    const stored = await tx.$executeRaw(Prisma.sql`
    WITH product AS (
      UPDATE products SET version = version + 1, updated_at = ${at}::timestamptz
      WHERE id = ${params.productId}::uuid
      RETURNING id
    )
    INSERT INTO product_images (product_id, content_type, bytes, size, etag, updated_at)
    SELECT id, ${contentType}, ${bytes}, ${bytes.length}::int, ${etag}, ${at}::timestamptz FROM product
    ON CONFLICT (product_id) DO UPDATE SET
      content_type = excluded.content_type, bytes = excluded.bytes, size = excluded.size,
      etag = excluded.etag, updated_at = excluded.updated_at`)
    if (stored === 0) throw platformProblem('not-found')
    const row = await tx.product.findUniqueOrThrow({ where: { id: params.productId } })
    await publishProduct(tx, ctx, 'updated', row, true)
  })
  return { status: 204, headers: { ETag: etag } }
}
