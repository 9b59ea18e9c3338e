import { requireMatch } from '#platform/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { productTag } from '../product.ts'

export const deleteProduct: Handler<'deleteProduct'> = async ({ params, headers }, { db }) => {
  const id = params.productId
  const seen = await db.product.findUnique({ where: { id }, select: { version: true } })
  if (!seen) throw platformProblem('not-found')
  requireMatch(headers['If-Match'], productTag(seen))
  // Bound to the version that was compared: a change at the same moment is not lost unseen.
  const { count } = await db.product.deleteMany({ where: { id, version: seen.version } })
  if (count === 0) throw platformProblem('precondition-failed')
  return { status: 204 }
}
