import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { problem } from '../problems.ts'
import { toReservation } from '../reservation.ts'

export const confirmReservation: Handler<'confirmReservation'> = async ({ params }, { db, now }) => {
  const id = params.reservationId
  const at = now()
  // One that has run out is over, also in the moment before the sweep finds it.
  await db.reservation.updateMany({
    where: { id, state: 'reserved', expiresAt: { gt: at } },
    data: { state: 'confirmed', updatedAt: at },
  })
  const reservation = await db.reservation.findUnique({ where: { id }, include: { items: true } })
  if (!reservation) throw platformProblem('not-found')
  if (reservation.state !== 'confirmed') {
    const detail = reservation.state === 'released' ? 'It was given back.' : 'It expired.'
    throw problem('reservation-ended', { detail })
  }
  return { status: 200, body: toReservation(reservation, reservation.items) }
}
