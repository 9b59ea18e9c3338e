import { announce } from './announce.ts'
import type { Context, Transaction } from './context.ts'
import type { OrderStatus, OrderWithItems } from './order.ts'
import { type OrderEvent, tell, TOLD_OF } from './order-event.ts'
import { type End, type ForwardStep, isEnd, next, type OrderReason, type Saga, type Step } from './saga.ts'
import type { Attempt } from './steps/step.ts'

/** A saga and what changes of its order, locked: nobody else changes them until the transaction ends. */
export interface Locked {
  orderId: string
  /** Of the saga: a job names the one that it is for. */
  version: number
  saga: Saga
  attempts: number
  deadline: Date
  status: OrderStatus
  paymentId: string | null
}

interface Row extends Omit<Locked, 'saga'> {
  state: Step | End
  completed: ForwardStep[]
  cancelRequested: boolean
  reason: OrderReason | null
}

export async function lockSaga(tx: Transaction, orderId: string): Promise<Locked | undefined> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT s.order_id AS "orderId", s.version, s.state, s.completed_steps AS completed,
      s.cancel_requested AS "cancelRequested", s.attempts, s.deadline,
      o.status, o.reason, o.payment_id AS "paymentId"
    FROM sagas s JOIN orders o ON o.id = s.order_id
    WHERE s.order_id = ${orderId}::uuid FOR UPDATE`
  if (!row) return undefined
  const { state, completed, cancelRequested, reason, ...rest } = row
  return { ...rest, saga: { state, completed, cancelRequested, reason } }
}

/**
 * Writes what an attempt at a step led to: the new state, what those who follow the order are told, the event, and
 * the next job, all or nothing.
 *
 * @param order as it was when the attempt was made
 * @returns how the saga ended, if it did
 */
export async function settle(
  tx: Transaction,
  ctx: Context,
  order: OrderWithItems,
  version: number,
  attempt: Attempt,
): Promise<End | undefined> {
  const found = await lockSaga(tx, order.id)
  // Delivered twice: the other one was faster.
  if (!found || found.version !== version) return undefined
  const at = ctx.now()
  const attempts = found.attempts + 1
  const late = at >= found.deadline
  const after = next(found.saga, attempt, { late, exhausted: attempts >= ctx.saga.attempts })
  const detail = 'detail' in attempt ? attempt.detail.slice(0, 1000) : ''
  if (!after) {
    await tryAgain(tx, ctx, found, { attempts, detail, at })
    return undefined
  }
  const step = found.saga.state as Step
  const paymentId = attempt.paymentId ?? found.paymentId
  await move(tx, ctx, { ...found, paymentId }, after, attempt.kind === 'done' ? TOLD_OF[step] : undefined, at)
  if (!isEnd(after.state)) return undefined
  if (detail !== '') await tx.saga.updateMany({ where: { orderId: order.id }, data: { lastError: detail } })
  await announce(tx, ctx, { ...order, paymentId }, after, { step, detail }, at)
  return after.state
}

/** Writes a saga's new state, what happened, and the job of its next step. */
export async function move(
  tx: Transaction,
  ctx: Context,
  locked: Locked,
  after: Saga,
  happened: OrderEvent['type'] | undefined,
  at: Date,
): Promise<void> {
  const { orderId } = locked
  const version = locked.version + 1
  await tx.saga.updateMany({
    where: { orderId },
    data: {
      ...{ state: after.state, version, attempts: 0, lastError: null, updatedAt: at },
      ...{ cancelRequested: after.cancelRequested, completedSteps: [...after.completed] },
    },
  })
  await changeOrder(tx, locked, after, happened, at)
  if (!isEnd(after.state)) await ctx.jobs.enqueue(tx, 'take-step', { orderId, version })
}

/** Writes that an order is to be undone after the step that is being taken: the saga's version stays, and so its job. */
export async function noteCancellation(
  tx: Transaction,
  locked: Locked,
  after: Saga,
  at: Date,
): Promise<void> {
  const { orderId } = locked
  await tx.saga.updateMany({ where: { orderId }, data: { cancelRequested: true, updatedAt: at } })
  await changeOrder(tx, locked, after, 'cancellation-requested', at)
}

async function changeOrder(
  tx: Transaction,
  { orderId, paymentId, status: statusBefore }: Locked,
  after: Saga,
  happened: OrderEvent['type'] | undefined,
  at: Date,
): Promise<void> {
  const { state, reason } = after
  const status = statusOf(after)
  await tx.order.updateMany({
    where: { id: orderId },
    data: { status, reason, paymentId, version: { increment: 1 }, updatedAt: at },
  })
  const common = { orderId, ...(reason === null ? {} : { reason }), at: at.toISOString() }
  await tell(tx, [
    // The last step is done before the order is: two events.
    ...(happened ? [{ ...common, type: happened, status: isEnd(state) ? statusBefore : status }] : []),
    ...(isEnd(state) ? [{ ...common, type: state, status }] : []),
  ])
}

async function tryAgain(
  tx: Transaction,
  ctx: Context,
  { orderId, version: before }: Locked,
  { attempts, detail, at }: { attempts: number; detail: string; at: Date },
): Promise<void> {
  const version = before + 1
  const { pauseMs, longestPauseMs } = ctx.saga
  const pause = Math.min(longestPauseMs, pauseMs * 2 ** Math.min(attempts - 1, 20)) * (0.5 + ctx.random() / 2)
  await tx.saga.updateMany({
    where: { orderId },
    data: { version, attempts, lastError: detail, updatedAt: at },
  })
  // By the database's clock, which the queue goes by.
  const startAfter = new Date(Date.now() + pause)
  await ctx.jobs.enqueue(tx, 'take-step', { orderId, version }, { startAfter })
}

function statusOf({ state, cancelRequested }: Saga): OrderStatus {
  if (isEnd(state)) return state
  return cancelRequested ? 'cancelling' : 'pending'
}
