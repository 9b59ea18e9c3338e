import { DONE, refusal, type TakeStep } from './step.ts'

export const reserveStock: TakeStep = async ({ order, idempotencyKey }, { products, saga }) => {
  const { data, ...answer } = await products.reserveStock({
    headers: { 'Idempotency-Key': idempotencyKey },
    body: {
      // The order's own id: whoever gives it back needs no answer of ours to know it.
      reservationId: order.id,
      items: order.items.map(({ productId, quantity }) => ({ productId, quantity })),
      expiresIn: Math.round(saga.reservationMs / 1000),
    },
  })
  if (!data) {
    return refusal('products', answer, {
      'products.insufficient-stock': { kind: 'refused', reason: 'out-of-stock' },
      'products.unknown-product': { kind: 'refused', reason: 'product-gone' },
    })
  }
  // Found by an attempt that comes when it has ended already.
  const isOver = data.status === 'released' || data.status === 'expired'
  return isOver ? { kind: 'refused', reason: 'deadline-exceeded' } : DONE
}
