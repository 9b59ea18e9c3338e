import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { ChannelModel, ConfirmChannel, ConsumeMessage } from 'amqplib'
import type { Logger } from 'pino'
import { Poison, pauseMs, type SubscribeOptions } from './broker.ts'
import type { CloudEvent } from './event.ts'

export interface QueueConsumer {
  /** On each connection, the first and all later ones. */
  connected(model: ChannelModel): Promise<void>
  ready: Promise<void>
  close(): Promise<void>
}

export interface ConsumerSettings {
  queue: string
  log: Logger
  /** Makes the queues and their bindings, unless they are there. */
  declare(channel: ConfirmChannel): Promise<void>
  /** Resolves when the dead letter is stored. */
  bury(content: Buffer, headers: object): Promise<void>
}

/** Consumes one queue over all of its connections. What was not acknowledged when one broke comes again on the next. */
export function consumeQueue(options: SubscribeOptions, settings: ConsumerSettings): QueueConsumer {
  const { queue, log } = settings
  const attempts = options.attempts ?? 12
  const stopping = new AbortController()
  const pausing = new AbortController()
  const ready = Promise.withResolvers<void>()
  /** By subject: the end of what is in hand of it. One event waits there for the one before. */
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
    // The processes and connections that ended over it.
    let counted = Number(headers['x-delivery-count'] ?? 0)
    for (let pauses = 0; ; pauses += 1) {
      // Of a connection that is gone, or not begun when we end: it comes again, here or elsewhere.
      if (mine !== channel || closing) return
      const attempt = counted + 1
      try {
        if (!event) throw new Poison('This is no CloudEvent: it is no JSON object')
        if (attempt > attempts)
          throw new Poison(`It was left unfinished ${counted} times, by processes that died`)
        await options.handle({ event, attempt, replay }, stopping.signal)
        acknowledge(mine, message)
        return
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        if (!options.isTransient?.(error)) counted += 1
        const isDead = error instanceof Poison || counted >= attempts
        if (isDead && (await bury(message, deadHeaders(reason, attempt, replay), error))) {
          acknowledge(mine, message)
          return
        }
        if (closing) return
        const ms = pauseMs(pauses + 1, options.backoffMs)
        log.warn({ err: error, queue, attempt, pauseMs: ms }, 'broker: an event failed; it is tried again')
        await pause(ms, undefined, { signal: pausing.signal }).catch(() => {})
      }
    }
  }

  const bury = async (message: ConsumeMessage, headers: object, error: unknown): Promise<boolean> => {
    try {
      await settings.bury(message.content, headers)
      log.error(
        { err: error, queue, id: message.properties.messageId as unknown },
        'broker: an event is a dead letter',
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
      // The channel is closed: the event comes again, and the inbox knows it.
    }
  }

  return {
    ready: ready.promise,
    connected: async (model) => {
      if (attached === model || closing) return
      attached = model
      const mine = await model.createConfirmChannel()
      mine.on('error', (err: Error) => log.warn({ err, queue }, 'broker: the consuming channel failed'))
      mine.on('close', () => {
        if (channel !== mine) return
        channel = undefined
        // Closed alone (a queue deleted, an acknowledgement too late): the connection must begin anew.
        if (!closing) void model.close().catch(() => {})
      })
      await settings.declare(mine)
      // As many in hand as are worked on at once: one instance must not hoard what another could take over.
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
      // Not cancelled first: RabbitMQ would then give the next events to another instance, beside those in hand here.
      // What is not begun is given back, in its place, when the channel closes.
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
const deadHeaders = (reason: string, attempts: number, replay: unknown) => ({
  'x-dead-id': randomUUID(),
  'x-reason': reason.slice(0, 2_000),
  'x-attempts': attempts,
  'x-died-at': new Date().toISOString(),
  ...(replay === undefined ? {} : { 'x-replay': replay }),
})
