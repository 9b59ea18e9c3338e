import { CallNotSent } from '#platform/client/unavailable.ts'
import { publishFinalState } from './publish-final-state.ts'
import type { Context, JobHandler } from '../context.ts'
import { STEP_EVENT } from '../order-event.ts'
import { isEnd, next, type Saga, type Step } from './saga.ts'
import { loadWork, settle, type Work } from './saga-store.ts'
import { steps } from './steps/index.ts'
import type { Attempt } from './steps/step.ts'

/**
 * Executes the saga of an order from its current state, recording each step before the next. The job runs until the saga
 * ends or a delayed job is scheduled. After a crash the redelivered job continues from the recorded state: at most one
 * step is repeated, with the same idempotency key. If two workers process one order, the optimistic lock lets one of them
 * record each attempt.
 */
export const workOnOrder: JobHandler<'work-on-order'> = async ({ data: { orderId }, signal }, ctx) => {
  const { pool } = ctx.database
  let work = await loadWork(pool, orderId)
  while (work && !isEnd(work.saga.state)) {
    // On shutdown the job is released to another process.
    signal.throwIfAborted()
    const step = work.saga.state
    const startedAt = performance.now()
    const attempt = await attemptAt(step, work, ctx)
    ctx.metrics.step(step, attempt.kind, (performance.now() - startedAt) / 1000)
    const settled = await settleAttempt(ctx, work, step, attempt)
    if (settled === 'later') return
    // `changed`: cancelled, or processed by another worker.
    work = settled === 'changed' ? await loadWork(pool, orderId) : settled
  }
}

async function attemptAt(step: Step, { order, saga }: Work, ctx: Context): Promise<Attempt> {
  try {
    return await steps[step]({ order, idempotencyKey: keyOf(order.id, step, saga) }, ctx)
  } catch (error) {
    const kind = error instanceof CallNotSent ? 'not-sent' : 'unknown'
    // A retry with the same key determines whether the step was executed.
    ctx.log.warn({ err: error, orderId: order.id, step, kind }, 'A saga step got no response; retrying')
    return { kind, detail: error instanceof Error ? error.message : String(error) }
  }
}

const keyOf = (orderId: string, step: Step, { request }: Saga) =>
  [orderId, step, ...(request === 0 ? [] : [request])].join(':')

/** @returns the new state; `later` if a delayed job was scheduled; `changed` if the optimistic lock failed */
async function settleAttempt(
  ctx: Context,
  work: Work,
  step: Step,
  attempt: Attempt,
): Promise<Work | 'later' | 'changed'> {
  const { order, saga } = work
  const at = ctx.now()
  const isSent = attempt.kind !== 'not-sent'
  const attempts = work.attempts + (isSent ? 1 : 0)
  const late = at >= work.deadline
  const after = next(saga, attempt, { late, exhausted: attempts >= ctx.saga.attempts })
  const detail = 'detail' in attempt ? attempt.detail.slice(0, 1000) : null
  const paymentId = attempt.paymentId ?? order.paymentId
  const common = { isAttempt: true, lastError: detail, paymentId, at }
  if (!after) {
    const change = { ...common, saga, attempts, eventType: undefined }
    // Wall clock, not `ctx.now()`, because the queue compares with the database's clock.
    const startAfter = new Date(Date.now() + (isSent ? pauseMs(ctx, attempts) : openCircuitPauseMs(ctx)))
    const isSettled = await ctx.database.sql.$transaction(async (tx) => {
      const isOurs = await settle(tx, work, change)
      if (isOurs) await ctx.jobs.enqueue(tx, 'work-on-order', { orderId: order.id }, { startAfter })
      return isOurs
    })
    return isSettled ? 'later' : 'changed'
  }
  const eventType = attempt.kind === 'done' ? STEP_EVENT[step] : undefined
  const change = { ...common, saga: after, attempts: 0, eventType }
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
    if (isOurs) await publishFinalState(tx, ctx, reached.order, after, { step, detail: detail ?? '' }, at)
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
  return Math.min(saga.maxPauseMs, doubled) * (0.5 + random() / 2)
}

/** The delay while a circuit breaker is open. */
const openCircuitPauseMs = ({ saga, random }: Context) =>
  Math.min(saga.maxPauseMs, 2_000) * (0.5 + random() / 2)
