import type { Logger } from 'pino'
import type { AnnouncementOptions, Announcements } from './announcements.ts'
import type { CloudEvent } from './cloud-event.ts'
import type { WorkSettings } from '../queue/worker.ts'

/** One delivery of an event to one consumer. */
export interface Delivery {
  /** Not validated yet. */
  event: CloudEvent
  /** 1 for the first delivery. Counts failures and, where the broker supports it, crashes of the consumer. */
  attempt: number
  /** Set when the event is a replay, sent to this consumer only. */
  replay: string | undefined
}

export interface SubscribeOptions extends WorkSettings {
  /**
   * The consumer's name. Each consumer receives each event of its types once, regardless of its number of instances.
   */
  consumer: string
  types: readonly string[]
  /**
   * Resolves when the event is processed. Events of one subject are processed in order, those of different subjects
   * concurrently. A rejection is a failure: the event is retried with back-off, and after `attempts` becomes a dead
   * letter.
   */
  handle(delivery: Delivery, signal: AbortSignal): Promise<void>
  /**
   * Called before the handler of a redelivered event, by a broker that does not know whether its handler had begun
   * before. Resolves to the number of this attempt; a rejection is a failure. Without it, each delivery is an attempt.
   */
  beginAttempt?(delivery: Delivery): Promise<number>
  /**
   * Processes several events of different subjects, all or none of them. A broker may call it when several are
   * available. A rejection does not count as an attempt: each event is then handled by itself.
   */
  handleTogether?(deliveries: readonly Delivery[], signal: AbortSignal): Promise<void>
}

export interface Subscription {
  /** Resolves when the subscription exists; retries while the broker is down. */
  ready(): Promise<void>
  /** Accepts no more events, waits for those in flight. */
  close(): Promise<void>
}

/** An event that its consumer could not process. */
export interface DeadLetter {
  /** Id of the dead letter, not of the event. */
  id: string
  consumer: string
  event: CloudEvent
  reason: string
  attempts: number
  /** RFC 3339. */
  diedAt: string
}

export interface DeadLetters {
  /** Oldest first. */
  list(consumer: string, limit?: number): Promise<DeadLetter[]>
  /** Sends them to their consumer again: those with these ids, or all. @returns how many */
  requeue(consumer: string, ids?: readonly string[]): Promise<number>
  /** Deletes them. @returns how many */
  discard(consumer: string, ids?: readonly string[]): Promise<number>
}

/** Delivers events from producers to consumers. */
export interface Broker {
  /** Resolves when the broker has stored all of them. Events of one subject keep the order of the list. */
  publish(events: readonly CloudEvent[]): Promise<void>
  /** Sends to one consumer only. */
  replay(consumer: string, events: readonly CloudEvent[], replay: string): Promise<void>
  /** The subscription is durable: the broker keeps events for the consumer while none of its instances run. */
  subscribe(options: SubscribeOptions): Promise<Subscription>
  /**
   * Announces events to this process: each instance receives each of them, none is stored, and those that are published
   * while it is not connected are lost. Reconnects in the background.
   */
  announce(options: AnnouncementOptions): Announcements
  deadLetters: DeadLetters
  /** Resolves when the broker responds. */
  check(): Promise<void>
  close(): Promise<void>
}

export interface BrokerOptions {
  log: Logger
  /** Shown in the broker's list of connections: the service's name. */
  applicationName: string
  /** Isolates systems on the same broker: the schema, or the prefix of the queues. */
  namespace?: string
}
