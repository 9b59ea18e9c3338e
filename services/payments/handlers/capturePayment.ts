import type { Handler } from '../context.ts'
import { isDone, statusOf } from '../payment.ts'
import { problem } from '../problems.ts'
import { stateOf, toPayment } from '../representation.ts'
import { execute } from '../execute.ts'

export const capturePayment: Handler<'capturePayment'> = async ({ params }, ctx) => {
  const payment = await execute('capture', params.paymentId, ctx)
  const state = stateOf(payment)
  if (!isDone(state, 'capture'))
    throw problem('not-capturable', { detail: `The payment is ${statusOf(state)}.` })
  return { status: 200, body: toPayment(payment) }
}
