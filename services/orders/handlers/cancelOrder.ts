import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { addressOf, maySee, toOrder, withItems } from '../order.ts'
import { problem } from '../problems.ts'
import { cancel } from '../saga.ts'
import { lockSaga, move, noteCancellation } from '../saga-store.ts'

export const cancelOrder: Handler<'cancelOrder'> = async ({ params: { orderId: id }, principal }, ctx) => {
  const order = await ctx.db.$transaction(async (tx) => {
    // Of two at once the second waits here, and then finds it done.
    const locked = await lockSaga(tx, id)
    const row = await tx.order.findUnique({ where: { id }, include: withItems })
    if (!locked || !row || !maySee(principal, row)) throw platformProblem('not-found')

    const reason = row.customerId === principal.id ? 'cancelled-by-customer' : 'cancelled-by-staff'
    const after = cancel(locked.saga, reason)
    if (after === 'too-late') throw problem('not-cancellable', { detail: `It is ${row.status}.` })
    if (after === 'already') return row

    const at = ctx.now()
    if (after.state === locked.saga.state) await noteCancellation(tx, locked, after, at)
    else await move(tx, ctx, locked, after, 'cancellation-requested', at)
    await ctx.publish(tx, {
      type: 'orders.order-cancellation-requested.v1',
      subject: id,
      data: { orderId: id, customerId: row.customerId, reason },
      time: at,
    })
    return tx.order.findUniqueOrThrow({ where: { id }, include: withItems })
  })
  return { status: 202, headers: { Location: addressOf(id) }, body: toOrder(order) }
}
