import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { ChannelModel, ConfirmChannel, ConsumeMessage } from 'amqplib'
import type { Logger } from 'pino'
import type { SubscribeOptions } from './broker.ts'
import type { CloudEvent } from './cloud-event.ts'
import { UUID } from '../contract/formats.ts'
import { NonRetryableError } from '../queue/non-retryable-error.ts'
import { pauseMs } from '../backoff.ts'

export interface QueueConsumer {
  /** Called with each connection, the first and all later ones. */
  connected(model: ChannelModel): Promise<void>
  ready: Promise<void>
  close(): Promise<void>
}

export interface ConsumerSettings {
  queue: string
  log: Logger
  /** Declares the queues and their bindings, idempotently. */
  declare(channel: ConfirmChannel): Promise<void>
  /** Resolves when the dead letter is stored. */
  storeDeadLetter(content: Buffer, headers: object): Promise<void>
}

/**
 * Consumes one queue over all of its connections. Messages without acknowledgement when a connection closes are
 * redelivered on the next one.
 */
export function consumeQueue(options: SubscribeOptions, settings: ConsumerSettings): QueueConsumer {
  const { queue, log } = settings
  const attempts = options.attempts ?? 12
  const stopping = new AbortController()
  const pausing = new AbortController()
  const ready = Promise.withResolvers<void>()
  /** By subject: the end of its events in flight. At most one event per subject runs; the next waits for it. */
  const tails = new Map<string, Promise<void>>()
  let channel: ConfirmChannel | undefined
  let attached: ChannelModel | undefined
  let closing = false

  const take = (mine: ConfirmChannel, message: ConsumeMessage) => {
    const event = parse(message.content)
    const subject = typeof event?.subject === 'string' ? event.subject : ''
    const before = tails.get(subject) ?? Promise.resolve()
    const work = before.then(() => handle(mine, message, event))
    tails.set(subject, work)
    void work.finally(() => {
      if (tails.get(subject) === work) tails.delete(subject)
    })
  }

  const handle = async (mine: ConfirmChannel, message: ConsumeMessage, event: CloudEvent | undefined) => {
    const headers = (message.properties.headers ?? {}) as Record<string, unknown>
    const replay = headers['x-replay'] as string | undefined
    // The broker's count of deliveries that ended with a crash or a lost connection, begun or not.
    const delivered = Number(headers['x-delivery-count'] ?? 0)
    let counted = delivered
    let isCounted = delivered === 0 || options.beginAttempt === undefined
    for (let pauses = 0; ; pauses += 1) {
      // The connection is gone, or the consumer stops before it began: RabbitMQ redelivers it.
      if (mine !== channel || closing) return
      let attempt = counted + 1
      try {
        if (!event) throw new NonRetryableError('Not a CloudEvent: the body is not a JSON object')
        // An event without a UUID is refused by its contract.
        if (!isCounted && options.beginAttempt && UUID.test(event.id)) {
          attempt = await options.beginAttempt({ event, attempt, replay })
          counted = attempt - 1
        }
        isCounted = true
        if (attempt > attempts) throw new NonRetryableError(`Abandoned ${counted} times by crashed consumers`)
        await options.handle({ event, attempt, replay }, stopping.signal)
        acknowledge(mine, message)
        return
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        if (!options.isTransient?.(error)) counted += 1
        const isDeadLetter = error instanceof NonRetryableError || counted >= attempts
        if (
          isDeadLetter &&
          (await storeDeadLetter(message, deadLetterHeaders(reason, attempt, replay), error))
        ) {
          acknowledge(mine, message)
          return
        }
        if (closing) return
        const ms = pauseMs(pauses + 1, options.backoffMs)
        log.warn({ err: error, queue, attempt, pauseMs: ms }, 'broker: event failed; retrying')
        await pause(ms, undefined, { signal: pausing.signal }).catch(() => {})
      }
    }
  }

  const storeDeadLetter = async (
    message: ConsumeMessage,
    headers: object,
    error: unknown,
  ): Promise<boolean> => {
    try {
      await settings.storeDeadLetter(message.content, headers)
      log.error(
        { err: error, queue, id: message.properties.messageId as unknown },
        'broker: event moved to the dead letters',
      )
      return true
    } catch (err) {
      log.warn({ err, queue }, 'broker: could not store a dead letter')
      return false
    }
  }

  const acknowledge = (mine: ConfirmChannel, message: ConsumeMessage) => {
    try {
      mine.ack(message)
    } catch {
      // The channel is closed: the event is redelivered, and the inbox deduplicates it.
    }
  }

  return {
    ready: ready.promise,
    connected: async (model) => {
      if (attached === model || closing) return
      attached = model
      const mine = await model.createConfirmChannel()
      mine.on('error', (err: Error) => log.warn({ err, queue }, 'broker: the consumer channel failed'))
      mine.on('close', () => {
        if (channel !== mine) return
        channel = undefined
        // Only the channel was closed (a queue deleted, an acknowledgement too late): the connection must be replaced.
        if (!closing) void model.close().catch(() => {})
      })
      await settings.declare(mine)
      // Prefetch as many as run concurrently: one instance must not hold messages that another could process.
      await mine.prefetch(options.concurrency ?? 10)
      channel = mine
      await mine.consume(queue, (message) => {
        if (message) take(mine, message)
      })
      ready.resolve()
    },
    close: async () => {
      closing = true
      pausing.abort()
      const mine = channel
      // Not cancelled first: RabbitMQ would then deliver the next events to another instance, concurrently with those
      // in flight here. Closing the channel requeues what has not begun, in its place.
      const grace = setTimeout(() => stopping.abort(new Error('The process is stopping')), 10_000)
      await Promise.all(tails.values())
      clearTimeout(grace)
      stopping.abort(new Error('The process is stopping'))
      await mine?.close().catch(() => {})
    },
  }
}

function parse(content: Buffer): CloudEvent | undefined {
  try {
    const value = JSON.parse(content.toString()) as unknown
    return typeof value === 'object' && value !== null ? (value as CloudEvent) : undefined
  } catch {
    return undefined
  }
}

/** The headers of a new dead letter. */
const deadLetterHeaders = (reason: string, attempts: number, replay: unknown) => ({
  'x-dead-id': randomUUID(),
  'x-reason': reason.slice(0, 2_000),
  'x-attempts': attempts,
  'x-died-at': new Date().toISOString(),
  ...(replay === undefined ? {} : { 'x-replay': replay }),
})
