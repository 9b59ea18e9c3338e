import type { Logger } from 'pino'
import type { CloudEvent } from './event.ts'

/** One event on its way to one consumer. */
export interface Delivery {
  /** Not yet checked: what arrives may be anything. */
  event: CloudEvent
  /** 1 for the first time. Counts failures and, where the broker can tell, processes that died over it. */
  attempt: number
  /** Set when the event is sent again on request, to this consumer alone. */
  replay: string | undefined
}

/** Thrown by `handle` for an event that no repetition will make good: it goes to the dead letters at once. */
export class Poison extends Error {
  override name = 'Poison'
}

export interface SubscribeOptions {
  /** The consumer's name: each one gets every event of its types once, however many instances it has. */
  consumer: string
  types: readonly string[]
  /**
   * Resolves when the effect is done. Events of one subject come one after the other, in their order; those of others
   * beside them. A rejection is a failure: the event comes again with growing pauses, and after `attempts` it is a
   * dead letter.
   */
  handle(delivery: Delivery, signal: AbortSignal): Promise<void>
  /**
   * The effects of several events of different subjects, all of them or none; a broker that has them at the same time
   * may ask for that. A rejection counts for none of them: each is handled by itself then.
   */
  handleTogether?(deliveries: readonly Delivery[], signal: AbortSignal): Promise<void>
  /** How many events at once. */
  concurrency?: number
  /** How often an event is tried before it is a dead letter. */
  attempts?: number
  /** The pause before the second try in milliseconds; it doubles with each, to a minute at most. */
  backoffMs?: number
  /** True for a failure that is not the event's own, such as a database that is down: it never makes a dead letter. */
  isTransient?(error: unknown): boolean
}

export interface Subscription {
  /** Resolves when the broker knows of it; it keeps trying while the broker is down. */
  ready(): Promise<void>
  /** Takes no more events, waits for those in hand. */
  close(): Promise<void>
}

/** An event that its consumer could not handle. */
export interface DeadLetter {
  /** Of the dead letter, not of the event. */
  id: string
  consumer: string
  event: CloudEvent
  reason: string
  attempts: number
  /** RFC 3339. */
  diedAt: string
}

export interface DeadLetters {
  /** The oldest first. */
  list(consumer: string, limit?: number): Promise<DeadLetter[]>
  /** Sends them to their consumer again: those with these ids, or all. @returns how many */
  replay(consumer: string, ids?: readonly string[]): Promise<number>
  /** Forgets them. @returns how many */
  drop(consumer: string, ids?: readonly string[]): Promise<number>
}

/** Where events go from those who publish to those who consume. */
export interface Broker {
  /** Resolves when the broker has all of them for good. Events of one subject keep the order of the list. */
  publish(events: readonly CloudEvent[]): Promise<void>
  /** To one consumer alone, past the others. */
  replay(consumer: string, events: readonly CloudEvent[], replay: string): Promise<void>
  /** Lasts: what is published while no instance runs is kept for the consumer. */
  subscribe(options: SubscribeOptions): Promise<Subscription>
  deadLetters: DeadLetters
  /** Resolves when the broker answers. */
  check(): Promise<void>
  close(): Promise<void>
}

export interface BrokerOptions {
  log: Logger
  /** Shown in the broker's list of connections: the service's name. */
  applicationName: string
  /** Apart from other systems on the same broker: the schema or the prefix of the queues. */
  namespace?: string
}

/** The pause before the next try: doubles from `backoffMs` to a minute, and differs by up to half. */
export const pauseMs = (attempt: number, backoffMs = 200): number =>
  Math.min(60_000, backoffMs * 2 ** Math.min(attempt - 1, 16)) * (0.5 + Math.random() / 2)
