import { openServiceTarget } from '#platform/base-context.ts'
import { clientConfig } from '#platform/client/client.ts'
import { serviceToken } from '#platform/client/service-token.ts'
import {
  API as PAYMENTS_API,
  createClient as createPayments,
  OPERATIONS as PAYMENTS,
  type Ops as PaymentsOps,
} from '#generated/payments/v1/client.ts'
import {
  API as PRODUCTS_API,
  createClient as createProducts,
  OPERATIONS as PRODUCTS,
  type Ops as ProductsOps,
} from '#generated/products/v2/client.ts'
import type { Resources } from '#platform/service.ts'
import type { Config } from './config.ts'

export type Clients = ReturnType<typeof createClients>

/** The generated clients of the services that take part in the saga. */
export function createClients(
  { products, payments, serviceTokens }: Config,
  resources: Resources,
  now: () => Date,
) {
  const token = serviceToken({ ...serviceTokens, now })
  return {
    products: createProducts<ProductsOps>(
      PRODUCTS,
      // One immediate retry, for connections closed while idle. Further retries are made by the saga, with back-off.
      clientConfig({
        api: PRODUCTS_API,
        target: openServiceTarget('products', products.addresses, resources),
        token,
        timeoutMs: products.timeoutMs,
        retries: 1,
      }),
    ),
    payments: createPayments<PaymentsOps>(
      PAYMENTS,
      clientConfig({
        api: PAYMENTS_API,
        target: openServiceTarget('payments', payments.addresses, resources),
        token,
        timeoutMs: payments.timeoutMs,
        retries: 1,
      }),
    ),
  }
}
