import { type BaseConfig, readBaseConfig, serviceTokenSettings } from '#platform/base-config.ts'
import { addresses, count, str } from '#platform/config.ts'

export interface Config extends BaseConfig {
  /** The services that take part in the saga. */
  products: { addresses: string; timeoutMs: number }
  payments: { addresses: string; timeoutMs: number }
  /** Client credentials of this service. */
  serviceTokens: { url: string; clientId: string; clientSecret: string }
  saga: SagaPolicy
  /** The interval of keep-alive comments in event streams, so that proxies do not close idle connections. */
  heartbeatMs: number
}

export interface SagaPolicy {
  /** Time after which an unconfirmed order is compensated. */
  deadlineMs: number
  /** Attempts per step before the order needs attention. */
  attempts: number
  /** The delay before the second attempt; doubles with each attempt, up to `maxPauseMs`. */
  pauseMs: number
  maxPauseMs: number
  /** Time after which a reservation expires. Must be well beyond the deadline. */
  reservationMs: number
  /** Concurrent sagas per process. */
  concurrency: number
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { base, own } = readBaseConfig(
    env,
    { prefix: 'ORDERS_', port: 3003, poolMax: 20 },
    {
      ...serviceTokenSettings,
      ORDERS_CLIENT_SECRET: str({
        devDefault: 'orders-development-secret',
        desc: 'the secret of the client orders in SERVICE_CLIENTS of the users service',
      }),
      PRODUCTS_URL: addresses({
        devDefault: 'http://127.0.0.1:3002',
        desc: 'addresses of the products service',
      }),
      PAYMENTS_URL: addresses({
        devDefault: 'http://127.0.0.1:3004',
        desc: 'addresses of the payments service',
      }),
      ORDERS_PRODUCTS_TIMEOUT_MS: count({ default: 3_000 }),
      // Slightly longer than the `x-timeout-ms` of the payments contract.
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
    ...base,
    products: { addresses: own.PRODUCTS_URL, timeoutMs: own.ORDERS_PRODUCTS_TIMEOUT_MS },
    payments: { addresses: own.PAYMENTS_URL, timeoutMs: own.ORDERS_PAYMENTS_TIMEOUT_MS },
    serviceTokens: {
      url: own.SERVICE_TOKENS_URL,
      clientId: 'orders',
      clientSecret: own.ORDERS_CLIENT_SECRET,
    },
    saga: {
      deadlineMs: own.ORDERS_DEADLINE_SECONDS * 1000,
      attempts: own.ORDERS_STEP_ATTEMPTS,
      pauseMs: own.ORDERS_STEP_PAUSE_MS,
      maxPauseMs: own.ORDERS_STEP_LONGEST_PAUSE_MS,
      reservationMs: own.ORDERS_RESERVATION_SECONDS * 1000,
      concurrency: own.ORDERS_AT_ONCE,
    },
    heartbeatMs: own.ORDERS_HEARTBEAT_MS,
  }
}
