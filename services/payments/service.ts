import { bearerVerifier } from '#platform/auth/access-token.ts'
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
export const service = {
  name: 'payments',
  readConfig,
  createContext,
  contracts: [{ contract, handlers }],
  verifiers: ({ keys }, { tokens }) => ({
    // Accepts service tokens for all services or for this one.
    bearer: bearerVerifier(keys, { ...tokens, audience: [tokens.audience, 'payments'] }),
  }),
  // Optional dependency: while the broker is down, events wait in the outbox.
  checks: ({ database, events }) => ({
    required: { database: () => database.check() },
    optional: { events: () => events.check() },
  }),
  background: (ctx) => [ctx.events.relay(), createResumption(ctx)],
  idempotency: ({ database, now }) => idempotencyStore(database.pool, { now }),
  problemMappers: [databaseProblem, providerProblem],
} satisfies Service<Config, Context>
