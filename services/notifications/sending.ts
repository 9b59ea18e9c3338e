import type { Context } from './context.ts'
import type { Kind } from './preferences.ts'

/** One attempt to send a notification, which nobody else makes at the same time. */
export interface Attempt {
  /** When others may take it for dead. */
  until: Date
  /** The mail server has it. */
  succeed(): Promise<void>
  /** The mail server does not have it: it may be tried again. */
  release(reason: string): Promise<void>
  /** It will never be sent. */
  giveUp(reason: string): Promise<void>
}

/**
 * Begins an attempt. Undefined when another worker has begun one that may still run: then a job looks again when its
 * time is over, since that worker may die.
 */
export async function attempt(ctx: Context, id: string): Promise<Attempt | undefined> {
  const { db, jobs, now, mailer } = ctx
  const begunAt = now()
  const until = new Date(begunAt.getTime() + mailer.leaseMs)
  const [row] = await db.notification.updateManyAndReturn({
    where: { id, OR: [{ state: 'pending' }, { state: 'sending', sendingUntil: { lte: begunAt } }] },
    data: { state: 'sending', sendingUntil: until, attempts: { increment: 1 } },
  })
  if (!row) {
    await db.$transaction((tx) =>
      jobs.enqueue(tx, 'send-email', { notificationId: id }, { startAfter: until, key: id }),
    )
    return undefined
  }
  // Of this attempt and no later one: a worker that slept too long changes nothing any more.
  const own = { id, state: 'sending', attempts: row.attempts }

  return {
    until,
    succeed: () =>
      db.$transaction(async (tx) => {
        const sent = { state: 'sent', sendingUntil: null, sentAt: now(), lastError: null }
        const { count } = await tx.notification.updateMany({ where: own, data: sent })
        if (count === 0) return
        const { recipientId, orderId } = row
        await ctx.publish(tx, {
          type: 'notifications.notification-sent.v1',
          subject: id,
          data: {
            notificationId: id,
            recipientId,
            kind: row.kind as Kind,
            channel: 'email',
            ...(orderId !== null && { orderId }),
          },
        })
      }),
    release: async (reason) => {
      const data = { state: 'pending', sendingUntil: null, lastError: reason }
      await db.notification.updateMany({ where: own, data })
    },
    giveUp: async (reason) => {
      const data = { state: 'failed', sendingUntil: null, lastError: reason }
      await db.notification.updateMany({ where: own, data })
    },
  }
}
