import { bearerVerifier } from '#platform/auth/access-token.ts'
import { databaseProblem } from '#platform/database/database.ts'
import type { Service } from '#platform/service.ts'
import { remoteSessions } from '#platform/http/session-check.ts'
import { contract } from '#generated/products/v1/contract.ts'
import { type Config, readConfig } from './config.ts'
import { type Context, createContext } from './context.ts'
import { createExpiry } from './stock/expiry.ts'
import { handlers } from './handlers/index.ts'
import { idempotencyStore } from '#platform/database/idempotency-store.ts'

/** The product catalogue: products, images, stock and reservations. */
export const service = {
  name: 'products',
  readConfig,
  createContext,
  contracts: [{ contract, handlers }],
  verifiers: ({ keys }, { tokens }) => ({
    // Accepts service tokens for all services or for this one.
    bearer: bearerVerifier(keys, { ...tokens, audience: [tokens.audience, 'products'] }),
  }),
  sessions: (_context, { sessionUrl }) => remoteSessions(sessionUrl),
  // Optional dependency: while the broker is down, events wait in the outbox.
  checks: ({ database, events }) => ({
    required: { database: () => database.check() },
    optional: { events: () => events.check() },
  }),
  background: (ctx, { expiryPollMs }) => [ctx.events.relay(), createExpiry(ctx, expiryPollMs)],
  idempotency: ({ database, now }) => idempotencyStore(database.pool, { now }),
  problemMappers: [databaseProblem],
} satisfies Service<Config, Context>
