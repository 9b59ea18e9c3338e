import { contract } from '#generated/orders/v1/contract.ts'
import type { Handlers } from '#generated/orders/v1/handlers.ts'
import type { components } from '#generated/orders/v1/types.ts'
import { startStandIn, type StandIn } from './stand-in.ts'

type OrderSummary = components['schemas']['OrderSummary']

export interface StandInOrders extends StandIn {
  /** An order of the list. @returns it */
  order(change?: Partial<OrderSummary>): OrderSummary
}

/** The list of orders, in memory. It shows all of them to every caller, as to staff. */
export async function standInForOrders(): Promise<StandInOrders> {
  const orders: OrderSummary[] = []
  const handlers: Partial<Handlers<undefined>> = {
    listOrders: async ({ query: { status } }) => ({
      status: 200,
      body: {
        items: orders.filter((order) => status === undefined || order.status === status),
        nextCursor: null,
      },
    }),
  }
  const standIn = await startStandIn(contract, handlers, ['staff'])
  return {
    ...standIn,
    order: (change) => {
      const money = { amount: 4900, currency: 'EUR' as const }
      const productId = crypto.randomUUID()
      const at = new Date().toISOString()
      const order: OrderSummary = {
        ...{ id: crypto.randomUUID(), customerId: crypto.randomUUID(), status: 'pending', total: money },
        items: [{ productId, sku: 'LMP-1', name: 'Desk lamp', quantity: 1, unitPrice: money }],
        ...{ paymentStatus: 'none', notificationStatus: 'none', createdAt: at, updatedAt: at },
        ...change,
      }
      orders.push(order)
      return order
    },
  }
}
