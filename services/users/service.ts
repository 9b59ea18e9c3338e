import { bearerVerifier } from '#platform/auth/access-token.ts'
import { acceptedBy } from '#platform/base-service.ts'
import { createRetention } from '#platform/database/retention.ts'
import { databaseProblem } from '#platform/database/database.ts'
import type { Service } from '#platform/service.ts'
import { contract } from '#generated/users/v2/contract.ts'
import { type Config, readConfig } from './config.ts'
import { type Context, createContext } from './context.ts'
import { handlers } from './handlers/index.ts'
import { retained } from './retention.ts'
import { clientVerifier } from './tokens/service-clients.ts'
import { v1 } from './versions/v1.ts'

/** Accounts, sessions, roles, and the signing keys of access tokens. */
export const service = {
  name: 'users',
  readConfig,
  createContext,
  contracts: [{ contract, handlers, older: [v1] }],
  verifiers: ({ keys }, { tokens, serviceClients }) => ({
    // Reads the keys without HTTP.
    bearer: bearerVerifier(keys.find, acceptedBy('users', tokens)),
    client: clientVerifier(serviceClients),
  }),
  sessions: ({ sessionCheck }) => sessionCheck,
  checks: ({ database }) => ({ required: { database: () => database.check() } }),
  background: ({ database, log, now }) => [createRetention(database.pool, log, retained, now)],
  problemMappers: [databaseProblem],
} satisfies Service<Config, Context>
