import { connect } from '@nats-io/transport-node'

/** The server of these tests; `NATS_URL` selects another. */
export const natsUrl = process.env.NATS_URL ?? 'nats://127.0.0.1:4222'

/** Vitest's global setup: without a NATS the run fails with one sentence. */
export async function setup(): Promise<void> {
  const { host } = new URL(natsUrl)
  try {
    const connection = await connect({ servers: host, timeout: 3_000, reconnect: false })
    await connection.close()
  } catch (cause) {
    throw new Error(
      `These tests need a NATS with JetStream at ${host} (${(cause as Error).message}). Start one with ` +
        '`docker run --rm -p 4222:4222 nats:2 -js` or `apt-get install nats-server && nats-server -js`.',
      { cause },
    )
  }
}
