import type { Context, JobHandler } from './context.ts'
import { type OrderWithItems, withItems } from './order.ts'
import { isEnd, type Step } from './saga.ts'
import { settle } from './saga-store.ts'
import { steps } from './steps/index.ts'
import type { Attempt } from './steps/step.ts'

/**
 * One attempt at the step that an order's saga stands before. The job names the saga's version: one that is delivered
 * again, after the saga has moved on, does nothing. One that is delivered again because its process died tries again,
 * under the same key, so that the other service does the step once.
 */
export const takeStep: JobHandler<'take-step'> = async ({ data: { orderId, version } }, ctx) => {
  const saga = await ctx.db.saga.findUnique({
    where: { orderId },
    include: { order: { include: withItems } },
  })
  if (!saga || saga.version !== version || isEnd(saga.state as Step)) return
  const step = saga.state as Step
  const startedAt = performance.now()
  const attempt = await attemptAt(step, saga.order, ctx)
  ctx.metrics.step(step, attempt.kind, (performance.now() - startedAt) / 1000)
  const ended = await ctx.db.$transaction((tx) => settle(tx, ctx, saga.order, version, attempt))
  if (!ended) return
  ctx.metrics.ended(ended, (ctx.now().getTime() - saga.createdAt.getTime()) / 1000)
  if (ended === 'needs-attention') ctx.log.error({ orderId, step, attempt }, 'An order needs attention')
}

async function attemptAt(step: Step, order: OrderWithItems, ctx: Context): Promise<Attempt> {
  try {
    return await steps[step]({ order, idempotencyKey: `${order.id}:${step}` }, ctx)
  } catch (error) {
    // No answer. Whatever it was, the same attempt again finds out what was done.
    ctx.log.warn({ err: error, orderId: order.id, step }, 'A step had no answer; it is tried again')
    return { kind: 'unknown', detail: error instanceof Error ? error.message : String(error) }
  }
}
