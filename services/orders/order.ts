import type { Order as OrderRow, OrderItem as OrderItemRow } from '#generated/orders/prisma/client.ts'
import { contract } from '#generated/orders/v2/contract.ts'
import type { components } from '#generated/orders/v2/types.ts'
import { basePathOf } from '#platform/contract/contract.ts'
import { etagOf } from '#platform/http/etag.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { type OrderStatus, statusName } from './status.ts'

export type Order = components['schemas']['Order']

export type OrderWithItems = OrderRow & { items: readonly OrderItemRow[] }

const orders = `${basePathOf(contract.document)}/orders`

/** The URL path of an order. */
export const locationOf = (id: string) => `${orders}/${id}`

/** The entity tag of an order. */
export const orderTag = ({ version }: { version: number }) => etagOf(version)

/** Includes the items in a query, in their order. */
export const withItems = { items: { orderBy: { line: 'asc' } } } as const

/** Maps items and total to their representation in the contract. */
export function goodsOf(row: Goods): Pick<Order, 'items' | 'total'> {
  const currency = row.currency as Order['total']['currency']
  const items = row.items.map(({ productId, sku, name, quantity, unitAmount }) => ({
    ...{ productId, sku, name, quantity },
    unitPrice: { amount: unitAmount, currency },
  }))
  return { items, total: { amount: row.totalAmount, currency } }
}

type Goods = Pick<OrderWithItems, 'items' | 'currency' | 'totalAmount'>

/** Maps an order to its representation in the contract. */
export function toOrder(row: OrderWithItems): Order {
  return {
    id: row.id,
    customerId: row.customerId,
    status: statusName(row.status as OrderStatus),
    ...(row.reason === null ? {} : { reason: row.reason as Order['reason'] }),
    ...goodsOf(row),
    ...(row.paymentId === null ? {} : { paymentId: row.paymentId }),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** Staff and administrators see the orders of all customers. */
export const seesAll = ({ roles }: Principal) => roles.includes('staff') || roles.includes('admin')

export const maySee = (principal: Principal, order: { customerId: string }) =>
  order.customerId === principal.id || seesAll(principal)
