import { bearerVerifier } from '#platform/auth/access-token.ts'
import { clientProblem } from '#platform/client/client.ts'
import { databaseProblem } from '#platform/database/database.ts'
import type { Service } from '#platform/service.ts'
import { remoteSessions } from '#platform/http/session-check.ts'
import { contract } from '#generated/orders/v1/contract.ts'
import { type Config, readConfig } from './config.ts'
import { type Context, createContext } from './context.ts'
import { eventHandlers } from './events/index.ts'
import { handlers } from './handlers/index.ts'
import { workOnOrder } from './saga/run-saga.ts'

/** Accepts orders and processes them by a saga until they are confirmed, rejected or cancelled. */
export const service = {
  name: 'orders',
  readConfig,
  createContext,
  contracts: [{ contract, handlers }],
  verifiers: ({ keys }, { tokens }) => ({
    // Accepts service tokens for all services or for this one.
    bearer: bearerVerifier(keys, { ...tokens, audience: [tokens.audience, 'orders'] }),
  }),
  sessions: (_context, { sessionUrl }) => remoteSessions(sessionUrl),
  // Optional dependency: while the broker is down, events wait in the outbox.
  checks: ({ database, events }) => ({
    required: { database: () => database.check() },
    optional: { events: () => events.check() },
  }),
  background: (context) => [
    context.events.relay(),
    context.events.consumer(eventHandlers, context),
    context.jobs.worker({ 'work-on-order': workOnOrder }, context),
  ],
  idempotency: ({ idempotencyStore }) => idempotencyStore,
  problemMappers: [databaseProblem, clientProblem],
} satisfies Service<Config, Context>
