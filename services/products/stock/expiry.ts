import { Prisma } from '#generated/products/prisma/client.ts'
import type { Background } from '#platform/background.ts'
import type { Context } from '../context.ts'
import { endReservation } from './end-reservation.ts'

/**
 * Expires overdue reservations every `everyMs`, each in its own transaction to keep locks short. Instances skip rows that
 * are locked by another one.
 */
export function createExpiry(ctx: Context, everyMs: number): Background {
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  const stopping = new AbortController()
  const work = async () => {
    try {
      while (!stopping.signal.aborted && (await expireNext(ctx)));
    } catch (err) {
      ctx.log.warn({ err }, 'Could not expire reservations')
    }
  }
  return {
    start: async () => {
      timer = setInterval(() => {
        working ??= work().finally(() => (working = undefined))
      }, everyMs)
    },
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await working
    },
  }
}

/** Expires the reservation that has been overdue for longest. @returns whether there was one */
export function expireNext(ctx: Context): Promise<boolean> {
  const at = ctx.now()
  return ctx.db.$transaction(async (tx) => {
    const [overdue] = await tx.$queryRaw<{ id: string; state: string }[]>(Prisma.sql`
      SELECT id, state FROM reservations WHERE state = 'reserved' AND expires_at <= ${at}::timestamptz
      ORDER BY expires_at LIMIT 1 FOR UPDATE SKIP LOCKED`)
    if (!overdue) return false
    await endReservation(tx, ctx, overdue, 'expired', at)
    return true
  })
}
