import { createClient } from '@redis/client'
import type { Logger } from 'pino'
import { inTime } from '../timeout.ts'
import { pauseMs } from '../backoff.ts'

/** How long a script may take. */
const COMMAND_TIMEOUT_MS = 10_000
/** How long the commands of an operator wait for the first connection. */
const FIRST_CONNECTION_TIMEOUT_MS = 5_000

export type RedisConnection = ReturnType<typeof connectRedis>

/**
 * A connection to the Redis of a broker, which reconnects with a back-off of up to five seconds. Made in the background;
 * until then, and while it is lost, commands fail at once.
 */
export function connectRedis(url: string, { name, log }: { name: string; log: Logger }) {
  let isLost = false
  const client = createClient({
    url,
    name: name.replaceAll(/[^!-~]/g, '-'),
    disableOfflineQueue: true,
    // A server that no longer responds: the ping keeps the connection busy, and its silence closes it.
    pingInterval: 1_000,
    socket: {
      connectTimeout: 3_000,
      socketTimeout: 5_000,
      reconnectStrategy: (retries: number) => Math.min(5_000, pauseMs(retries + 1, 50)),
    },
  })
  client.on('error', (err: Error) => {
    log[isLost ? 'debug' : 'warn']({ err }, 'broker: no connection to Redis; retrying')
    isLost = true
  })
  client.on('ready', () => {
    if (isLost) log.info('broker: connected to Redis')
    isLost = false
  })
  const first = new Promise<void>((done) => client.once('ready', () => done()))
  // Rejects when it is closed before it was connected.
  client.connect().catch(() => {})
  return {
    client,
    /** Resolves when it was connected once. @throws Error when the server does not respond */
    connected: () => inTime(first, FIRST_CONNECTION_TIMEOUT_MS, 'Redis is not responding'),
    /** Runs a script of `redis-scripts.ts`. */
    run: (script: string, key: string, values: readonly (string | number)[]): Promise<unknown> =>
      inTime(
        client.eval(script, { keys: [key], arguments: values.map(String) }),
        COMMAND_TIMEOUT_MS,
        'Redis did not respond in time',
      ),
    close: () => {
      if (client.isOpen) client.destroy()
    },
  }
}
