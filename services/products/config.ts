import type { TokenSettings } from '#platform/auth/access-token.ts'
import type { BaseConfig } from '#platform/base-context.ts'
import {
  count,
  eventsConfig,
  eventsSettings,
  keySettings,
  type PlatformConfig,
  readServiceSettings,
  sessionUrlOf,
  tokenSettings,
  url,
} from '#platform/config.ts'

export interface Config extends BaseConfig {
  platform: PlatformConfig
  /** The polling interval for expired reservations. */
  expiryPollMs: number
  tokens: TokenSettings
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { platform, own } = readServiceSettings(
    env,
    'PRODUCTS_',
    { port: 3002 },
    {
      ...tokenSettings,
      ...keySettings,
      ...eventsSettings,
      PRODUCTS_DATABASE_URL: url({
        devDefault: 'postgresql://postgres@127.0.0.1:54320/products',
        desc: 'postgresql://user:password@host:port/database',
      }),
      PRODUCTS_DATABASE_POOL_MAX: count({ default: 10 }),
      PRODUCTS_EXPIRY_POLL_MS: count({ default: 1_000 }),
    },
  )
  return {
    platform,
    databaseUrl: own.PRODUCTS_DATABASE_URL,
    databasePoolMax: own.PRODUCTS_DATABASE_POOL_MAX,
    events: eventsConfig(own),
    expiryPollMs: own.PRODUCTS_EXPIRY_POLL_MS,
    jwksUrl: own.JWKS_URL,
    sessionUrl: sessionUrlOf(own),
    tokens: { issuer: own.TOKEN_ISSUER, audience: own.TOKEN_AUDIENCE },
  }
}
