import { type KeySource, remoteKeys } from '#platform/auth/jwks.ts'
import { openServiceTarget } from '#platform/base-context.ts'
import { clientConfig } from '#platform/client/client.ts'
import {
  API as ORDERS_API,
  createClient as createOrders,
  OPERATIONS as ORDERS,
  type Ops as OrdersOps,
} from '#generated/orders/v1/client.ts'
import {
  API as PRODUCTS_API,
  createClient as createProducts,
  OPERATIONS as PRODUCTS,
  type Ops as ProductsOps,
} from '#generated/products/v2/client.ts'
import type { Handler as HandlerOf } from '#generated/shop-window/v1/handlers.ts'
import type { operations } from '#generated/shop-window/v1/types.ts'
import type { Resources } from '#platform/service.ts'
import type { Config } from './config.ts'

/** The dependencies of this service's handlers. */
export type Context = Awaited<ReturnType<typeof createContext>>

/** The handler of one operation of this service. */
export type Handler<Id extends keyof operations> = HandlerOf<Id, Context>

export async function createContext(
  { products, orders, sectionTimeoutMs, jwksUrl }: Config,
  resources: Resources,
) {
  // No retries: a section that fails is left out, and the caller may ask again.
  const settings = { timeoutMs: sectionTimeoutMs, retries: 0 }
  const keys: KeySource = remoteKeys({ url: jwksUrl })
  return {
    keys,
    products: createProducts<ProductsOps>(
      PRODUCTS,
      clientConfig({
        api: PRODUCTS_API,
        target: openServiceTarget('products', products, resources),
        ...settings,
      }),
    ),
    orders: createOrders<OrdersOps>(
      ORDERS,
      clientConfig({
        api: ORDERS_API,
        target: openServiceTarget('orders', orders, resources),
        ...settings,
      }),
    ),
  }
}
