import { violates } from '#platform/database.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Context, Handler } from '../context.ts'
import { addressOf, toOrder } from '../order.ts'
import { place } from '../place.ts'
import { price, refuseRepeated } from '../price.ts'
import { productOf } from '../product.ts'
import { loadWork } from '../saga-store.ts'

export const placeOrder: Handler<'placeOrder'> = async ({ body, principal, idempotency: { id } }, ctx) => {
  const wanted = { id, customerId: principal.id, ...body }
  const accepted = async () => {
    const order = await findSame(ctx, wanted)
    return order && ({ status: 202, headers: { Location: addressOf(id) }, body: toOrder(order) } as const)
  }
  // Here already, from a request with this key whose process died before it could reply.
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

interface Wanted {
  id: string
  customerId: string
  items: readonly { productId: string; quantity: number }[]
  paymentMethod: string
}

/** @throws Problem 422 when the order of this id is another one than the request asks for */
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
