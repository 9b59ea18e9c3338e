import type { Delivery } from './broker.ts'
import { type CloudEvent, type EventCatalogue, InvalidEvent } from './cloud-event.ts'
import { NonRetryableError } from '../queue/non-retryable-error.ts'
import { inSpan } from '../telemetry/trace.ts'
import type { Transaction, Transactional } from '../database/transaction.ts'

/**
 * The handler of one consumed event. Its writes go through `tx`, the transaction that also records the event: so each
 * event takes effect once.
 */
export type EventHandlerOf<Events, Type extends keyof Events & string, Context, Tx> = (
  event: CloudEvent<Type, Events[Type]>,
  ctx: Context,
  tx: Tx,
) => Promise<void>

/** The handlers of a service, by the events of `Events` that it consumes. */
export type EventHandlersOf<Events, Context, Tx> = {
  readonly [Type in keyof Events & string]?: EventHandlerOf<Events, Type, Context, Tx>
}

/** A handler as the platform calls it: types were checked where it was defined. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each event has a type of its own
export type AnyEventHandler = (event: any, ctx: any, tx: any) => Promise<void>

export interface Inbox<Tx extends Transaction> {
  /** The consumer's name: that of its service. */
  consumer: string
  transactions: Transactional<Tx>
  catalogue: EventCatalogue
  handlers: Readonly<Record<string, AnyEventHandler | undefined>>
  context: unknown
  /** Timeout of one handler. */
  timeoutMs?: number
}

/**
 * Processes a delivery: validates it against its contract, then records it and runs its handler in one transaction. A
 * duplicate has no effect, even when both arrive concurrently: the second waits for the lock of the first.
 *
 * A replayed event is recorded under the replay's own name (`notifications#<replay>`), so that the record of the first
 * delivery does not suppress it; redeliveries of the replay are deduplicated too.
 *
 * @throws NonRetryableError when it does not match its contract or its type has no handler
 */
export async function receive<Tx extends Transaction>(
  inbox: Inbox<Tx>,
  delivery: Delivery,
): Promise<'handled' | 'duplicate' | 'not-ours'> {
  const accepted = accept(inbox, delivery)
  if (!accepted) return 'not-ours'
  return (await haveEffect(inbox, [accepted])) === 1 ? 'handled' : 'duplicate'
}

/**
 * Processes several deliveries in one transaction, all or none.
 *
 * @throws NonRetryableError when one of them cannot be handled by this consumer
 */
export async function receiveTogether<Tx extends Transaction>(
  inbox: Inbox<Tx>,
  deliveries: readonly Delivery[],
): Promise<void> {
  const accepted = deliveries.map((delivery) => accept(inbox, delivery)).filter((each) => each !== undefined)
  // Sort by trace to avoid deadlocks: events caused by one request usually touch the same rows.
  accepted.sort((a, b) => (traceIn(a) < traceIn(b) ? -1 : 1))
  await haveEffect(inbox, accepted)
}

interface Accepted {
  /** The key of the delivery in the inbox. */
  name: string
  event: CloudEvent
  handler: AnyEventHandler
}

const traceIn = ({ event }: Accepted) => event.traceparent ?? ''

/** @returns undefined for a type that this consumer does not handle */
function accept(inbox: Inbox<Transaction>, { event, replay }: Delivery): Accepted | undefined {
  const { consumer } = inbox
  const handler = inbox.handlers[(event as { type?: string } | null)?.type ?? '']
  // A replay of all types includes such events.
  if (!handler && replay !== undefined) return undefined
  try {
    inbox.catalogue.check(event)
  } catch (error) {
    if (error instanceof InvalidEvent) throw new NonRetryableError(error.message, { cause: error })
    throw error
  }
  if (!handler) throw new NonRetryableError(`${consumer} has no handler for ${event.type}`)
  return { name: replay === undefined ? consumer : `${consumer}#${replay}`, event, handler }
}

/** @returns how many were new */
function haveEffect<Tx extends Transaction>(
  { transactions, context, timeoutMs = 30_000 }: Inbox<Tx>,
  accepted: readonly Accepted[],
): Promise<number> {
  return transactions.$transaction(
    async (tx) => {
      const isNew = await remember(tx, accepted)
      const fresh = accepted.filter(isNew)
      for (const { event, handler } of fresh)
        await inSpan({ name: `process ${event.type}`, kind: 'consumer', parent: event.traceparent }, () =>
          handler(event, context, tx),
        )
      return fresh.length
    },
    { maxWait: 10_000, timeout: timeoutMs },
  )
}

/** Waits for concurrent transactions that insert the same keys. @returns the keys that were new */
async function remember(tx: Transaction, accepted: readonly Accepted[]): Promise<(one: Accepted) => boolean> {
  const written = await tx.$queryRawUnsafe<{ key: string }[]>(
    `INSERT INTO inbox (consumer, event_id) SELECT * FROM unnest($1::text[], $2::uuid[]) ON CONFLICT DO NOTHING
     RETURNING consumer || ' ' || event_id AS key`,
    accepted.map(({ name }) => name),
    accepted.map(({ event }) => event.id),
  )
  const keys = new Set(written.map(({ key }) => key))
  return ({ name, event }) => keys.delete(`${name} ${event.id.toLowerCase()}`)
}
