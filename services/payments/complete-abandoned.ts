import { type Background, everyMinute } from '#platform/background.ts'
import type { Context } from './context.ts'
import { settleRefund } from './refunds/refund.ts'
import { settle } from './execute.ts'

/** Exceeds the maximum duration of a request. */
const ABANDONED_MS = 60_000
/** Maximum number of payments and of refunds per round. */
const BATCH = 100

/**
 * Completes operations abandoned by a crash that no client has retried; otherwise the provider may have moved money that
 * the ledger does not contain. Safe with several instances and concurrent requests: the provider deduplicates by key, and
 * one of them records the result.
 */
export const createResumption = (ctx: Context): Background => everyMinute(ctx.log, () => resume(ctx))

/** Runs one round. @returns the number of completed operations; the others are retried in the next round */
export async function resume(ctx: Context): Promise<number> {
  const { db, log, now } = ctx
  const updatedAt = { lte: new Date(now().getTime() - ABANDONED_MS) }
  const page = { orderBy: { updatedAt: 'asc' }, take: BATCH } as const
  const payments = await db.payment.findMany({
    where: { state: { in: ['pending', 'capturing', 'voiding'] }, updatedAt },
    ...page,
  })
  const refunds = await db.refund.findMany({
    where: { state: 'pending', updatedAt },
    include: { payment: true },
    ...page,
  })
  let ended = 0
  const end = async (id: string, work: Promise<unknown>) => {
    await work.then(
      () => (ended += 1),
      (err: unknown) =>
        log.warn(
          { err, id },
          'A pending provider operation could not be completed; retrying in the next round',
        ),
    )
  }
  for (const payment of payments) await end(payment.id, settle(payment, ctx))
  for (const refund of refunds) await end(refund.id, settleRefund(refund, refund.payment, ctx))
  return ended
}
