import { type Delivery, Poison } from './broker.ts'
import { type CloudEvent, type EventCatalogue, InvalidEvent } from './event.ts'
import { inTrace } from './trace.ts'
import type { Transaction, Transactional } from './transaction.ts'

/**
 * One consumed event: `services/<service>/events/on<Event>.ts`. What it does, it does through `tx`, in the
 * transaction that remembers the event: then each event has one effect.
 */
export type EventHandlerOf<Events, Type extends keyof Events & string, Context, Tx> = (
  event: CloudEvent<Type, Events[Type]>,
  ctx: Context,
  tx: Tx,
) => Promise<void>

/** A handler for each event that a service consumes: those of `Events` that it names. */
export type EventHandlersOf<Events, Context, Tx> = {
  readonly [Type in keyof Events & string]?: EventHandlerOf<Events, Type, Context, Tx>
}

/** A handler as the platform calls it: the types were checked where it was written. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each event has a type of its own
export type AnyEventHandler = (event: any, ctx: any, tx: any) => Promise<void>

export interface Inbox<Tx extends Transaction> {
  /** The consumer's name: that of its service. */
  consumer: string
  transactions: Transactional<Tx>
  catalogue: EventCatalogue
  handlers: Readonly<Record<string, AnyEventHandler | undefined>>
  context: unknown
  /** How long one handler may take. */
  timeoutMs?: number
}

/**
 * What a consumer does with a delivery: checks it against its contract, then remembers it and has its effect in one
 * transaction. A duplicate has no effect, also when both come at once: the second waits for the first.
 *
 * A replayed event is remembered under the replay's own name (`notifications#<replay>`). So the replay gets past what
 * is remembered of the first delivery, and is itself delivered at least once with one effect.
 *
 * @throws Poison when it isn't what its contract says or nobody handles its type
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
 * The same for several in one transaction: all of them or none.
 *
 * @throws Poison when one of them is none that this consumer can handle
 */
export async function receiveTogether<Tx extends Transaction>(
  inbox: Inbox<Tx>,
  deliveries: readonly Delivery[],
): Promise<void> {
  const accepted = deliveries.map((delivery) => accept(inbox, delivery)).filter((each) => each !== undefined)
  // What one request has caused touches the same rows, mostly: two instances that take them in the same order do not
  // wait for each other in a circle.
  accepted.sort((a, b) => (traceIn(a) < traceIn(b) ? -1 : 1))
  await haveEffect(inbox, accepted)
}

interface Accepted {
  /** What the inbox remembers it under. */
  name: string
  event: CloudEvent
  handler: AnyEventHandler
}

const traceIn = ({ event }: Accepted) => event.traceparent ?? ''

/** @returns undefined for what this consumer never asked for */
function accept(inbox: Inbox<Transaction>, { event, replay }: Delivery): Accepted | undefined {
  const { consumer } = inbox
  const handler = inbox.handlers[(event as { type?: string } | null)?.type ?? '']
  // A replay of everything brings such events.
  if (!handler && replay !== undefined) return undefined
  try {
    inbox.catalogue.check(event)
  } catch (error) {
    if (error instanceof InvalidEvent) throw new Poison(error.message, { cause: error })
    throw error
  }
  if (!handler) throw new Poison(`${consumer} has no handler for ${event.type}`)
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
        await inTrace(event.traceparent, () => handler(event, context, tx))
      return fresh.length
    },
    { maxWait: 10_000, timeout: timeoutMs },
  )
}

/** Waits for a transaction that is just writing the same. @returns which were not known yet */
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
