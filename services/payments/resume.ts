import type { Background } from '#platform/background.ts'
import { everyMinute } from '#platform/retention.ts'
import type { Context } from './context.ts'
import { settleRefund } from './give-back.ts'
import { settle } from './settle.ts'

/** Longer than any request takes. */
const ABANDONED_MS = 60_000
/** What one round takes on at most; the rest waits for the next one. */
const BATCH = 100

/**
 * Ends what was begun and then abandoned, because the process died and nobody sent the request again: otherwise the
 * provider might have moved money that our ledger never hears of. It is no harm when several instances do it at once,
 * or with a request that comes after all: the provider knows the key, and one of them books the answer.
 */
export const createResumption = (ctx: Context): Background => everyMinute(ctx.log, () => resume(ctx))

/** @returns how many were ended; those whose answer stays out again wait for the next round */
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
