import type { TokenSettings } from '#platform/access-token.ts'
import type { BaseConfig } from '#platform/base-context.ts'
import {
  count,
  eventsConfig,
  eventsSettings,
  keySettings,
  type PlatformConfig,
  readServiceSettings,
  sessionUrlOf,
  serviceTokenSettings,
  str,
  tokenSettings,
  url,
} from '#platform/config.ts'

export interface Config extends BaseConfig {
  platform: PlatformConfig
  tokens: TokenSettings
  /** Where the services are that an order needs. */
  products: { url: string; timeoutMs: number }
  payments: { url: string; timeoutMs: number }
  /** How this service gets tokens of its own. */
  serviceTokens: { url: string; clientId: string; clientSecret: string }
  saga: SagaPolicy
  /** How often a stream of events says something, so that nobody on the way takes it for dead. */
  heartbeatMs: number
}

export interface SagaPolicy {
  /** After this time an order that is not confirmed is undone. */
  deadlineMs: number
  /** How often one step is tried before people must look. */
  attempts: number
  /** The pause before the second try; it doubles with each, to `longestPauseMs`. */
  pauseMs: number
  longestPauseMs: number
  /** After this time stock that was set aside returns by itself. Long after the deadline, or it would be gone too early. */
  reservationMs: number
  /** How many orders are worked on at once in one process. */
  concurrency: number
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { platform, own } = readServiceSettings(
    env,
    'ORDERS_',
    { port: 3003 },
    {
      ...tokenSettings,
      ...keySettings,
      ...eventsSettings,
      ...serviceTokenSettings,
      ORDERS_DATABASE_URL: url({
        devDefault: 'postgresql://postgres@127.0.0.1:54320/orders',
        desc: 'postgresql://user:password@host:port/database',
      }),
      ORDERS_DATABASE_POOL_MAX: count({ default: 20 }),
      ORDERS_CLIENT_SECRET: str({
        devDefault: 'orders-development-secret',
        desc: 'the secret of the client orders in SERVICE_CLIENTS of the users service',
      }),
      PRODUCTS_URL: url({ devDefault: 'http://127.0.0.1:3002', desc: 'base URL of the products service' }),
      PAYMENTS_URL: url({ devDefault: 'http://127.0.0.1:3004', desc: 'base URL of the payments service' }),
      ORDERS_PRODUCTS_TIMEOUT_MS: count({ default: 3_000 }),
      // A little longer than what the payments' contract allows itself.
      ORDERS_PAYMENTS_TIMEOUT_MS: count({ default: 16_000 }),
      ORDERS_DEADLINE_SECONDS: count({
        default: 60,
        desc: 'time after which an unconfirmed order is rolled back',
      }),
      ORDERS_STEP_ATTEMPTS: count({
        default: 250,
        desc: 'attempts per step before the order needs attention: about an hour',
      }),
      ORDERS_STEP_PAUSE_MS: count({
        default: 100,
        desc: 'the delay before the second attempt; doubles with each attempt',
      }),
      ORDERS_STEP_LONGEST_PAUSE_MS: count({ default: 15_000 }),
      ORDERS_AT_ONCE: count({ default: 32 }),
      ORDERS_RESERVATION_SECONDS: count({ default: 3_600 }),
      ORDERS_HEARTBEAT_MS: count({
        default: 15_000,
        desc: 'the interval of keep-alive comments in event streams',
      }),
    },
  )
  return {
    platform,
    databaseUrl: own.ORDERS_DATABASE_URL,
    databasePoolMax: own.ORDERS_DATABASE_POOL_MAX,
    events: eventsConfig(own),
    jwksUrl: own.JWKS_URL,
    sessionUrl: sessionUrlOf(own),
    tokens: { issuer: own.TOKEN_ISSUER, audience: own.TOKEN_AUDIENCE },
    products: { url: own.PRODUCTS_URL, timeoutMs: own.ORDERS_PRODUCTS_TIMEOUT_MS },
    payments: { url: own.PAYMENTS_URL, timeoutMs: own.ORDERS_PAYMENTS_TIMEOUT_MS },
    serviceTokens: {
      url: own.SERVICE_TOKENS_URL,
      clientId: 'orders',
      clientSecret: own.ORDERS_CLIENT_SECRET,
    },
    saga: {
      deadlineMs: own.ORDERS_DEADLINE_SECONDS * 1000,
      attempts: own.ORDERS_STEP_ATTEMPTS,
      pauseMs: own.ORDERS_STEP_PAUSE_MS,
      longestPauseMs: own.ORDERS_STEP_LONGEST_PAUSE_MS,
      reservationMs: own.ORDERS_RESERVATION_SECONDS * 1000,
      concurrency: own.ORDERS_AT_ONCE,
    },
    heartbeatMs: own.ORDERS_HEARTBEAT_MS,
  }
}
