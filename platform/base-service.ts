import type { Pool } from 'pg'
import { type AcceptedTokens, bearerVerifier, type TokenSettings } from './auth/access-token.ts'
import type { KeySource } from './auth/jwks.ts'
import type { BaseConfig } from './base-config.ts'
import { databaseProblem } from './database/database.ts'
import { openUsageStore } from './http/usage/usage-store.ts'
import { remoteSessions } from './http/session-check.ts'
import type { Service } from './service.ts'

/** What `baseService` needs of a context: `BaseContext` has it. */
interface Parts {
  keys: KeySource
  database: { check(): Promise<void>; pool: Pool }
  events: { check(): Promise<void> }
}

/**
 * What all services with a `BaseContext` do alike: they verify the access tokens of the users service, check sessions
 * there, and report their dependencies. Spread into the definition of a service; later properties replace these.
 *
 * @param name of the service, which is also an audience of tokens
 */
export const baseService = (name: string) =>
  ({
    name,
    verifiers: ({ keys }, { tokens }) => ({ bearer: bearerVerifier(keys, acceptedBy(name, tokens)) }),
    usage: ({ database }) => openUsageStore(database.pool),
    sessions: (_context, { sessionUrl }) => remoteSessions(sessionUrl),
    // An optional dependency: while the broker is down, events wait in the outbox.
    checks: ({ database, events }) => ({
      required: { database: () => database.check() },
      optional: { events: () => events.check() },
    }),
    problemMappers: [databaseProblem],
  }) satisfies Partial<Service<BaseConfig, Parts>>

/** A service accepts tokens for all services and for itself. */
export const acceptedBy = (name: string, tokens: TokenSettings): AcceptedTokens => ({
  ...tokens,
  audience: [tokens.audience, name],
})
