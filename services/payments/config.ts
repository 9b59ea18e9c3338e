import type { TokenSettings } from '#platform/access-token.ts'
import { count, type PlatformConfig, readServiceSettings, str, tokenSettings, url } from '#platform/config.ts'

export interface Config {
  platform: PlatformConfig
  databaseUrl: string
  databasePoolMax: number
  /** The broker. */
  eventsUrl: string
  /** How long published events can be replayed. */
  eventsKeepDays: number
  /** Who moves the money. */
  provider: 'sandbox'
  /** Where the public keys are that tokens are checked with. */
  jwksUrl: string
  tokens: TokenSettings
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { platform, own } = readServiceSettings(
    env,
    'PAYMENTS_',
    { port: 3004 },
    {
      ...tokenSettings,
      PAYMENTS_DATABASE_URL: url({
        devDefault: 'postgresql://postgres@127.0.0.1:54320/payments',
        desc: 'postgresql://user:password@host:port/database',
      }),
      PAYMENTS_DATABASE_POOL_MAX: count({ default: 10 }),
      // Nobody takes play money for real because a variable was forgotten.
      PAYMENTS_PROVIDER: str<'sandbox'>({
        choices: ['sandbox'],
        devDefault: 'sandbox',
        desc: 'sandbox: plays a provider, no money moves',
      }),
      EVENTS_URL: url({
        devDefault: 'postgresql://postgres@127.0.0.1:54320/events',
        desc: 'the broker: postgresql://… or amqp://…',
      }),
      EVENTS_KEEP_DAYS: count({ default: 30 }),
      JWKS_URL: url({
        devDefault: 'http://127.0.0.1:3001/api/v1/.well-known/jwks.json',
        desc: 'where the users service publishes its keys',
      }),
    },
  )
  return {
    platform,
    databaseUrl: own.PAYMENTS_DATABASE_URL,
    databasePoolMax: own.PAYMENTS_DATABASE_POOL_MAX,
    eventsUrl: own.EVENTS_URL,
    eventsKeepDays: own.EVENTS_KEEP_DAYS,
    provider: own.PAYMENTS_PROVIDER,
    jwksUrl: own.JWKS_URL,
    tokens: { issuer: own.TOKEN_ISSUER, audience: own.TOKEN_AUDIENCE },
  }
}
