import { isNotModified } from '#platform/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { productTag, toProduct } from '../product.ts'

export const getProduct: Handler<'getProduct'> = async ({ params, headers }, { db }) => {
  const row = await db.product.findUnique({
    where: { id: params.productId },
    include: { image: { select: { productId: true } } },
  })
  if (!row) throw platformProblem('not-found')
  const tag = { ETag: productTag(row) }
  if (isNotModified(headers['If-None-Match'], tag.ETag)) return { status: 304, headers: tag }
  return { status: 200, headers: tag, body: toProduct(row, row.image !== null) }
}
