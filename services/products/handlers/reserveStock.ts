import type { Reservation } from '#generated/products/prisma/client.ts'
import { Problem } from '#platform/problem.ts'
import type { Transaction } from '#platform/database/transaction.ts'
import type { Context, Handler } from '../context.ts'
import { idsOf, type Item, lockProducts, moveStock } from '../stock/move-stock.ts'
import { problem } from '../problems.ts'
import { areSame, requireStock, requireDistinct, toReservation } from '../stock/reservation.ts'

export const reserveStock: Handler<'reserveStock'> = async ({ body, idempotency, principal }, ctx) => {
  const { reservationId = idempotency.id, items, expiresIn = 900 } = body
  requireDistinct(items)
  const time = ctx.now()
  const wanted = {
    // The database returns UUIDs in lower case.
    id: reservationId.toLowerCase(),
    state: 'reserved',
    expiresAt: new Date(time.getTime() + expiresIn * 1000),
    madeBy: principal.id,
    createdAt: time,
    updatedAt: time,
  }
  try {
    const reply = await ctx.database.sql.$transaction(async (tx) => {
      if (!(await reserve(tx, ctx, wanted, items))) return undefined
      return idempotency.store(tx, { status: 201, body: toReservation(wanted, items) } as const)
    })
    if (reply) return reply
  } catch (error) {
    // The stock may be insufficient because a first attempt of this request has already reserved it.
    if (!(error instanceof Problem) || !(await isKnown(ctx, wanted.id))) throw error
  }
  return { status: 201, body: toReservation(await findSame(ctx, wanted.id, items), items) }
}

/**
 * Reserves all items or none: a thrown problem rolls the transaction back.
 *
 * @returns false if the reservation already exists; concurrent requests with the same id wait for each other
 */
async function reserve(
  tx: Transaction,
  ctx: Context,
  { id, expiresAt, madeBy, createdAt: at }: Reservation,
  items: readonly Item[],
): Promise<boolean> {
  const products = await lockProducts(tx, idsOf(items))
  requireStock(items, products)
  const written = await tx.$executeRawUnsafe(
    `WITH reserved AS (
       INSERT INTO reservations (id, state, expires_at, made_by, created_at, updated_at)
       VALUES ($1::uuid, 'reserved', $2::timestamptz, $3, $4::timestamptz, $4::timestamptz)
       ON CONFLICT DO NOTHING RETURNING id
     )
     INSERT INTO reservation_items (reservation_id, product_id, quantity)
     SELECT reserved.id, item.product_id, item.quantity
     FROM reserved, unnest($5::uuid[], $6::int[]) AS item (product_id, quantity)`,
    ...[id, expiresAt, madeBy, at, idsOf(items), items.map(({ quantity }) => quantity)],
  )
  if (written === 0) return false
  await moveStock(tx, ctx, -1, products, items, { at, reason: 'reserved', reservationId: id })
  return true
}

const isKnown = async ({ db }: Context, id: string) => (await db.reservation.count({ where: { id } })) > 0

async function findSame({ db }: Context, id: string, items: readonly Item[]): Promise<Reservation> {
  const known = await db.reservation.findUniqueOrThrow({ where: { id }, include: { items: true } })
  if (!areSame(known.items, items)) throw problem('reservation-exists')
  return known
}
