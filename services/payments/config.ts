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
  str,
  tokenSettings,
  url,
} from '#platform/config.ts'

export interface Config extends BaseConfig {
  platform: PlatformConfig
  /** The payment provider. */
  provider: 'sandbox'
  tokens: TokenSettings
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { platform, own } = readServiceSettings(
    env,
    'PAYMENTS_',
    { port: 3004 },
    {
      ...tokenSettings,
      ...keySettings,
      ...eventsSettings,
      PAYMENTS_DATABASE_URL: url({
        devDefault: 'postgresql://postgres@127.0.0.1:54320/payments',
        desc: 'postgresql://user:password@host:port/database',
      }),
      PAYMENTS_DATABASE_POOL_MAX: count({ default: 10 }),
      // Required in production, so that the sandbox is never used by mistake.
      PAYMENTS_PROVIDER: str<'sandbox'>({
        choices: ['sandbox'],
        devDefault: 'sandbox',
        desc: 'sandbox: simulates a provider, no money is moved',
      }),
    },
  )
  return {
    platform,
    databaseUrl: own.PAYMENTS_DATABASE_URL,
    databasePoolMax: own.PAYMENTS_DATABASE_POOL_MAX,
    events: eventsConfig(own),
    provider: own.PAYMENTS_PROVIDER,
    jwksUrl: own.JWKS_URL,
    sessionUrl: sessionUrlOf(own),
    tokens: { issuer: own.TOKEN_ISSUER, audience: own.TOKEN_AUDIENCE },
  }
}
