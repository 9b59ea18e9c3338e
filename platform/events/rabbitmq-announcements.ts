import type { ChannelModel } from 'amqplib'
import type { Logger } from 'pino'
import {
  type AnnouncementOptions,
  type Announcements,
  type Heartbeat,
  startHeartbeat,
} from './announcements.ts'

/** Announces what arrives in a queue that each connection has for itself: it is deleted with the connection. */
export function announceFromQueue(
  exchange: string,
  { types, onEvent, onConnected }: AnnouncementOptions,
  log: Logger,
): Announcements & { connected(model: ChannelModel): Promise<void> } {
  let heartbeat: Heartbeat | undefined
  let current: ChannelModel | undefined
  let closing = false
  return {
    connected: async (model) => {
      if (closing || current === model) return
      current = model
      const channel = await model.createChannel()
      channel.on('error', (err: Error) => log.debug({ err }, 'broker: the channel failed'))
      channel.on('close', () => {
        heartbeat?.stop()
        // Only the channel was closed: the connection must be replaced, or nothing would be announced any more.
        if (!closing) void model.close().catch(() => {})
      })
      const { queue } = await channel.assertQueue('', { exclusive: true, autoDelete: true, durable: false })
      for (const type of types) await channel.bindQueue(queue, exchange, `*.${type}`)
      await channel.consume(queue, (message) => message && onEvent(typeIn(message.fields.routingKey)), {
        noAck: true,
      })
      await onConnected()
      heartbeat?.stop()
      heartbeat = startHeartbeat(
        () => channel.checkQueue(queue),
        () => void model.close().catch(() => {}),
      )
    },
    isCurrent: () => heartbeat?.isAlive() === true,
    close: async () => {
      closing = true
      heartbeat?.stop()
    },
  }
}

/** The routing key is `<partition>.<type>`. */
const typeIn = (routingKey: string) => routingKey.slice(routingKey.indexOf('.') + 1)
