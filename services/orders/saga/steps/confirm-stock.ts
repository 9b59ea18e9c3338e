import { DONE, outcomeOf, type TakeStep } from './step.ts'

export const confirmStock: TakeStep = async ({ order }, { products }) => {
  const { data, ...failure } = await products.confirmReservation({
    path: { reservationId: order.id },
  })
  if (data) return DONE
  return outcomeOf('products', failure, {
    // The reservation expired before it was confirmed.
    'products.reservation-ended': { kind: 'refused', reason: 'deadline-exceeded' },
    'not-found': { kind: 'refused', reason: 'deadline-exceeded' },
  })
}
