import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib'
import type { Logger } from 'pino'
import type { SubscribeOptions } from './broker.ts'
import { createEventRunner, type Death } from './event-runner.ts'
import { sharePartitions } from './partitions.ts'

export interface QueueConsumer {
  /** Called with each connection, the first and all later ones. */
  connected(model: ChannelModel): Promise<void>
  ready: Promise<void>
  close(): Promise<void>
}

export interface ConsumerSettings {
  /** The queues of the partitions. */
  queues: readonly string[]
  /** Consumed by each instance: its number of consumers is that of instances. It has no messages. */
  members: string
  log: Logger
  /** Declares the queues and their bindings, idempotently. */
  declare(channel: Channel): Promise<void>
  /** Resolves when the dead letter is stored. */
  storeDeadLetter(content: Buffer, death: Death): Promise<void>
}

/** A partition that this instance consumes exclusively. */
interface Owned {
  channel: Channel
  /** The events in flight. */
  running: Set<Promise<void>>
  releasing: AbortController
  isOpen: boolean
}

/**
 * Consumes the queues of one consumer's partitions over all of its connections. An instance consumes a queue
 * exclusively, and the instances share the queues. Messages without acknowledgement when a connection closes are
 * redelivered on the next one.
 */
export function consumeQueues(options: SubscribeOptions, settings: ConsumerSettings): QueueConsumer {
  const { queues, log } = settings
  const ready = Promise.withResolvers<void>()
  const runner = createEventRunner(options, { ...settings, queue: options.consumer })
  let attached: ChannelModel | undefined
  let connecting = Promise.resolve()
  let stop = async () => {}

  const open = async (model: ChannelModel, onClose: () => void) => {
    const channel = await model.createChannel()
    channel.on('error', (err: Error) => log.debug({ err }, 'broker: the channel failed'))
    channel.on('close', onClose)
    return channel
  }

  const start = (model: ChannelModel, control: Channel) => {
    const partitions = new Map<number, Owned>()
    const owned = new Set<number>()
    /*
     * RabbitMQ accepts exclusive consumers of a quorum queue that come at the same moment. Of the connections that declare
     * an exclusive queue, exactly one succeeds; it exists until the connection closes, or is deleted.
     */
    const lockOf = (partition: number) => `${queues[partition]}.owner`
    let unlocking: Promise<unknown> = Promise.resolve()
    const unlock = (partition: number) => {
      const unlocked = control.deleteQueue(lockOf(partition)).catch((err: unknown) => {
        log.debug({ err }, 'broker: could not unlock a queue')
      })
      unlocking = Promise.all([unlocking, unlocked])
    }
    const lost = (partition: number) => {
      if (partitions.delete(partition)) unlock(partition)
      owned.delete(partition)
    }

    const take = (own: Owned, message: ConsumeMessage) => {
      const { 'x-replay': replay, 'x-delivery-count': count = 0 } = (message.properties.headers ??
        {}) as Record<string, string | number | undefined>
      const work = runner.take({
        content: message.content,
        replay: replay as string | undefined,
        // The broker's count of deliveries that ended with a crash or a lost connection, begun or not.
        redeliveries: Number(count),
        mayBegin: () => own.isOpen && !own.releasing.signal.aborted,
        released: own.releasing.signal,
        acknowledge: () => own.channel.ack(message),
      })
      own.running.add(work)
      void work.finally(() => own.running.delete(work))
    }

    const acquire = async (partition: number): Promise<boolean> => {
      const queue = queues[partition] as string
      // An exclusive consumer of a queue that has one is an error that closes the channel.
      await unlocking
      if ((await control.checkQueue(queue)).consumerCount > 0) return false
      const channel = await open(model, () => lost(partition))
      const own: Owned = { channel, running: new Set(), releasing: new AbortController(), isOpen: true }
      channel.once('close', () => (own.isOpen = false))
      let isLocked = false
      try {
        await channel.assertQueue(lockOf(partition), { exclusive: true, durable: false })
        isLocked = true
        await channel.prefetch(options.concurrency ?? 10)
        await channel.consume(queue, (message) => message && take(own, message), { exclusive: true })
      } catch {
        if (isLocked) unlock(partition)
        return false
      }
      partitions.set(partition, own)
      owned.add(partition)
      return true
    }

    const release = async (partition: number) => {
      const own = partitions.get(partition)
      if (!own) return
      own.releasing.abort()
      await Promise.all(own.running)
      // Not cancelled first: RabbitMQ would deliver the next events to another instance, concurrently with those in
      // flight here. Closing the channel requeues what has not begun, in its place.
      await own.channel.close().catch(() => {})
      lost(partition)
      await unlocking
    }

    const sharing = sharePartitions(
      queues.length,
      owned,
      {
        instances: async () => (await control.checkQueue(settings.members)).consumerCount,
        acquire,
        release,
      },
      (err) => log.debug({ err }, 'broker: could not share the queues'),
    )
    return async () => {
      await sharing.stop()
      await Promise.all([...partitions.keys()].map(release))
      await unlocking
      await control.close().catch(() => {})
    }
  }

  const connect = async (model: ChannelModel) => {
    const control = await open(model, () => {
      if (attached !== model || runner.isClosing) return
      void stop()
      // Only the channel was closed (a queue deleted): the connection must be replaced.
      void model.close().catch(() => {})
    })
    await settings.declare(control)
    await control.consume(settings.members, () => {}, { noAck: true })
    stop = start(model, control)
    ready.resolve()
  }

  return {
    ready: ready.promise,
    connected: async (model) => {
      if (attached === model || runner.isClosing) return
      attached = model
      connecting = connect(model)
      await connecting
    },
    close: async () => {
      const ended = runner.close()
      // What begins meanwhile would own its queues for ever.
      await connecting.catch(() => {})
      await Promise.all([ended, stop()])
    },
  }
}
