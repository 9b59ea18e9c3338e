import type { Payment, Refund } from '#generated/payments/prisma/client.ts'
import { platformProblem } from '#platform/problem.ts'
import { publishRefund } from '../publish-events.ts'
import type { Context, Transaction } from '../context.ts'
import { refundEntries } from '../ledger/ledger.ts'
import { statusOf } from '../payment.ts'
import { problem } from '../problems.ts'
import { record } from '../ledger/insert-entries.ts'
import { refundAmount } from './refund-amount.ts'
import { type Money, stateOf } from '../representation.ts'

/**
 * Stores a pending refund before the provider is called. Idempotent by id.
 *
 * @throws Problem if the amount cannot be refunded, or the id was used for a different refund
 */
export function beginRefund(
  id: string,
  paymentId: string,
  requested: Money | undefined,
  { db, now }: Context,
): Promise<Refund> {
  return db.$transaction(async (tx) => {
    // The row lock serializes refunds of one payment, so that their sum never exceeds it.
    const payment = await lockPayment(tx, paymentId)
    const known = await tx.refund.findUnique({ where: { id } })
    if (known) {
      if (!(await isSame(tx, known, payment, requested))) throw platformProblem('idempotency-key-reused')
      return known
    }
    const pending = await tx.refund.aggregate({
      where: { paymentId, state: 'pending' },
      _sum: { amountMinor: true },
    })
    const status = statusOf(stateOf(payment))
    const pendingMinor = pending._sum.amountMinor ?? 0
    const amountMinor = refundAmount({ ...payment, status, pendingMinor }, requested)
    const at = now()
    return tx.refund.create({ data: { id, paymentId, amountMinor, createdAt: at, updatedAt: at } })
  })
}

/** Whether a refund matches a request: the same amount, or, without one, all that remained at that time. */
async function isSame(
  tx: Transaction,
  known: Refund,
  payment: Payment,
  requested: Money | undefined,
): Promise<boolean> {
  if (known.paymentId !== payment.id) return false
  if (requested) return requested.amount === known.amountMinor && requested.currency === payment.currency
  const { id, paymentId, createdAt, amountMinor } = known
  const before = await tx.refund.aggregate({
    where: { paymentId, id: { not: id }, createdAt: { lte: createdAt }, state: { not: 'failed' } },
    _sum: { amountMinor: true },
  })
  return amountMinor + (before._sum.amountMinor ?? 0) === payment.amountMinor
}

/** Completes a pending refund: calls the provider with the refund's id as key, and records the result. */
export async function settleRefund(refund: Refund, payment: Payment, ctx: Context): Promise<Refund> {
  if (refund.state === 'done') return refund
  const { id: key, amountMinor } = refund
  const { providerReference: reference } = payment
  if (reference === null) throw new Error(`The payment ${payment.id} has no provider reference`)
  const result = await ctx.provider.refund({ key, reference, amountMinor })
  const settled = await book(refund, result.accepted, ctx)
  if (settled.state === 'failed')
    throw problem('not-refundable', { detail: 'The payment provider declined the refund.' })
  return settled
}

/** Updates refund, payment, ledger and outbox in one transaction. Of concurrent calls, one makes the change. */
function book(refund: Refund, accepted: boolean, ctx: Context): Promise<Refund> {
  const at = ctx.now()
  return ctx.db.$transaction(async (tx) => {
    const payment = await lockPayment(tx, refund.paymentId)
    const [booked] = await tx.refund.updateManyAndReturn({
      where: { id: refund.id, state: 'pending' },
      data: { state: accepted ? 'done' : 'failed', updatedAt: at },
    })
    if (!booked) return tx.refund.findUniqueOrThrow({ where: { id: refund.id } })
    if (!accepted) return booked
    const refundedMinor = payment.refundedMinor + refund.amountMinor
    const changed = await tx.payment.update({
      where: { id: payment.id },
      data: {
        refundedMinor,
        state: refundedMinor === payment.amountMinor ? 'refunded' : 'captured',
        version: { increment: 1 },
        updatedAt: at,
      },
    })
    await record(tx, changed, refundEntries(refund.amountMinor), ctx)
    await publishRefund(tx, booked, changed, ctx)
    return booked
  })
}

async function lockPayment(tx: Transaction, id: string): Promise<Payment> {
  await tx.$queryRaw`SELECT FROM payments WHERE id = ${id}::uuid FOR UPDATE`
  const payment = await tx.payment.findUnique({ where: { id } })
  if (!payment) throw platformProblem('not-found')
  return payment
}
