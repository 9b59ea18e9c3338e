import { type DatabaseConfig, readDatabaseConfig } from '#platform/base-config.ts'
import { count } from '#platform/config.ts'
import type { HashSettings } from './passwords/passwords.ts'
import { type ServiceClients, serviceClients } from './tokens/service-clients.ts'

export interface Config extends DatabaseConfig {
  accessTokenSeconds: number
  serviceTokenSeconds: number
  /** Idle lifetime of a session without a refresh. */
  refreshTokenDays: number
  /** Maximum lifetime of a session. */
  sessionDays: number
  keyRotationDays: number
  serviceClients: ServiceClients
  hashing: HashSettings
  /** The number of failures before the back-off begins. */
  free: { loginsPerAccount: number; loginsPerAddress: number }
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { base, own } = readDatabaseConfig(
    env,
    { prefix: 'USERS_', port: 3001 },
    {
      USERS_ACCESS_TOKEN_SECONDS: count({ default: 900 }),
      USERS_SERVICE_TOKEN_SECONDS: count({ default: 3600 }),
      USERS_REFRESH_TOKEN_DAYS: count({ default: 30 }),
      USERS_SESSION_DAYS: count({ default: 180 }),
      USERS_KEY_ROTATION_DAYS: count({ default: 30 }),
      SERVICE_CLIENTS: serviceClients({
        // For development only; required in production.
        devDefault: new Map(
          ['gateway', 'products', 'orders', 'payments', 'notifications'].map((name) => [
            name,
            `${name}-development-secret`,
          ]),
        ),
        desc: 'the clients that may obtain service tokens, as name:secret,name:secret',
      }),
      // argon2id parameters of OWASP's Password Storage Cheat Sheet; about 20 ms per hash.
      USERS_HASH_MEMORY_KIB: count({ default: 19_456 }),
      USERS_HASH_PASSES: count({ default: 2 }),
      USERS_HASH_PARALLEL: count({
        default: 4,
        desc: 'the number of concurrent hashes; each uses a thread and its memory',
      }),
      USERS_LOGIN_FAILURES_PER_ACCOUNT: count({ default: 5 }),
      USERS_LOGIN_FAILURES_PER_ADDRESS: count({ default: 50 }),
    },
  )
  return {
    ...base,
    accessTokenSeconds: own.USERS_ACCESS_TOKEN_SECONDS,
    serviceTokenSeconds: own.USERS_SERVICE_TOKEN_SECONDS,
    refreshTokenDays: own.USERS_REFRESH_TOKEN_DAYS,
    sessionDays: own.USERS_SESSION_DAYS,
    keyRotationDays: own.USERS_KEY_ROTATION_DAYS,
    serviceClients: own.SERVICE_CLIENTS,
    hashing: {
      memoryKib: own.USERS_HASH_MEMORY_KIB,
      passes: own.USERS_HASH_PASSES,
      parallel: own.USERS_HASH_PARALLEL,
    },
    free: {
      loginsPerAccount: own.USERS_LOGIN_FAILURES_PER_ACCOUNT,
      loginsPerAddress: own.USERS_LOGIN_FAILURES_PER_ADDRESS,
    },
  }
}
