import { connect } from 'amqplib'

/** The server of these tests; `RABBITMQ_URL` selects another. */
export const rabbitmqUrl = process.env.RABBITMQ_URL ?? 'amqp://guest:guest@127.0.0.1:5672'

/** Vitest's global setup: without a RabbitMQ the run fails with one sentence. */
export async function setup(): Promise<void> {
  try {
    const connection = await connect(rabbitmqUrl, { timeout: 3_000 })
    await connection.close()
  } catch (cause) {
    const { host } = new URL(rabbitmqUrl)
    throw new Error(
      `These tests need a RabbitMQ at ${host} with the user guest/guest (${(cause as Error).message}). Start one with ` +
        '`docker run --rm -p 5672:5672 rabbitmq:4` or `apt-get install rabbitmq-server && rabbitmq-server -detached`.',
      { cause },
    )
  }
}
