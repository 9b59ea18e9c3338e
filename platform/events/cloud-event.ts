import { randomUUID } from 'node:crypto'
import { explain } from '../contract/field-errors.ts'
import type { Validate } from '../contract/validator.ts'

/** A fact that a service publishes: CloudEvents 1.0 in its JSON form. */
export interface CloudEvent<Type extends string = string, Data = unknown> {
  specversion: '1.0'
  /** Identifies the event for deduplication: it is delivered at least once. */
  id: string
  /** `/services/orders` */
  source: string
  /** `orders.order-confirmed.v1` */
  type: Type
  /** When it happened (RFC 3339). */
  time: string
  /** The id of the entity that the event is about. Events of one subject are delivered in order. */
  subject: string
  datacontenttype: 'application/json'
  /** The trace of the request that caused it (W3C Trace Context). */
  traceparent?: string
  data: Data
}

/**
 * The validators of whole CloudEvents by type: `eventValidators` of `generated/<service>/v<N>/events.ts`, or
 * `consumedValidators` of `consumed.ts`.
 */
export type EventValidators = Readonly<Record<string, () => Validate>>

/** The fields that a publisher sets; the rest of the envelope is the same for all of its events. */
export interface EventDraft<Type extends string = string, Data = unknown> {
  type: Type
  subject: string
  data: Data
  /** The trace of its cause, when that is not the current one. */
  traceparent?: string
  /** For tests, or for an event that must have the same id when its transaction is retried. */
  id?: string
  time?: Date
}

/** The event does not match its contract, or no contract declares it. */
export class InvalidEvent extends Error {
  override name = 'InvalidEvent'
}

export function makeEvent<Type extends string, Data>(
  service: string,
  { type, subject, data, traceparent, id, time }: EventDraft<Type, Data>,
): CloudEvent<Type, Data> {
  return {
    specversion: '1.0',
    id: id ?? randomUUID(),
    source: `/services/${service}`,
    type,
    time: (time ?? new Date()).toISOString(),
    subject,
    datacontenttype: 'application/json',
    ...(traceparent === undefined ? {} : { traceparent }),
    data,
  }
}

/** The event types of a service: those that its contract publishes, or those that it consumes. */
export interface EventCatalogue {
  types: readonly string[]
  /** @throws InvalidEvent with the reason, when it does not match its contract */
  check(event: unknown): asserts event is CloudEvent
}

/** Maximum size of an event, in bytes of JSON. PostgreSQL and RabbitMQ would accept more. */
export const EVENT_LIMIT_BYTES = 1_048_576

export function eventCatalogue(validators: EventValidators): EventCatalogue {
  const validatorOf = (type: string): Validate => {
    const load = Object.hasOwn(validators, type) ? validators[type] : undefined
    if (!load) throw new InvalidEvent(`The event type ${JSON.stringify(type.slice(0, 200))} is unknown here`)
    return load()
  }
  return {
    types: Object.keys(validators),
    check: (event: unknown): asserts event is CloudEvent => {
      const type = (event as { type?: unknown } | null)?.type
      if (typeof type !== 'string') throw new InvalidEvent('This is no CloudEvent: it has no type')
      const validate = validatorOf(type)
      if (!validate(event)) {
        const reasons = explain(validate.errors, '')
          .slice(0, 5)
          .map(({ pointer, detail }) => `${pointer || '/'} ${detail}`)
        throw new InvalidEvent(`The event does not match ${type}: ${reasons.join('; ')}`)
      }
      const bytes = Buffer.byteLength(JSON.stringify(event))
      if (bytes > EVENT_LIMIT_BYTES)
        throw new InvalidEvent(`The event has ${bytes} bytes; at most ${EVENT_LIMIT_BYTES} are allowed`)
    },
  }
}
