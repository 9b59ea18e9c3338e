import { platformProblem } from '#platform/problem.ts'
import { traceOf } from '#platform/trace.ts'
import type { Handler } from '../context.ts'
import { endReservation, lockReservation } from '../end-reservation.ts'

export const releaseReservation: Handler<'releaseReservation'> = async ({ params, request }, ctx) => {
  const occasion = { time: ctx.now(), traceparent: traceOf(request).traceparent }
  await ctx.db.$transaction(async (tx) => {
    const reservation = await lockReservation(tx, params.reservationId)
    if (!reservation) throw platformProblem('not-found')
    if (reservation.state === 'reserved' || reservation.state === 'confirmed')
      await endReservation(tx, ctx, reservation, 'released', occasion)
  })
  return { status: 204 }
}
