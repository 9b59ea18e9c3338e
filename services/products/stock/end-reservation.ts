import { Prisma } from '#generated/products/prisma/client.ts'
import type { Context, Transaction } from '../context.ts'
import { idsOf, lockProducts, moveStock } from './move-stock.ts'

/**
 * Ends an active reservation and returns its items to stock, except those of deleted products. The caller holds the row
 * lock.
 */
export async function endReservation(
  tx: Transaction,
  ctx: Context,
  { id, state }: { id: string; state: string },
  end: 'released' | 'expired',
  at: Date,
): Promise<void> {
  await tx.reservation.update({ where: { id }, data: { state: end, updatedAt: at } })
  const items = await tx.reservationItem.findMany({ where: { reservationId: id } })
  const products = await lockProducts(tx, idsOf(items))
  const reason = state === 'confirmed' ? 'restocked' : end
  await moveStock(tx, ctx, 1, products, items, { at, reason, reservationId: id })
}

/** Locks a reservation until the transaction ends. @returns undefined if it does not exist */
export async function lockReservation(
  tx: Transaction,
  id: string,
): Promise<{ id: string; state: string } | undefined> {
  const [row] = await tx.$queryRaw<{ id: string; state: string }[]>(Prisma.sql`
    SELECT id, state FROM reservations WHERE id = ${id}::uuid FOR UPDATE`)
  return row
}
