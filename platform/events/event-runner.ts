import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { SubscribeOptions } from './broker.ts'
import type { CloudEvent } from './cloud-event.ts'
import { UUID } from '../contract/formats.ts'
import { NonRetryableError } from '../queue/non-retryable-error.ts'
import { pauseMs } from '../backoff.ts'

/** An event as a broker has delivered it. */
export interface Incoming {
  content: Buffer
  replay: string | undefined
  /** Earlier deliveries that ended with a crash or a lost connection, whether or not the handler had begun. */
  redeliveries: number
  /** False once the broker delivers it to another instance, or again: then no handler begins. */
  mayBegin(): boolean
  /** Aborted when this instance gives its partition up: ends the back-off. */
  released?: AbortSignal
  /** Called before the handler of a redelivered event, by a broker whose clients count attempts. */
  recordAttempt?(): Promise<void>
  /** A rejection means that it is redelivered. */
  acknowledge(): Promise<void> | void
}

/** What is stored of a dead letter, besides its content. */
export interface Death {
  id: string
  reason: string
  attempts: number
  /** RFC 3339. */
  diedAt: string
  replay?: string
}

export interface RunnerSettings {
  /** Shown in the log. */
  queue: string
  log: Logger
  /** Resolves when the dead letter is stored. */
  storeDeadLetter(content: Buffer, death: Death): Promise<void>
}

export interface EventRunner {
  /** Resolves when the event is acknowledged, or no longer ours. */
  take(incoming: Incoming): Promise<void>
  /** The number of events that were taken and are not finished. */
  readonly size: number
  /** True once the consumer stops: nothing begins any more. */
  readonly isClosing: boolean
  /** Waits for the events in flight; what still runs after ten seconds is aborted. */
  close(): Promise<void>
}

/**
 * Runs the handler of a consumer for the events that a broker delivers: those of a subject in order, those of different
 * subjects concurrently. Retries with back-off, and stores dead letters.
 */
export function createEventRunner(options: SubscribeOptions, settings: RunnerSettings): EventRunner {
  const { queue, log } = settings
  const attempts = options.attempts ?? 12
  const stopping = new AbortController()
  const pausing = new AbortController()
  const slot = slots(options.concurrency ?? 10)
  /** By subject: the end of its events. At most one event per subject runs; the next waits for it. */
  const tails = new Map<string, Promise<void>>()
  let size = 0
  let closing = false

  const handle = async (incoming: Incoming, event: CloudEvent | undefined) => {
    const { replay, redeliveries } = incoming
    let counted = redeliveries
    let isCounted = redeliveries === 0
    for (let pauses = 0; ; pauses += 1) {
      // The connection is gone, or the consumer stops before it began: the broker redelivers it.
      if (!incoming.mayBegin() || closing) return
      let attempt = counted + 1
      try {
        if (!event) throw new NonRetryableError('Not a CloudEvent: the body is not a JSON object')
        if (!isCounted) await incoming.recordAttempt?.()
        // An event without a UUID is refused by its contract.
        if (!isCounted && options.beginAttempt && UUID.test(event.id)) {
          attempt = await options.beginAttempt({ event, attempt, replay })
          counted = attempt - 1
        }
        isCounted = true
        if (attempt > attempts) throw new NonRetryableError(`Abandoned ${counted} times by crashed consumers`)
        await options.handle({ event, attempt, replay }, stopping.signal)
        await acknowledge(incoming)
        return
      } catch (error) {
        if (!options.isTransient?.(error)) counted += 1
        const isDeadLetter = error instanceof NonRetryableError || counted >= attempts
        if (isDeadLetter && (await storeDeadLetter(incoming, attempt, error))) {
          await acknowledge(incoming)
          return
        }
        if (closing) return
        const ms = pauseMs(pauses + 1, options.backoffMs)
        log.warn({ err: error, queue, attempt, pauseMs: ms }, 'broker: event failed; retrying')
        const signals = [pausing.signal, ...(incoming.released ? [incoming.released] : [])]
        await pause(ms, undefined, { signal: AbortSignal.any(signals) }).catch(() => {})
      }
    }
  }

  const storeDeadLetter = async (incoming: Incoming, attempt: number, error: unknown): Promise<boolean> => {
    const death = deathOf(error, attempt, incoming.replay)
    try {
      await settings.storeDeadLetter(incoming.content, death)
      log.error({ err: error, queue, id: death.id }, 'broker: event moved to the dead letters')
      return true
    } catch (err) {
      log.warn({ err, queue }, 'broker: could not store a dead letter')
      return false
    }
  }

  const acknowledge = async (incoming: Incoming) => {
    try {
      await incoming.acknowledge()
    } catch (err) {
      // The event is redelivered, and the inbox deduplicates it.
      log.debug({ err, queue }, 'broker: could not acknowledge an event')
    }
  }

  return {
    take: (incoming) => {
      const event = parseEvent(incoming.content)
      const subject = typeof event?.subject === 'string' ? event.subject : ''
      const before = tails.get(subject) ?? Promise.resolve()
      const work = before.then(() => slot(() => handle(incoming, event)))
      tails.set(subject, work)
      size += 1
      void work.finally(() => {
        size -= 1
        if (tails.get(subject) === work) tails.delete(subject)
      })
      return work
    },
    get size() {
      return size
    },
    get isClosing() {
      return closing
    },
    close: async () => {
      closing = true
      pausing.abort()
      const grace = setTimeout(() => stopping.abort(new Error('The process is stopping')), 10_000)
      await Promise.all(tails.values())
      clearTimeout(grace)
      stopping.abort(new Error('The process is stopping'))
    },
  }
}

/** @returns undefined when the body is not a JSON object */
function parseEvent(content: Buffer): CloudEvent | undefined {
  try {
    const value = JSON.parse(content.toString()) as unknown
    return typeof value === 'object' && value !== null ? (value as CloudEvent) : undefined
  } catch {
    return undefined
  }
}

/** The event of a dead letter; a body that is not JSON as text. */
export function eventOfDeadLetter(content: Buffer): CloudEvent {
  try {
    return JSON.parse(content.toString()) as CloudEvent
  } catch {
    return content.toString() as unknown as CloudEvent
  }
}

const deathOf = (error: unknown, attempts: number, replay: string | undefined): Death => ({
  id: randomUUID(),
  reason: (error instanceof Error ? error.message : String(error)).slice(0, 2_000),
  attempts,
  diedAt: new Date().toISOString(),
  ...(replay === undefined ? {} : { replay }),
})

/** Runs at most so many at once; the others wait in their order. */
function slots(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = count
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((begin) => waiting.push(begin))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
