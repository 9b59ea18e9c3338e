import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { maySee, orderTag, toOrder, withItems } from '../order.ts'

export const getOrder: Handler<'getOrder'> = async ({ params, principal }, { db }) => {
  const row = await db.order.findUnique({ where: { id: params.orderId }, include: withItems })
  // Not 403, which would reveal that the order exists.
  if (!row || !maySee(principal, row)) throw platformProblem('not-found')
  return { status: 200, headers: { ETag: orderTag(row) }, body: toOrder(row) }
}
