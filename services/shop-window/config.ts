import type { TokenSettings } from '#platform/auth/access-token.ts'
import { keySettings, tokenSettings, tokensOf } from '#platform/base-config.ts'
import { addresses, count, type PlatformConfig, readServiceSettings } from '#platform/config.ts'

export interface Config {
  platform: PlatformConfig
  /** Addresses of these services. */
  products: string
  orders: string
  /** How long a section may take. */
  sectionTimeoutMs: number
  tokens: TokenSettings
  jwksUrl: string
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { platform, own } = readServiceSettings(
    env,
    'SHOP_WINDOW_',
    { port: 3006 },
    {
      ...tokenSettings,
      ...keySettings,
      PRODUCTS_URL: addresses({
        devDefault: 'http://127.0.0.1:3002',
        desc: 'addresses of the products service',
      }),
      ORDERS_URL: addresses({ devDefault: 'http://127.0.0.1:3003', desc: 'addresses of the orders service' }),
      SHOP_WINDOW_SECTION_TIMEOUT_MS: count({
        default: 1_000,
        desc: 'after which a section counts as unavailable',
      }),
    },
  )
  return {
    platform,
    products: own.PRODUCTS_URL,
    orders: own.ORDERS_URL,
    sectionTimeoutMs: own.SHOP_WINDOW_SECTION_TIMEOUT_MS,
    tokens: tokensOf(own),
    jwksUrl: own.JWKS_URL,
  }
}
