import type { ConsumerMessages, JetStreamClient, JetStreamManager, JsMsg } from '@nats-io/jetstream'
import type { Logger } from 'pino'
import type { SubscribeOptions } from './broker.ts'
import { createEventRunner, type Death } from './event-runner.ts'
import { decode } from './nats-message.ts'
import { NatsSubject } from './nats-subject.ts'

/** An event whose instance is silent for this long is delivered again. */
export const ACK_WAIT_MS = 3_000

const PULL_MS = 10_000

export interface NatsConsumerSettings {
  stream: string
  /** The durable consumers of the partitions. */
  durables: readonly string[]
  log: Logger
  /** Creates the durable consumers, idempotently. */
  declare(opened: NatsClients): Promise<void>
  /** A partition is no longer consumed: the connection must be replaced. */
  onFailed(js: JetStreamClient): void
  storeDeadLetter(content: Buffer, death: Death): Promise<void>
}

export interface NatsClients {
  js: JetStreamClient
  jsm: JetStreamManager
}

export interface NatsConsumer {
  /** Called with each connection, the first and all later ones. */
  connected(opened: NatsClients): Promise<void>
  ready: Promise<void>
  close(): Promise<void>
}

/** Consumes all partitions. The server delivers one event of a partition at a time, to any of the instances. */
export function consumePartitions(options: SubscribeOptions, settings: NatsConsumerSettings): NatsConsumer {
  const { log } = settings
  const runner = createEventRunner(options, { ...settings, queue: options.consumer })
  const ready = Promise.withResolvers<void>()
  const types = new Set(options.types)
  let attached: JetStreamClient | undefined
  const requests = new Map<string, ConsumerMessages>()
  let loops: Promise<void>[] = []

  const handle = async (js: JetStreamClient, message: JsMsg) => {
    if (runner.isClosing) {
      message.nak()
      return
    }
    const { target, type } = NatsSubject.parse(message.subject)
    const isMine = target === options.consumer || (target === 'all' && types.has(type))
    if (!isMine) {
      message.ack()
      return
    }
    let extendedAt = performance.now()
    const extending = setInterval(() => {
      // A process that was paused for too long has lost it.
      if (performance.now() - extendedAt > ACK_WAIT_MS) return
      extendedAt = performance.now()
      message.working()
    }, ACK_WAIT_MS / 3)
    let isAcknowledged = false
    try {
      const { content, replay } = decode(message.data, message.headers)
      await runner.take({
        ...{ content, replay, redeliveries: message.info.deliveryCount - 1 },
        mayBegin: () => attached === js && performance.now() - extendedAt < ACK_WAIT_MS,
        acknowledge: () => {
          message.ack()
          isAcknowledged = true
        },
      })
    } finally {
      clearInterval(extending)
    }
    // At once to another instance, instead of after the wait.
    if (!isAcknowledged) message.nak()
  }

  /** One request at a time: a message that arrives after the end of its request would wait for its redelivery. */
  const consume = async (js: JetStreamClient, durable: string) => {
    const consumer = await js.consumers.get(settings.stream, durable)
    const loop = async () => {
      while (attached === js && !runner.isClosing) {
        const request = await consumer.fetch({ max_messages: 1, expires: PULL_MS })
        requests.set(durable, request)
        if (runner.isClosing) request.stop()
        for await (const message of request) await handle(js, message)
      }
    }
    loops.push(
      loop().catch((err: unknown) => {
        log.debug({ err, durable }, 'broker: consuming failed')
        settings.onFailed(js)
      }),
    )
  }

  return {
    ready: ready.promise,
    connected: async (opened) => {
      const { js } = opened
      if (runner.isClosing) return
      attached = js
      loops = []
      await settings.declare(opened)
      await Promise.all(settings.durables.map((durable) => consume(js, durable)))
      ready.resolve()
    },
    close: async () => {
      const ended = runner.close()
      for (const request of requests.values()) request.stop()
      await Promise.all([ended, ...loops])
    },
  }
}
