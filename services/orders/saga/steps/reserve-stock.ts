import { DONE, outcomeOf, type TakeStep } from './step.ts'

export const reserveStock: TakeStep = async ({ order, idempotencyKey }, { products, saga }) => {
  const { data, ...failure } = await products.reserveStock({
    headers: { 'Idempotency-Key': idempotencyKey },
    body: {
      // The order id, so that the reservation can be released even if this response is lost.
      reservationId: order.id,
      items: order.items.map(({ productId, quantity }) => ({ productId, quantity })),
      expiresIn: Math.round(saga.reservationMs / 1000),
    },
  })
  if (!data) {
    return outcomeOf('products', failure, {
      'products.insufficient-stock': { kind: 'refused', reason: 'out-of-stock' },
      'products.unknown-product': { kind: 'refused', reason: 'product-gone' },
    })
  }
  // A late retry may find that the reservation has already ended.
  const isOver = data.status === 'released' || data.status === 'expired'
  return isOver ? { kind: 'refused', reason: 'deadline-exceeded' } : DONE
}
