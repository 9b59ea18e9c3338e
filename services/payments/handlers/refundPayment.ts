import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { beginRefund, settleRefund } from '../refunds/refund.ts'
import { toRefund } from '../representation.ts'
import { settle } from '../execute.ts'

export const refundPayment: Handler<'refundPayment'> = async (
  { params: { paymentId }, body, idempotency },
  ctx,
) => {
  const known = await ctx.db.payment.findUnique({ where: { id: paymentId } })
  if (!known) throw platformProblem('not-found')
  // Completes a pending capture first, whose result is unknown.
  const payment = await settle(known, ctx)
  const started = await beginRefund(idempotency.permanentId, paymentId, body.amount, ctx)
  const refund = await settleRefund(started, payment, ctx)
  return { status: 201, body: toRefund(refund, payment) }
}
