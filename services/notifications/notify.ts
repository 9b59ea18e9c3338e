import type { CloudEvent } from '#platform/event.ts'
import type { Context, Transaction } from './context.ts'
import { type Facts, letters } from './letters.ts'
import { type Kind, wants } from './preferences.ts'

/**
 * Writes that a customer is to be told of a fact, and the job that does it, in the transaction that remembers the
 * event. A fact that is replayed is not told again: of each event there is one notification of a kind to a person.
 */
export async function notify<K extends Kind>(
  kind: K,
  event: CloudEvent<string, Facts[K]>,
  { jobs, now, newId }: Pick<Context, 'jobs' | 'now' | 'newId'>,
  tx: Transaction,
): Promise<void> {
  const { customerId: recipientId, orderId } = event.data
  const wishes = await tx.preferences.findUnique({ where: { userId: recipientId } })
  const isWanted = wants(wishes, kind)
  const [written] = await tx.notification.createManyAndReturn({
    data: {
      id: newId(),
      eventId: event.id,
      recipientId,
      kind,
      orderId,
      subject: letters[kind](event.data).subject,
      data: event.data,
      state: isWanted ? 'pending' : 'skipped',
      createdAt: now(),
    },
    skipDuplicates: true,
    select: { id: true },
  })
  if (written && isWanted) await jobs.enqueue(tx, 'send-email', { notificationId: written.id })
}
