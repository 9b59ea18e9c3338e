import type { Reservation } from '#generated/products/prisma/client.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { problem } from '../problems.ts'
import type { Item } from '../stock/move-stock.ts'
import { toReservation } from '../stock/reservation.ts'

export const confirmReservation: Handler<'confirmReservation'> = async ({ params }, ctx) => {
  const { db, database } = ctx
  const id = params.reservationId
  // An overdue reservation has ended even if it is not yet marked as expired.
  const { rows } = await database.pool.query<Reservation & { items: Item[] }>(
    `UPDATE reservations r SET state = 'confirmed', updated_at = $2
     WHERE id = $1 AND state = 'reserved' AND expires_at > $2
     RETURNING id, state, expires_at AS "expiresAt", created_at AS "createdAt", (
       SELECT jsonb_agg(jsonb_build_object('productId', i.product_id, 'quantity', i.quantity))
       FROM reservation_items i WHERE i.reservation_id = r.id
     ) AS items`,
    [id, ctx.now()],
  )
  const [confirmed] = rows
  if (confirmed) return { status: 200, body: toReservation(confirmed, confirmed.items) }
  const reservation = await db.reservation.findUnique({ where: { id }, include: { items: true } })
  if (!reservation) throw platformProblem('not-found')
  if (reservation.state !== 'confirmed') {
    const detail =
      reservation.state === 'released' ? 'The reservation was released.' : 'The reservation expired.'
    throw problem('reservation-ended', { detail })
  }
  return { status: 200, body: toReservation(reservation, reservation.items) }
}
