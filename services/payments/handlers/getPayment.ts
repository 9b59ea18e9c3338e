import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { paymentTag, toPayment } from '../representation.ts'
import { seesAll } from '../payment.ts'

export const getPayment: Handler<'getPayment'> = async ({ params, principal }, { db }) => {
  const payment = await db.payment.findUnique({ where: { id: params.paymentId } })
  // Not 403, which would reveal that the payment exists.
  if (!payment || (!seesAll(principal) && payment.customerId !== principal.id))
    throw platformProblem('not-found')
  return { status: 200, headers: { ETag: paymentTag(payment) }, body: toPayment(payment) }
}
