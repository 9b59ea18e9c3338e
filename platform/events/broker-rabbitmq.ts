import {
  type Channel,
  type ChannelModel,
  type ConfirmChannel,
  connect,
  type GetMessage,
  type Options,
} from 'amqplib'
import { openConnection } from './connection.ts'
import type { Broker, BrokerOptions, DeadLetter } from './broker.ts'
import type { CloudEvent } from './cloud-event.ts'
import { type Death, eventOfDeadLetter } from './event-runner.ts'
import { partitionOf } from './partitions.ts'
import { announceFromQueue } from './rabbitmq-announcements.ts'
import { consumeQueues, type QueueConsumer } from './rabbitmq-consumer.ts'

/** How long RabbitMQ may take to confirm a message. */
const CONFIRM_TIMEOUT_MS = 10_000

/** How many queues a consumer has, and so how many of its instances can work. Part of the names and bindings. */
const PARTITIONS = 8

/**
 * RabbitMQ: a topic exchange that routes by partition and type of the event; for each consumer a durable quorum queue
 * for each partition, and one queue for its dead letters. Order per subject: one instance at a time consumes a queue,
 * and keeps the events of a subject in order.
 */
export function rabbitmqBroker(url: string, options: BrokerOptions): Broker {
  const { log, namespace = 'charter' } = options
  const exchange = `${namespace}.events`
  const queueOf = (consumer: string, partition: number) => `${namespace}.${consumer}.${partition}`
  const queuesOf = (consumer: string) =>
    Array.from({ length: PARTITIONS }, (_, partition) => queueOf(consumer, partition))
  const queueFor = (consumer: string, event: CloudEvent | null) =>
    queueOf(consumer, partitionOf(String(event?.subject), PARTITIONS))
  const membersOf = (consumer: string) => `${namespace}.${consumer}.members`
  const deadLettersOf = (consumer: string) => `${namespace}.${consumer}.dead`
  const consumers = new Set<Pick<QueueConsumer, 'connected' | 'close'>>()
  let publishing: ConfirmChannel | undefined

  const address = new URL(url)
  // Heartbeats: a dead peer is detected after two missed ones.
  if (!address.searchParams.has('heartbeat')) address.searchParams.set('heartbeat', '10')
  const connection = openConnection<ChannelModel>({
    ...{ server: 'RabbitMQ', log },
    connect: async () => {
      const model = await connect(address.href, {
        clientProperties: { connection_name: options.applicationName },
        timeout: 5_000,
        noDelay: true,
      })
      model.on('error', (err: Error) => log.debug({ err }, 'broker: the connection failed'))
      return model
    },
    onClosed: (model, callback) => void model.once('close', callback),
    disconnect: (model) => model.close(),
    onConnected: async (model) => {
      const channel = await openChannel(model)
      await channel.assertExchange(exchange, 'topic', { durable: true })
      for (const consumer of consumers) await consumer.connected(model)
    },
  })

  /** The confirm channel; a new one after a channel error, which leaves the connection open. */
  const channelOf = async (): Promise<ConfirmChannel> => {
    const model = await connection.get()
    if (publishing) return publishing
    // Concurrent callers share one channel.
    opening ??= openChannel(model).finally(() => (opening = undefined))
    return opening
  }
  let opening: Promise<ConfirmChannel> | undefined

  const openChannel = async (model: ChannelModel): Promise<ConfirmChannel> => {
    const channel = await model.createConfirmChannel()
    channel.on('error', (err: Error) => log.debug({ err }, 'broker: the channel failed'))
    channel.on('close', () => {
      if (publishing === channel) publishing = undefined
    })
    publishing = channel
    return channel
  }

  const declare = async (channel: Channel, consumer: string) => {
    for (const queue of queuesOf(consumer)) {
      // The `attempts` of the consumer limit redeliveries (RabbitMQ 4 has a delivery limit of 20).
      const settings = { 'x-queue-type': 'quorum', 'x-delivery-limit': 1_000_000 }
      await channel.assertQueue(queue, { durable: true, arguments: settings })
    }
    await channel.assertQueue(deadLettersOf(consumer), { durable: true })
  }

  const send = async (
    messages: readonly { to: 'exchange' | 'queue'; key: string; event: CloudEvent; headers?: object }[],
  ) => {
    const channel = await channelOf()
    for (const { to, key, event, headers } of messages) {
      const content = Buffer.from(JSON.stringify(event))
      channel.publish(to === 'exchange' ? exchange : '', key, content, messageOf(event, headers))
    }
    await confirmed(channel)
  }

  /** Reads all dead letters in order; those that `take` does not acknowledge stay in the queue. */
  const eachDeadLetter = async (
    consumer: string,
    take: (message: GetMessage, channel: ConfirmChannel) => Promise<boolean>,
    limit = Infinity,
  ): Promise<number> => {
    const channel = await (await connection.get()).createConfirmChannel()
    channel.on('error', (err: Error) => log.debug({ err }, 'broker: the channel failed'))
    try {
      await declare(channel, consumer)
      const { messageCount } = await channel.checkQueue(deadLettersOf(consumer))
      let taken = 0
      for (let i = 0; i < Math.min(messageCount, limit); i += 1) {
        const message = await channel.get(deadLettersOf(consumer))
        if (message === false) break
        if (!(await take(message, channel))) continue
        channel.ack(message)
        taken += 1
      }
      return taken
    } finally {
      // RabbitMQ requeues unacknowledged messages at their original position.
      await channel.close().catch(() => {})
    }
  }

  return {
    publish: (events) =>
      send(
        events.map((event) => ({
          ...{ to: 'exchange', event },
          key: `${partitionOf(event.subject, PARTITIONS)}.${event.type}`,
        })),
      ),
    replay: async (consumer, events, replay) => {
      await declare(await channelOf(), consumer)
      await send(
        events.map((event) => ({
          to: 'queue',
          key: queueFor(consumer, event),
          event,
          headers: { 'x-replay': replay },
        })),
      )
    },
    subscribe: async (subscription) => {
      const { consumer, types } = subscription
      const running = consumeQueues(subscription, {
        queues: queuesOf(consumer),
        members: membersOf(consumer),
        log,
        declare: async (channel) => {
          await declare(channel, consumer)
          await channel.assertQueue(membersOf(consumer), { durable: false, autoDelete: true })
          for (const [partition, queue] of queuesOf(consumer).entries())
            for (const type of types) await channel.bindQueue(queue, exchange, `${partition}.${type}`)
        },
        storeDeadLetter: async (content, death) => {
          const channel = await channelOf()
          channel.publish('', deadLettersOf(consumer), content, {
            ...{ persistent: true, contentType: CLOUD_EVENT, headers: headersOfDeath(death) },
          })
          await confirmed(channel)
        },
      })
      consumers.add(running)
      // In the background: a service starts while its broker is down.
      connection.get().then(
        (model: ChannelModel) => running.connected(model).catch(() => model.close().catch(() => {})),
        // `onConnected` subscribes it with the others.
        () => {},
      )
      return {
        ready: () => running.ready,
        close: async () => {
          consumers.delete(running)
          await running.close()
        },
      }
    },
    announce: (announcement) => {
      const listener = announceFromQueue(exchange, announcement, log)
      consumers.add(listener)
      connection.get().then(
        (model) => listener.connected(model).catch(() => model.close().catch(() => {})),
        () => {},
      )
      return {
        isCurrent: listener.isCurrent,
        close: async () => {
          consumers.delete(listener)
          await listener.close()
        },
      }
    },
    deadLetters: {
      list: async (consumer, limit = 100) => {
        const found: DeadLetter[] = []
        const look = async (message: GetMessage) => {
          found.push(deadLetterOf(consumer, message))
          return false
        }
        await eachDeadLetter(consumer, look, limit)
        return found
      },
      requeue: (consumer, ids) =>
        eachDeadLetter(consumer, async (message, channel) => {
          if (ids && !ids.includes(deadLetterOf(consumer, message).id)) return false
          const { 'x-replay': replay } = headersOf(message)
          const headers = replay === undefined ? {} : { 'x-replay': replay }
          channel.publish('', queueFor(consumer, eventOfDeadLetter(message.content)), message.content, {
            ...message.properties,
            headers,
          })
          await confirmed(channel)
          return true
        }),
      discard: (consumer, ids) =>
        eachDeadLetter(consumer, async (message) => !ids || ids.includes(deadLetterOf(consumer, message).id)),
    },
    check: async () => {
      await (await channelOf()).checkExchange(exchange)
    },
    close: async () => {
      await Promise.all([...consumers].map((consumer) => consumer.close()))
      await connection.close()
    },
  }
}

