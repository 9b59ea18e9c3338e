import { violates } from '#platform/database/database.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Context, Handler } from '../context.ts'
import { locationOf, type OrderWithItems, toOrder } from '../order.ts'
import { place } from '../saga/store-order.ts'
import { price, requireDistinct } from '../price.ts'
import { productsOf } from '../product.ts'
import { loadWork } from '../saga/saga-store.ts'

export const placeOrder: Handler<'placeOrder'> = async ({ body, principal, idempotency }, ctx) => {
  const { id } = idempotency
  const replyOf = (order: OrderWithItems) =>
    ({ status: 202, headers: { Location: locationOf(id) }, body: toOrder(order) }) as const
  requireDistinct(body.items)
  const ids = body.items.map(({ productId }) => productId)
  const { items, total } = price(body.items, await productsOf(ids, ctx))
  const order = { id, customerId: principal.id, items, total, paymentMethod: body.paymentMethod.token }
  try {
    return await ctx.database.sql.$transaction(async (tx) =>
      idempotency.store(tx, replyOf(await place(tx, ctx, order))),
    )
  } catch (error) {
    // The idempotency lock had expired, and a concurrent retry inserted the order first.
    const same =
      violates(error, 'orders_pkey') &&
      (await findSame(ctx, {
        id,
        customerId: principal.id,
        items: body.items,
        paymentMethod: body.paymentMethod.token,
      }))
    if (!same) throw error
    return replyOf(same)
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
