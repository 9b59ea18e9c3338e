import { violates } from '#platform/database.ts'
import type { Handler } from '../context.ts'
import { addressOf, toOrder } from '../order.ts'
import { place } from '../place.ts'
import { price, refuseRepeated } from '../price.ts'
import { productOf } from '../product.ts'
import { loadWork } from '../saga-store.ts'

export const placeOrder: Handler<'placeOrder'> = async ({ body, principal, idempotency: { id } }, ctx) => {
  const accepted = async () => {
    const work = await loadWork(ctx.database.pool, id)
    return work && ({ status: 202, headers: { Location: addressOf(id) }, body: toOrder(work.order) } as const)
  }
  // Here already, from a request with this key whose process died before it could answer.
  const before = await accepted()
  if (before) return before

  refuseRepeated(body.items)
  const catalogue = await Promise.all(body.items.map(({ productId }) => productOf(productId, ctx)))
  const { items, total } = price(body.items, catalogue)
  const order = { id, customerId: principal.id, items, total, paymentMethod: body.paymentMethod }
  try {
    const row = await ctx.database.sql.$transaction((tx) => place(tx, ctx, order))
    return { status: 202, headers: { Location: addressOf(id) }, body: toOrder(row) }
  } catch (error) {
    // Another request with this key, which took this one for dead, was faster.
    const other = violates(error, 'orders_pkey') && (await accepted())
    if (!other) throw error
    return other
  }
}
