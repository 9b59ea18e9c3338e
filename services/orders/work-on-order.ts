import { NotAsked } from '#platform/client.ts'
import { announce } from './announce.ts'
import type { Context, JobHandler } from './context.ts'
import { TOLD_OF } from './order-event.ts'
import { isEnd, next, type Saga, type Step } from './saga.ts'
import { loadWork, settle, type Work } from './saga-store.ts'
import { steps } from './steps/index.ts'
import type { Attempt } from './steps/step.ts'

/**
 * The work on an order, step by step from where its saga is, each settled before the next one begins. The job lasts
 * until the saga has ended, or until another job is there in its place. So one that is delivered again after its
 * process died goes on where that had come to: at most one attempt is made twice, under the same key, and the other
 * service does the step once. Of two that are at work on one order, only one can settle each attempt.
 */
export const workOnOrder: JobHandler<'work-on-order'> = async ({ data: { orderId }, signal }, ctx) => {
  const { pool } = ctx.database
  let work = await loadWork(pool, orderId)
  while (work && !isEnd(work.saga.state)) {
    // Another process goes on with it.
    signal.throwIfAborted()
    const step = work.saga.state
    const startedAt = performance.now()
    const attempt = await attemptAt(step, work, ctx)
    ctx.metrics.step(step, attempt.kind, (performance.now() - startedAt) / 1000)
    const settled = await settleAttempt(ctx, work, step, attempt)
    if (settled === 'later') return
    // It was cancelled meanwhile, or somebody else was faster: what is true now decides.
    work = settled === 'changed' ? await loadWork(pool, orderId) : settled
  }
}

async function attemptAt(step: Step, { order, saga }: Work, ctx: Context): Promise<Attempt> {
  try {
    return await steps[step]({ order, idempotencyKey: keyOf(order.id, step, saga) }, ctx)
  } catch (error) {
    const kind = error instanceof NotAsked ? 'not-asked' : 'unknown'
    // Without an answer, whatever it was, the same attempt again finds out what was done.
    ctx.log.warn({ err: error, orderId: order.id, step, kind }, 'A saga step got no response; retrying')
    return { kind, detail: error instanceof Error ? error.message : String(error) }
  }
}

const keyOf = (orderId: string, step: Step, { request }: Saga) =>
  [orderId, step, ...(request === 0 ? [] : [request])].join(':')

/** @returns the work after it; `later` when another job goes on with it; `changed` when it is not what it was */
async function settleAttempt(
  ctx: Context,
  work: Work,
  step: Step,
  attempt: Attempt,
): Promise<Work | 'later' | 'changed'> {
  const { order, saga } = work
  const at = ctx.now()
  const isAsked = attempt.kind !== 'not-asked'
  const attempts = work.attempts + (isAsked ? 1 : 0)
  const late = at >= work.deadline
  const after = next(saga, attempt, { late, exhausted: attempts >= ctx.saga.attempts })
  const detail = 'detail' in attempt ? attempt.detail.slice(0, 1000) : null
  const paymentId = attempt.paymentId ?? order.paymentId
  const common = { isAttempt: true, lastError: detail, paymentId, at }
  if (!after) {
    const change = { ...common, saga, attempts, happened: undefined }
    // By the database's clock, which the queue goes by.
    const startAfter = new Date(Date.now() + (isAsked ? pauseMs(ctx, attempts) : closedPauseMs(ctx)))
    const isSettled = await ctx.database.sql.$transaction(async (tx) => {
      const isOurs = await settle(tx, work, change)
      if (isOurs) await ctx.jobs.enqueue(tx, 'work-on-order', { orderId: order.id }, { startAfter })
      return isOurs
    })
    return isSettled ? 'later' : 'changed'
  }
  const happened = attempt.kind === 'done' ? TOLD_OF[step] : undefined
  const change = { ...common, saga: after, attempts: 0, happened }
  const reached = {
    ...work,
    saga: after,
    attempts: 0,
    version: work.version + 1,
    order: { ...order, paymentId },
  }
  if (!isEnd(after.state)) return (await settle(ctx.database.pool, work, change)) ? reached : 'changed'

  const isSettled = await ctx.database.sql.$transaction(async (tx) => {
    const isOurs = await settle(tx, work, change)
    if (isOurs) await announce(tx, ctx, reached.order, after, { step, detail: detail ?? '' }, at)
    return isOurs
  })
  if (!isSettled) return 'changed'
  ctx.metrics.ended(after.state, (at.getTime() - order.createdAt.getTime()) / 1000)
  if (after.state === 'needs-attention')
    ctx.log.error({ orderId: order.id, step, attempt }, 'An order needs attention')
  return reached
}

function pauseMs({ saga, random }: Context, attempts: number): number {
  const doubled = saga.pauseMs * 2 ** Math.min(attempts - 1, 20)
  return Math.min(saga.longestPauseMs, doubled) * (0.5 + random() / 2)
}

/** While a circuit breaker is open: until it lets one through. */
const closedPauseMs = ({ saga, random }: Context) =>
  Math.min(saga.longestPauseMs, 2_000) * (0.5 + random() / 2)
