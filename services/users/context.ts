import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { openServiceDatabase } from '#platform/base-context.ts'
import type { Database } from '#platform/database/database.ts'
import type { Resources } from '#platform/service.ts'
import { PrismaClient } from '#generated/users/prisma/client.ts'
import type { Handler as HandlerOf } from '#generated/users/v2/handlers.ts'
import type { operations } from '#generated/users/v2/types.ts'
import type { Config } from './config.ts'
import { createLoginAttempts, type LoginAttempts } from './login/login-attempts.ts'
import { createPasswords, type Passwords } from './passwords/passwords.ts'
import type { SessionSource } from '#platform/http/session-check.ts'
import { createSessionCheck } from './tokens/session-check.ts'
import type { SessionPolicy } from './tokens/session-lifetime.ts'
import { createSigningKeys, type SigningKeys } from './tokens/signing-keys.ts'
import { createThrottle } from './login/throttle.ts'
import { createTokens, type Tokens } from './tokens/tokens.ts'

/** The dependencies of this service's handlers. */
export interface Context {
  db: PrismaClient
  database: Database<PrismaClient>
  passwords: Passwords
  attempts: LoginAttempts
  keys: SigningKeys
  tokens: Tokens
  sessions: SessionPolicy
  /** Reads account, role and session for operations with `x-check-session`. */
  sessionCheck: SessionSource
  log: Logger
  now(): Date
  newId(): string
}

/** The handler of one operation of this service. */
export type Handler<Id extends keyof operations> = HandlerOf<Id, Context>

/** @param now the clock; set by tests */
export async function createContext(
  config: Config,
  { log, opened }: Resources,
  now = () => new Date(),
): Promise<Context> {
  const database = openServiceDatabase(
    'users',
    config,
    { log, opened },
    (adapter) => new PrismaClient({ adapter }),
  )
  const newId = () => randomUUID()
  const keys = createSigningKeys(database.prisma, { now, newId, policy: keyPolicy(config) })
  return {
    db: database.prisma,
    database,
    passwords: await createPasswords(config.hashing),
    attempts: createLoginAttempts(createThrottle(database.pool, now), config.free),
    keys,
    tokens: createTokens(keys, {
      now,
      newId,
      settings: config.tokens,
      userSeconds: config.accessTokenSeconds,
      serviceSeconds: config.serviceTokenSeconds,
    }),
    sessions: config,
    sessionCheck: createSessionCheck(database.pool, now),
    log,
    now,
    newId,
  }
}

/** Twice the cache lifetime of the published keys (`getJwks`: five minutes). */
const LEAD_MS = 600_000

function keyPolicy({ keyRotationDays, accessTokenSeconds, serviceTokenSeconds }: Config) {
  const tokenMs = Math.max(accessTokenSeconds, serviceTokenSeconds) * 1000
  return { rotationMs: keyRotationDays * 86_400_000, leadMs: LEAD_MS, keepMs: tokenMs + LEAD_MS }
}
