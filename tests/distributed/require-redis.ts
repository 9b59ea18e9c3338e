import { createClient } from '@redis/client'

/** The server of these tests; `REDIS_URL` selects another. */
export const redisUrl = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379'

/** Vitest's global setup: without a Redis the run fails with one sentence. */
export async function setup(): Promise<void> {
  const client = createClient({ url: redisUrl, socket: { connectTimeout: 3_000, reconnectStrategy: false } })
  try {
    await client.on('error', () => {}).connect()
    await client.ping()
  } catch (cause) {
    throw new Error(
      `These tests need a Redis at ${new URL(redisUrl).host} (${(cause as Error).message}). Start one with ` +
        '`docker run --rm -p 6379:6379 redis:8` or `apt-get install redis-server && redis-server --daemonize yes`.',
      { cause },
    )
  } finally {
    client.destroy()
  }
}
