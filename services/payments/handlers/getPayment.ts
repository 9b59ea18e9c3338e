import { isNotModified } from '#platform/http/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { paymentTag, toPayment } from '../representation.ts'
import { seesAll } from '../payment.ts'

export const getPayment: Handler<'getPayment'> = async ({ params, headers, principal }, { db }) => {
  const payment = await db.payment.findUnique({ where: { id: params.paymentId } })
  // Not 403, which would reveal that the payment exists.
  if (!payment || (!seesAll(principal) && payment.customerId !== principal.id))
    throw platformProblem('not-found')
  const tag = { ETag: paymentTag(payment) }
  if (isNotModified(headers['If-None-Match'], tag.ETag)) return { status: 304, headers: tag }
  return { status: 200, headers: tag, body: toPayment(payment) }
}
