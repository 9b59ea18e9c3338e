import type { Handler } from '../context.ts'
import { isDone, statusOf } from '../payment.ts'
import { problem } from '../problems.ts'
import { stateOf, toPayment } from '../representation.ts'
import { execute } from '../execute.ts'

export const voidPayment: Handler<'voidPayment'> = async ({ params }, ctx) => {
  const payment = await execute('void', params.paymentId, ctx)
  const state = stateOf(payment)
  if (!isDone(state, 'void')) throw problem('not-voidable', { detail: `The payment is ${statusOf(state)}.` })
  return { status: 200, body: toPayment(payment) }
}