const CLOUD_EVENT = 'application/cloudevents+json'

const messageOf = (event: CloudEvent, headers: object = {}): Options.Publish => ({
  persistent: true,
  contentType: CLOUD_EVENT,
  messageId: event.id,
  type: event.type,
  headers,
})

const headersOf = (message: GetMessage) =>
  (message.properties.headers ?? {}) as Record<string, string | number | undefined>

function deadLetterOf(consumer: string, message: GetMessage): DeadLetter {
  const headers = headersOf(message)
  return {
    id: String(headers['x-dead-id'] ?? ''),
    consumer,
    event: eventOfDeadLetter(message.content),
    reason: String(headers['x-reason'] ?? ''),
    attempts: Number(headers['x-attempts'] ?? 0),
    diedAt: String(headers['x-died-at'] ?? ''),
  }
}

const headersOfDeath = ({ id, reason, attempts, diedAt, replay }: Death) => ({
  'x-dead-id': id,
  'x-reason': reason,
  'x-attempts': attempts,
  'x-died-at': diedAt,
  ...(replay === undefined ? {} : { 'x-replay': replay }),
})

async function confirmed(channel: ConfirmChannel): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let onClose: (() => void) | undefined
  const failed = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error('RabbitMQ did not confirm in time')), CONFIRM_TIMEOUT_MS)
    onClose = () => fail(new Error('The connection to RabbitMQ closed before it confirmed'))
    channel.once('close', onClose)
  })
  try {
    await Promise.race([channel.waitForConfirms(), failed])
  } finally {
    clearTimeout(timer)
    if (onClose) channel.off('close', onClose)
  }
}
