import { type BaseConfig, readBaseConfig } from '#platform/base-config.ts'
import { count } from '#platform/config.ts'

export interface Config extends BaseConfig {
  /** The polling interval for expired reservations. */
  expiryPollMs: number
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { base, own } = readBaseConfig(
    env,
    { prefix: 'PRODUCTS_', port: 3002 },
    {
      PRODUCTS_EXPIRY_POLL_MS: count({ default: 1_000 }),
    },
  )
  return {
    ...base,
    expiryPollMs: own.PRODUCTS_EXPIRY_POLL_MS,
  }
}
