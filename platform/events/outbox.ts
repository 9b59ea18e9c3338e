import type { CloudEvent } from './cloud-event.ts'
import type { Transaction } from '../database/transaction.ts'

/** Notified by the commit of each transaction that publishes. */
export const OUTBOX_CHANNEL = 'outbox'

/**
 * Writes events into the outbox, in the caller's transaction: a commit publishes them, a rollback discards them. Call
 * it after the rows of their subjects are locked (updated, inserted): then positions are in commit order.
 */
export async function writeOutbox(tx: Transaction, events: readonly CloudEvent[]): Promise<void> {
  await tx.$queryRawUnsafe(
    `WITH written AS (
       INSERT INTO outbox (id, type, subject, event)
       SELECT id, type, subject, event::jsonb
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS e(id, type, subject, event, n)
       ORDER BY n RETURNING 1
     ) SELECT pg_notify('${OUTBOX_CHANNEL}', '')::text FROM written LIMIT 1`,
    events.map(({ id }) => id),
    events.map(({ type }) => type),
    events.map(({ subject }) => subject),
    events.map((event) => JSON.stringify(event)),
  )
}
