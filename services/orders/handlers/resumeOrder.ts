import { platformProblem } from '#platform/problem.ts'
import type { Context, Handler } from '../context.ts'
import { locationOf, type OrderWithItems, toOrder } from '../order.ts'
import { problem } from '../problems.ts'
import { resume } from '../saga/saga.ts'
import { statusName } from '../status.ts'
import { loadWork, settle, statusOf, type Work } from '../saga/saga-store.ts'

export const resumeOrder: Handler<'resumeOrder'> = async ({ params: { orderId: id } }, ctx) => {
  for (;;) {
    const work = await loadWork(ctx.database.pool, id)
    if (!work) throw platformProblem('not-found')
    const after = resume(work.saga)
    if (!after) throw problem('no-attention-needed', { detail: `The order is ${work.order.status}.` })
    const resumed = await write(ctx, work, after)
    // Optimistic lock failed: the saga has changed since it was read; evaluate it again.
    if (!resumed) continue
    return { status: 202, headers: { Location: locationOf(id) }, body: toOrder(resumed) }
  }
}

/** @returns the updated order; undefined if the saga has changed since it was read */
async function write(
  ctx: Context,
  work: Work,
  after: NonNullable<ReturnType<typeof resume>>,
): Promise<OrderWithItems | undefined> {
  const { id: orderId, customerId, paymentId } = work.order
  const at = ctx.now()
  const status = statusOf(after)
  const change = {
    ...{ saga: after, isAttempt: true, attempts: 0, lastError: null, paymentId, at },
    eventType: 'resumed',
    deadline: new Date(at.getTime() + ctx.saga.deadlineMs),
  } as const
  const isWritten = await ctx.db.$transaction(async (tx) => {
    if (!(await settle(tx, work, change))) return false
    await ctx.jobs.enqueue(tx, 'work-on-order', { orderId })
    const { state: step, resumptions } = after
    await ctx.publish(tx, {
      type: 'orders.order-resumed.v2',
      subject: orderId,
      data: { orderId, customerId, step, status: statusName(status), resumptions },
      time: at,
    })
    return true
  })
  return isWritten ? { ...work.order, status, updatedAt: at } : undefined
}
