import { isNotModified } from '#platform/http/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { maySee, orderTag, toOrder, withItems } from '../order.ts'

export const getOrder: Handler<'getOrder'> = async ({ params, headers, principal }, { db }) => {
  const row = await db.order.findUnique({ where: { id: params.orderId }, include: withItems })
  // Not 403, which would reveal that the order exists.
  if (!row || !maySee(principal, row)) throw platformProblem('not-found')
  const tag = { ETag: orderTag(row) }
  if (isNotModified(headers['If-None-Match'], tag.ETag)) return { status: 304, headers: tag }
  return { status: 200, headers: tag, body: toOrder(row) }
}
