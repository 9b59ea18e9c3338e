import type { TokenSettings } from '#platform/access-token.ts'
import { count, type PlatformConfig, readServiceSettings, tokenSettings, url } from '#platform/config.ts'

export interface Config {
  platform: PlatformConfig
  databaseUrl: string
  databasePoolMax: number
  /** Where the public keys are that tokens are checked with. */
  jwksUrl: string
  tokens: TokenSettings
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { platform, own } = readServiceSettings(
    env,
    'PRODUCTS_',
    { port: 3002 },
    {
      ...tokenSettings,
      PRODUCTS_DATABASE_URL: url({
        devDefault: 'postgresql://postgres@127.0.0.1:54320/products',
        desc: 'postgresql://user:password@host:port/database',
      }),
      PRODUCTS_DATABASE_POOL_MAX: count({ default: 10 }),
      JWKS_URL: url({
        devDefault: 'http://127.0.0.1:3001/api/v1/.well-known/jwks.json',
        desc: 'where the users service publishes its keys',
      }),
    },
  )
  return {
    platform,
    databaseUrl: own.PRODUCTS_DATABASE_URL,
    databasePoolMax: own.PRODUCTS_DATABASE_POOL_MAX,
    jwksUrl: own.JWKS_URL,
    tokens: { issuer: own.TOKEN_ISSUER, audience: own.TOKEN_AUDIENCE },
  }
}
