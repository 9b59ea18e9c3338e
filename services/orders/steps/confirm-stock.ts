import { DONE, refusal, type TakeStep } from './step.ts'

export const confirmStock: TakeStep = async ({ order, idempotencyKey }, { products }) => {
  const { data, ...answer } = await products.confirmReservation({
    path: { reservationId: order.id },
    headers: { 'Idempotency-Key': idempotencyKey },
  })
  if (data) return DONE
  return refusal('products', answer, {
    // The reservation expired before it was confirmed.
    'products.reservation-ended': { kind: 'refused', reason: 'deadline-exceeded' },
    'not-found': { kind: 'refused', reason: 'deadline-exceeded' },
  })
}
