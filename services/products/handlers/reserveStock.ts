import type { Reservation } from '#generated/products/prisma/client.ts'
import type { Context, Handler, Transaction } from '../context.ts'
import { idsOf, type Item, lockProducts, moveStock } from '../move-stock.ts'
import { problem } from '../problems.ts'
import { areSame, refuseMissing, refuseRepetition, toReservation } from '../reservation.ts'

export const reserveStock: Handler<'reserveStock'> = async ({ body, idempotency, principal }, ctx) => {
  const { reservationId = idempotency.id, items, expiresIn = 900 } = body
  refuseRepetition(items)
  const time = ctx.now()
  const wanted = {
    // As the database writes it.
    id: reservationId.toLowerCase(),
    state: 'reserved',
    expiresAt: new Date(time.getTime() + expiresIn * 1000),
    madeBy: principal.id,
    createdAt: time,
    updatedAt: time,
  }
  const reservation = await ctx.db.$transaction((tx) => reserve(tx, ctx, wanted, items))
  return { status: 201, body: toReservation(reservation, items) }
}

/** All or none: a problem that is thrown takes back what was written. */
async function reserve(
  tx: Transaction,
  ctx: Context,
  wanted: Reservation,
  items: readonly Item[],
): Promise<Reservation> {
  // Of two with one id at once the second waits here for the first.
  const { count } = await tx.reservation.createMany({ data: wanted, skipDuplicates: true })
  if (count === 0) return findKnown(tx, wanted.id, items)
  const products = await lockProducts(tx, idsOf(items))
  refuseMissing(items, products)
  await tx.reservationItem.createMany({ data: items.map((item) => ({ ...item, reservationId: wanted.id })) })
  const why = { reason: 'reserved' as const, reservationId: wanted.id }
  await moveStock(tx, ctx, -1, products, items, { at: wanted.createdAt, ...why })
  return wanted
}

async function findKnown(tx: Transaction, id: string, items: readonly Item[]): Promise<Reservation> {
  const known = await tx.reservation.findUniqueOrThrow({ where: { id }, include: { items: true } })
  if (!areSame(known.items, items)) throw problem('reservation-exists')
  return known
}
