import { newestFirst } from '#platform/http/page.ts'
import type { Handler } from '../context.ts'
import { seesAll, statesOf } from '../payment.ts'
import { toPayment } from '../representation.ts'

export const listPayments: Handler<'listPayments'> = async ({ query, principal }, { db }) => {
  const { orderId, status } = query
  const page = newestFirst(query)
  const rows = await db.payment.findMany({
    where: {
      customerId: seesAll(principal) ? undefined : principal.id,
      orderId,
      state: status && { in: statesOf(status) },
      ...page.where,
    },
    ...page.query,
  })
  return { status: 200, body: page.of(rows, toPayment) }
}
