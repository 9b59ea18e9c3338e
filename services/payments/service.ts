import { baseService } from '#platform/base-service.ts'
import { databaseProblem } from '#platform/database/database.ts'
import type { Service } from '#platform/service.ts'
import { contract } from '#generated/payments/v1/contract.ts'
import { type Config, readConfig } from './config.ts'
import { type Context, createContext } from './context.ts'
import { handlers } from './handlers/index.ts'
import { providerProblem } from './provider/provider.ts'
import { createResumption } from './complete-abandoned.ts'
import { idempotencyStore } from '#platform/database/idempotency-store.ts'

/** Payments and refunds of orders, through a payment provider. */
export const service: Service<Config, Context> = {
  ...baseService('payments'),
  readConfig,
  createContext,
  contracts: [{ contract, handlers }],
  background: (ctx) => [ctx.events.relay(), createResumption(ctx)],
  idempotency: ({ database, now }) => idempotencyStore(database.pool, { now }),
  problemMappers: [databaseProblem, providerProblem],
}
