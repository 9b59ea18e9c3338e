import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Background } from '../background.ts'
import type { Broker } from './broker.ts'
import { openBroker } from './open-broker.ts'
import { isUnavailability } from '../client/unavailable.ts'
import {
  type CloudEvent,
  type EventCatalogue,
  type EventDraft,
  eventCatalogue,
  type EventValidators,
  makeEvent,
} from './cloud-event.ts'
import { beginAttempt } from './attempts.ts'
import { type AnyEventHandler, receive, receiveTogether } from './inbox.ts'
import { writeOutbox } from './outbox.ts'
import { currentTrace } from '../telemetry/trace.ts'
import { createRelay } from './relay.ts'
import type { WorkSettings } from '../queue/worker.ts'
import { relayMetrics } from './relay-metrics.ts'
import { createRetention, RETAINED } from '../database/retention.ts'
import type { Transaction, Transactional } from '../database/transaction.ts'

export interface EventsOptions<Tx extends Transaction> {
  /** The service's name: the source of its events, and its name as a consumer. */
  service: string
  databaseUrl: string
  pool: Pool
  /** Opens the transactions that event handlers receive: Prisma, or `database.sql`. */
  transactions: Transactional<Tx>
  /** `EVENTS_URL`, or an open broker. */
  broker: string | Broker
  log: Logger
  /** `eventValidators` of the service's own contract. */
  publishes?: EventValidators
  /** `consumedValidators` of the service's own contract. */
  consumes?: EventValidators
  older?: OlderEvents
  /** How long published events are kept for replays, in days. */
  keepDays?: number
  /** The registry of the outbox metrics. */
  metrics?: Registry
  now?: () => Date
  newId?: () => string
}

/** Makes the older forms of a published event, which consumers of its older types receive. */
export type OlderEvents = (event: CloudEvent) => CloudEvent[]

/** The event bus of a service. `Published` is `Events` of its contract: data by type. */
export interface Events<Published> {
  /**
   * Writes an event into the outbox, in the caller's transaction: a commit publishes it, a rollback discards it. Call
   * it when the subject's row is written, so that the order of the events is that of the changes.
   *
   * @throws InvalidEvent when it does not match its contract
   */
  publish<Type extends keyof Published & string>(
    tx: Transaction,
    draft: EventDraft<Type, Published[Type]>,
  ): Promise<CloudEvent<Type, Published[Type]>>
  /** Publishes several events of one type, in their order. */
  publishAll<Type extends keyof Published & string>(
    tx: Transaction,
    drafts: readonly EventDraft<Type, Published[Type]>[],
  ): Promise<void>
  broker: Broker
  /** Publishes the outbox to the broker, and deletes expired rows. */
  relay(): Background
  /** Consumes the events that have a handler. */
  consumer(
    handlers: Readonly<Record<string, AnyEventHandler | undefined>>,
    context: unknown,
    options?: WorkSettings,
  ): Background
  check(): Promise<void>
  close(): Promise<void>
}

const DAY_MS = 86_400_000

export async function openEvents<Published, Tx extends Transaction>(
  options: EventsOptions<Tx>,
): Promise<Events<Published>> {
  const { service, pool, log, transactions } = options
  const own = typeof options.broker === 'string'
  const broker =
    typeof options.broker === 'string'
      ? await openBroker(options.broker, { log, applicationName: service })
      : options.broker
  const published: EventCatalogue = eventCatalogue(options.publishes ?? {})
  const consumed = eventCatalogue(options.consumes ?? {})
  const keepMs = (options.keepDays ?? 30) * DAY_MS
  const { older = () => [] } = options

  const eventOf = <Type extends string, Data>(draft: EventDraft<Type, Data>): CloudEvent<Type, Data> => {
    const event = makeEvent(service, {
      ...draft,
      id: draft.id ?? options.newId?.(),
      time: draft.time ?? options.now?.(),
      traceparent: draft.traceparent ?? currentTrace(),
    })
    published.check(event)
    return event
  }

  return {
    broker,
    publish: async (tx, draft) => {
      const event = eventOf(draft)
      await writeOutbox(tx, [event, ...older(event)])
      return event
    },
    publishAll: async (tx, drafts) => {
      if (drafts.length > 0)
        await writeOutbox(
          tx,
          drafts.map(eventOf).flatMap((event) => [event, ...older(event)]),
        )
    },
    relay: () => {
      const relay = createRelay({
        ...{ pool, url: options.databaseUrl, broker, log, applicationName: service },
        onPublished: options.metrics && relayMetrics(options.metrics, pool),
      })
      // The inbox must remember an event for as long as it can be published again.
      const retained = [
        { ...RETAINED.outbox, keepMs },
        { ...RETAINED.inbox, keepMs: keepMs + DAY_MS },
        { ...RETAINED.attempts, keepMs },
      ]
      return both(relay, createRetention(pool, log, retained, options.now))
    },
    consumer: (handlers, context, settings) => {
      const types = Object.keys(handlers).filter((type) => handlers[type] !== undefined)
      const undeclared = types.filter((type) => !consumed.types.includes(type))
      if (undeclared.length > 0)
        throw new Error(`${service} handles events that no contract declares: ${undeclared.join(', ')}`)
      const inbox = { consumer: service, transactions, catalogue: consumed, handlers, context }
      let subscription: Awaited<ReturnType<Broker['subscribe']>> | undefined
      return {
        start: async () => {
          subscription = await broker.subscribe({
            ...settings,
            consumer: service,
            types,
            handle: async (delivery) => {
              await receive(inbox, delivery)
            },
            beginAttempt: (delivery) => beginAttempt(pool, service, delivery),
            handleTogether: (deliveries) => receiveTogether(inbox, deliveries),
            // The service's database is down or overloaded: this does not count as an attempt.
            isTransient: isUnavailability,
          })
        },
        stop: async () => {
          await subscription?.close()
        },
      }
    },
    check: () => broker.check(),
    close: async () => {
      if (own) await broker.close()
    },
  }
}

const both = (...parts: Background[]): Background => ({
  start: async () => {
    for (const part of parts) await part.start()
  },
  stop: async () => {
    for (const part of parts.toReversed()) await part.stop()
  },
})
