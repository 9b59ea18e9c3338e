import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { endReservation, lockReservation } from '../stock/end-reservation.ts'

export const releaseReservation: Handler<'releaseReservation'> = async ({ params }, ctx) => {
  const at = ctx.now()
  await ctx.db.$transaction(async (tx) => {
    const reservation = await lockReservation(tx, params.reservationId)
    if (!reservation) throw platformProblem('not-found')
    if (reservation.state === 'reserved' || reservation.state === 'confirmed')
      await endReservation(tx, ctx, reservation, 'released', at)
  })
  return { status: 204 }
}
