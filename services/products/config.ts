import type { TokenSettings } from '#platform/access-token.ts'
import { count, type PlatformConfig, readServiceSettings, str, url } from '#platform/config.ts'
import type { DatabaseOptions } from '#platform/database.ts'

export interface ProductsConfig {
  platform: PlatformConfig
  databaseUrl: string
  database: DatabaseOptions
  /** Where the public keys are with which access tokens are checked. */
  jwksUrl: string
  tokens: TokenSettings
}

export function readConfig(env: NodeJS.ProcessEnv): ProductsConfig {
  // What has a development default must be named in production: a service there never guesses.
  const development = <T>(value: T) => (env.NODE_ENV === 'production' ? {} : { default: value })
  const { platform, own } = readServiceSettings(
    env,
    'PRODUCTS_',
    { port: 3002 },
    {
      PRODUCTS_DATABASE_URL: url({ ...development('postgresql://postgres@127.0.0.1:54320/products') }),
      PRODUCTS_DATABASE_POOL_MAX: count({ default: 10, desc: 'connections of one instance' }),
      PRODUCTS_DATABASE_CONNECT_TIMEOUT_MS: count({ default: 3_000 }),
      PRODUCTS_DATABASE_STATEMENT_TIMEOUT_MS: count({ default: 5_000 }),
      JWKS_URL: url({ ...development('http://127.0.0.1:3001/api/v1/.well-known/jwks.json') }),
      TOKEN_ISSUER: str({ ...development('charter-shop') }),
      TOKEN_AUDIENCE: str({ ...development('charter-shop') }),
    },
  )
  return {
    platform,
    databaseUrl: own.PRODUCTS_DATABASE_URL,
    database: {
      applicationName: 'products',
      poolMax: own.PRODUCTS_DATABASE_POOL_MAX,
      connectTimeoutMs: own.PRODUCTS_DATABASE_CONNECT_TIMEOUT_MS,
      statementTimeoutMs: own.PRODUCTS_DATABASE_STATEMENT_TIMEOUT_MS,
    },
    jwksUrl: own.JWKS_URL,
    tokens: { issuer: own.TOKEN_ISSUER, audience: own.TOKEN_AUDIENCE },
  }
}
