import { connect as connectAmqp } from 'amqplib'
import { createClient } from '@redis/client'
import { jetstreamManager } from '@nats-io/jetstream'
import { connect as connectNats } from '@nats-io/transport-node'

/* Remove what brokers have created in a namespace, on servers that are shared. */

export async function removeFromRabbitmq(url: string, namespace: string, consumers: string[]): Promise<void> {
  const connection = await connectAmqp(url)
  const channel = await connection.createChannel()
  for (const consumer of consumers)
    for (const queue of [...Array(8).keys(), 'dead'])
      await channel.deleteQueue(`${namespace}.${consumer}.${queue}`)
  await channel.deleteExchange(`${namespace}.events`)
  await connection.close()
}

export async function removeFromRedis(url: string, namespace: string): Promise<void> {
  const client = await createClient({ url }).connect()
  for await (const keys of client.scanIterator({ MATCH: `{${namespace}}:*`, COUNT: 1_000 }))
    if (keys.length > 0) await client.del(keys)
  client.destroy()
}

export async function removeFromNats(url: string, namespace: string): Promise<void> {
  const connection = await connectNats({ servers: new URL(url).host })
  const { streams } = await jetstreamManager(connection)
  for (const stream of ['events', 'dead']) await streams.delete(`${namespace}-${stream}`).catch(() => {})
  await connection.close()
}
