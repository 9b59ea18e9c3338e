import { type Delivery, Poison } from './broker.ts'
import { type CloudEvent, type EventCatalogue, InvalidEvent } from './event.ts'
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
  prisma: Transactional<Tx>
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
  { event, replay }: Delivery,
): Promise<'handled' | 'duplicate' | 'not-ours'> {
  const handler = inbox.handlers[(event as { type?: string } | null)?.type ?? '']
  // A replay of everything brings what this consumer never asked for.
  if (!handler && replay !== undefined) return 'not-ours'
  try {
    inbox.catalogue.check(event)
  } catch (error) {
    if (error instanceof InvalidEvent) throw new Poison(error.message, { cause: error })
    throw error
  }
  if (!handler) throw new Poison(`${inbox.consumer} has no handler for ${event.type}`)
  const name = replay === undefined ? inbox.consumer : `${inbox.consumer}#${replay}`
  return inbox.prisma.$transaction(
    async (tx) => {
      if (!(await remember(tx, name, event.id))) return 'duplicate'
      await handler(event, inbox.context, tx)
      return 'handled'
    },
    { maxWait: 10_000, timeout: inbox.timeoutMs ?? 30_000 },
  )
}

/** False when it is known already. Waits for a transaction that is just writing the same. */
async function remember(tx: Transaction, consumer: string, eventId: string): Promise<boolean> {
  const written = await tx.$executeRawUnsafe(
    'INSERT INTO inbox (consumer, event_id) VALUES ($1, $2::uuid) ON CONFLICT DO NOTHING',
    consumer,
    eventId,
  )
  return written === 1
}
