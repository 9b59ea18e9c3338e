import { violates } from '#platform/database/database.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Context, Handler } from '../context.ts'
import { locationOf, toOrder } from '../order.ts'
import { place } from '../saga/store-order.ts'
import { price, requireDistinct } from '../price.ts'
import { productOf } from '../product.ts'
import { loadWork } from '../saga/saga-store.ts'

export const placeOrder: Handler<'placeOrder'> = async ({ body, principal, idempotency: { id } }, ctx) => {
  const wanted = { id, customerId: principal.id, ...body }
  const accepted = async () => {
    const order = await findSame(ctx, wanted)
    return order && ({ status: 202, headers: { Location: locationOf(id) }, body: toOrder(order) } as const)
  }
  // Retry after a crash: the order was stored, but the response never was.
  const before = await accepted()
  if (before) return before

  requireDistinct(body.items)
  const catalogue = await Promise.all(body.items.map(({ productId }) => productOf(productId, ctx)))
  const { items, total } = price(body.items, catalogue)
  const order = { id, customerId: principal.id, items, total, paymentMethod: body.paymentMethod }
  try {
    const row = await ctx.database.sql.$transaction((tx) => place(tx, ctx, order))
    return { status: 202, headers: { Location: locationOf(id) }, body: toOrder(row) }
  } catch (error) {
    // Lost the race: the idempotency lock had expired, and a concurrent retry inserted the order first.
    const other = violates(error, 'orders_pkey') && (await accepted())
    if (!other) throw error
    return other
  }
}

interface Wanted {
  id: string
  customerId: string
  items: readonly { productId: string; quantity: number }[]
  paymentMethod: string
}

/** @throws Problem 422 if the stored order of this id has different content */
async function findSame(ctx: Context, wanted: Wanted) {
  const work = await loadWork(ctx.database.pool, wanted.id)
  if (!work) return undefined
  if (contentOf(work.order) !== contentOf(wanted)) throw platformProblem('idempotency-key-reused')
  return work.order
}

const contentOf = ({ customerId, items, paymentMethod }: Omit<Wanted, 'id'>) =>
  JSON.stringify([
    ...[customerId.toLowerCase(), paymentMethod],
    ...items.map(({ productId, quantity }) => `${productId.toLowerCase()} ${quantity}`),
  ])
