import { baseService } from '#platform/base-service.ts'
import type { Service } from '#platform/service.ts'
import { contract } from '#generated/products/v2/contract.ts'
import { type Config, readConfig } from './config.ts'
import { type Context, createContext } from './context.ts'
import { createExpiry } from './stock/expiry.ts'
import { handlers } from './handlers/index.ts'
import { v1 } from './versions/v1.ts'
import { idempotencyStore } from '#platform/database/idempotency-store.ts'

/** The product catalogue: products, images, stock and reservations. */
export const service: Service<Config, Context> = {
  ...baseService('products'),
  readConfig,
  createContext,
  contracts: [{ contract, handlers, older: [v1] }],
  background: (ctx, { expiryPollMs }) => [ctx.events.relay(), createExpiry(ctx, expiryPollMs)],
  idempotency: ({ database, now }) => idempotencyStore(database.pool, { now }),
}
