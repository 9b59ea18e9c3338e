import type { ChannelModel, ConfirmChannel, GetMessage, Options } from 'amqplib'
import { type Heartbeat, startHeartbeat } from './announcements.ts'
import { openAmqp } from './amqp-connection.ts'
import type { Broker, BrokerOptions, DeadLetter } from './broker.ts'
import type { CloudEvent } from './cloud-event.ts'
import { consumeQueue, type QueueConsumer } from './rabbitmq-consumer.ts'

/** How long RabbitMQ may take to confirm a message. */
const CONFIRM_TIMEOUT_MS = 10_000

/**
 * RabbitMQ: a topic exchange that routes by the event's type; for each consumer a durable quorum queue, and one for its
 * dead letters. Order per subject: the queue has a single active consumer, so one instance at a time processes it
 * (another takes over when that one stops) and keeps the events of a subject in order.
 */
export function rabbitmqBroker(url: string, options: BrokerOptions): Broker {
  const { log, namespace = 'charter' } = options
  const exchange = `${namespace}.events`
  const queueOf = (consumer: string) => `${namespace}.${consumer}`
  const deadLettersOf = (consumer: string) => `${queueOf(consumer)}.dead`
  const consumers = new Set<Pick<QueueConsumer, 'connected' | 'close'>>()
  let publishing: ConfirmChannel | undefined

  const connection = openAmqp(url, {
    name: options.applicationName,
    log,
    onConnected: async (model) => {
      const channel = await model.createConfirmChannel()
      channel.on('error', (err: Error) => log.debug({ err }, 'broker: the channel failed'))
      channel.on('close', () => {
        if (publishing === channel) publishing = undefined
      })
      await channel.assertExchange(exchange, 'topic', { durable: true })
      publishing = channel
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

  const declare = async (channel: ConfirmChannel, consumer: string) => {
    await channel.assertQueue(queueOf(consumer), {
      durable: true,
      // The `attempts` of the consumer limit redeliveries (RabbitMQ 4 has a delivery limit of 20).
      arguments: {
        'x-queue-type': 'quorum',
        'x-single-active-consumer': true,
        'x-delivery-limit': 1_000_000,
      },
    })
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
    publish: (events) => send(events.map((event) => ({ to: 'exchange', key: event.type, event }))),
    replay: async (consumer, events, replay) => {
      await declare(await channelOf(), consumer)
      await send(
        events.map((event) => ({
          to: 'queue',
          key: queueOf(consumer),
          event,
          headers: { 'x-replay': replay },
        })),
      )
    },
    subscribe: async (subscription) => {
      const { consumer, types } = subscription
      const running = consumeQueue(subscription, {
        queue: queueOf(consumer),
        log,
        declare: async (channel) => {
          await declare(channel, consumer)
          for (const type of types) await channel.bindQueue(queueOf(consumer), exchange, type)
        },
        storeDeadLetter: async (content, headers) => {
          const channel = await channelOf()
          channel.publish('', deadLettersOf(consumer), content, {
            persistent: true,
            contentType: CLOUD_EVENT,
            headers,
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
    announce: ({ types, onEvent, onConnected }) => {
      let heartbeat: Heartbeat | undefined
      let current: ChannelModel | undefined
      let closing = false
      const listener = {
        connected: async (model: ChannelModel) => {
          if (closing || current === model) return
          current = model
          const channel = await model.createChannel()
          channel.on('error', (err: Error) => log.debug({ err }, 'broker: the channel failed'))
          channel.on('close', () => {
            heartbeat?.stop()
            // Only the channel was closed: the connection must be replaced, or nothing would be announced any more.
            if (!closing) void model.close().catch(() => {})
          })
          const { queue } = await channel.assertQueue('', {
            exclusive: true,
            autoDelete: true,
            durable: false,
          })
          for (const type of types) await channel.bindQueue(queue, exchange, type)
          await channel.consume(queue, (message) => message && onEvent(message.fields.routingKey), {
            noAck: true,
          })
          await onConnected()
          heartbeat?.stop()
          heartbeat = startHeartbeat(
            () => channel.checkQueue(queue),
            () => void model.close().catch(() => {}),
          )
        },
        close: async () => {
          closing = true
          heartbeat?.stop()
        },
      }
      consumers.add(listener)
      connection.get().then(
        (model) => listener.connected(model).catch(() => model.close().catch(() => {})),
        () => {},
      )
      return {
        isCurrent: () => heartbeat?.isAlive() === true,
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
          channel.publish('', queueOf(consumer), message.content, {
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
    event: parseEvent(message.content),
    reason: String(headers['x-reason'] ?? ''),
    attempts: Number(headers['x-attempts'] ?? 0),
    diedAt: String(headers['x-died-at'] ?? ''),
  }
}

/** A body that is not JSON is returned as text. */
function parseEvent(content: Buffer): CloudEvent {
  try {
    return JSON.parse(content.toString()) as CloudEvent
  } catch {
    return content.toString() as unknown as CloudEvent
  }
}

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
