import type { Context, Transaction } from './context.ts'
import { goodsOf, type Order, type OrderWithItems, withItems } from './order.ts'
import { tell } from './order-event.ts'
import { begin } from './saga.ts'

export interface Placed extends Pick<Order, 'id' | 'customerId' | 'items' | 'total'> {
  paymentMethod: string
}

/** Writes an order with everything that makes it go on by itself: its saga, its first job, its event. */
export async function place(tx: Transaction, ctx: Context, placed: Placed): Promise<OrderWithItems> {
  const { id, customerId, items, total, paymentMethod } = placed
  const at = ctx.now()
  const { state } = begin()
  const row = await tx.order.create({
    data: {
      ...{ id, customerId, paymentMethod, createdAt: at, updatedAt: at },
      ...{ totalAmount: total.amount, currency: total.currency },
      items: {
        createMany: {
          data: items.map(({ productId, sku, name, quantity, unitPrice }, i) => ({
            ...{ line: i + 1, productId, sku, name, quantity, unitAmount: unitPrice.amount },
          })),
        },
      },
      saga: {
        create: {
          ...{ state, reservationId: id, createdAt: at, updatedAt: at },
          deadline: new Date(at.getTime() + ctx.saga.deadlineMs),
        },
      },
    },
    include: withItems,
  })
  await tell(tx, [{ orderId: id, type: 'placed', status: 'pending', at: at.toISOString() }])
  await ctx.publish(tx, {
    type: 'orders.order-placed.v1',
    subject: id,
    data: { orderId: id, customerId, ...goodsOf(row) },
    time: at,
  })
  await ctx.jobs.enqueue(tx, 'take-step', { orderId: id, version: 1 })
  return row
}
