import { platformProblem } from '#platform/problem.ts'
import { resumptionsOf } from '../saga/publish-final-state.ts'
import type { Context, Handler } from '../context.ts'
import { locationOf, maySee, type OrderWithItems, toOrder } from '../order.ts'
import { problem } from '../problems.ts'
import { cancel } from '../saga/saga.ts'
import { loadWork, settle, type Work } from '../saga/saga-store.ts'

export const cancelOrder: Handler<'cancelOrder'> = async ({ params: { orderId: id }, principal }, ctx) => {
  for (;;) {
    const work = await loadWork(ctx.database.pool, id)
    if (!work || !maySee(principal, work.order)) throw platformProblem('not-found')
    const reason = work.order.customerId === principal.id ? 'cancelled-by-customer' : 'cancelled-by-staff'
    const after = cancel(work.saga, reason)
    if (after === 'too-late')
      throw problem('not-cancellable', { detail: `The order is ${work.order.status}.` })
    const cancelled = after === 'already' ? work.order : await write(ctx, work, after)
    // Optimistic lock failed: the saga has changed since it was read; evaluate it again.
    if (!cancelled) continue
    return { status: 202, headers: { Location: locationOf(id) }, body: toOrder(cancelled) }
  }
}

/** @returns the updated order; undefined if the saga has changed since it was read */
async function write(ctx: Context, work: Work, after: Work['saga']): Promise<OrderWithItems | undefined> {
  const { id: orderId, customerId, paymentId } = work.order
  const at = ctx.now()
  // While a step is in progress the request is only recorded; the worker evaluates it when the step completes.
  const isAttempt = after.state !== work.saga.state
  const change = {
    ...{ saga: after, isAttempt, attempts: isAttempt ? 0 : work.attempts, lastError: null, paymentId, at },
    eventType: 'cancellation-requested',
  } as const
  const isWritten = await ctx.db.$transaction(async (tx) => {
    if (!(await settle(tx, work, change))) return false
    if (isAttempt) await ctx.jobs.enqueue(tx, 'work-on-order', { orderId })
    const reason = after.reason ?? 'cancelled-by-customer'
    const data = { orderId, customerId, reason, ...resumptionsOf(after) }
    await ctx.publish(tx, {
      type: 'orders.order-cancellation-requested.v1',
      subject: orderId,
      data,
      time: at,
    })
    return true
  })
  return isWritten ? { ...work.order, status: 'cancelling', reason: after.reason, updatedAt: at } : undefined
}
