import type { CloudEvent } from './event.ts'
import type { Transaction } from './transaction.ts'

/** Told with the commit of each transaction that publishes. */
export const OUTBOX_CHANNEL = 'outbox'

/**
 * Writes an event into the outbox, in the caller's transaction: it is published when that commits and never when it
 * does not. Call it after the row of its subject is locked (updated, inserted): then the order of the positions is
 * the order of the commits.
 */
export async function writeOutbox(tx: Transaction, event: CloudEvent): Promise<void> {
  await tx.$executeRawUnsafe(
    `WITH written AS (
       INSERT INTO outbox (id, type, subject, event) VALUES ($1::uuid, $2, $3, $4::jsonb) RETURNING 1
     ) SELECT pg_notify('${OUTBOX_CHANNEL}', '') FROM written`,
    event.id,
    event.type,
    event.subject,
    JSON.stringify(event),
  )
}
