import { createClient } from '@redis/client'
import { once } from 'node:events'
import type { Logger } from 'pino'
import { Gauge, type Registry } from 'prom-client'
import { inTime } from './timeout.ts'

const CONNECT_TIMEOUT_MS = 1_000
/* A command that takes longer costs its request more than what it is for. */
const COMMAND_TIMEOUT_MS = 250
/* How long no command is sent after a failure; then one command tries. */
const RETRY_AFTER_MS = 1_000
const MAX_RECONNECT_DELAY_MS = 2_000

export type RedisClient = ReturnType<typeof createRedisClient>

/** A connection to Redis, for what a service can do without: each use has a fallback. */
export interface Redis {
  client: RedisClient
  /**
   * Runs commands. While Redis is unavailable this fails at once, except for one attempt each second.
   *
   * @throws RedisUnavailable if Redis is not reachable or does not respond within 250 ms
   */
  run<T>(commands: (client: RedisClient) => Promise<T>): Promise<T>
  /** For `/health/ready`. @throws RedisUnavailable */
  check(): Promise<void>
  close(): void
}

/** Without the address of the server, because the readiness of the gateway is public. */
export class RedisUnavailable extends Error {
  override name = 'RedisUnavailable'
}

/**
 * Connects, and again whenever the connection is lost; resolves when the first attempt has succeeded or failed. That
 * Redis has become unavailable, or available again, is logged once, and is in the metric `redis_unavailable`.
 *
 * @param url `redis://user:password@host:6379`, or `rediss:` for TLS
 * @param now a monotonic clock in milliseconds
 */
export async function openRedis(
  url: string,
  { log, unavailable }: { log: Logger; unavailable: Gauge },
  now = () => performance.now(),
): Promise<Redis> {
  const client = createRedisClient(url)
  let isUp = true
  let retryAtMs = 0

  const down = (error: unknown): RedisUnavailable => {
    retryAtMs = now() + RETRY_AFTER_MS
    if (isUp) log.warn({ err: error }, 'Redis is unavailable: each process uses its own memory instead')
    isUp = false
    unavailable.set(1)
    return new RedisUnavailable('Redis does not respond', { cause: error })
  }
  const up = (): void => {
    if (!isUp) log.info('Redis is available again')
    isUp = true
    unavailable.set(0)
  }
  const run: Redis['run'] = async (commands) => {
    if (!isUp && now() < retryAtMs) throw new RedisUnavailable('Redis does not respond')
    // One attempt only: until it has failed or succeeded, the others need not wait for it.
    if (!isUp) retryAtMs = now() + RETRY_AFTER_MS
    try {
      const result = await inTime(commands(client), COMMAND_TIMEOUT_MS, 'Redis did not respond in time')
      up()
      return result
    } catch (error) {
      throw down(error)
    }
  }

  client.on('error', down)
  client.on('ready', up)
  // `once` rejects with the event `error`, which was handled above.
  const attempt = once(client, 'ready')
  client.connect().catch(down)
  await inTime(attempt, CONNECT_TIMEOUT_MS, 'Redis did not respond in time').catch(down)
  return {
    client,
    run,
    check: async () => void (await run((redis) => redis.ping())),
    // Does not wait for responses, which a stopped server would never send.
    close: () => client.destroy(),
  }
}

/** A gauge that exists without Redis too, so that an alarm on it needs no exception. */
export const unavailableGauge = (registry: Registry): Gauge =>
  new Gauge({
    name: 'redis_unavailable',
    help: '1 while the server of REDIS_URL does not respond and the process uses its own memory instead',
    aggregator: 'max',
    registers: [registry],
  })

const createRedisClient = (url: string) =>
  createClient({
    url,
    // Commands fail while there is no connection, instead of waiting for one.
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, MAX_RECONNECT_DELAY_MS),
    },
  })
