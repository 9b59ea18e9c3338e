import type { Context, JobData } from './context.ts'
import type { Kind } from './preferences.ts'

/** One attempt to send a notification, which nobody else makes at the same time. */
export interface Attempt {
  notification: Notification
  /** When others may take it for dead. */
  until: Date
  /** The mail server has it. */
  succeed(): Promise<void>
  /** The mail server has not confirmed that it took the message: it is tried again. */
  release(reason: string): Promise<void>
  /** It will never be sent. */
  giveUp(reason: string): Promise<void>
}

/** What is to be said. `data` are the facts of the kind: `notify` wrote both. */
interface Notification {
  id: string
  recipientId: string
  kind: Kind
  orderId: string | null
  data: unknown
  attempts: number
  createdAt: Date
}

/**
 * Begins an attempt. Undefined when there is nothing to send any more, or another worker has begun one that may still
 * run: then a job looks again when its time is over, since that worker may die.
 */
export async function attempt(ctx: Context, job: JobData['send-email']): Promise<Attempt | undefined> {
  const { database, jobs, now, mailer } = ctx
  const id = job.notificationId
  const begunAt = now()
  const until = new Date(begunAt.getTime() + mailer.leaseMs)
  const { rows } = await database.pool.query<Notification>(BEGIN, [id, begunAt, until])
  const [notification] = rows
  if (!notification) {
    const { rowCount } = await database.pool.query(UNSENT, [id])
    if (rowCount)
      await database.sql.$transaction((tx) =>
        jobs.enqueue(tx, 'send-email', job, { startAfter: until, key: id }),
      )
    return undefined
  }
  const { recipientId, kind, orderId, attempts } = notification
  const end = async (state: 'pending' | 'failed', reason: string) => {
    await database.pool.query(END, [id, attempts, state, reason])
  }

  return {
    notification,
    until,
    succeed: () =>
      database.sql.$transaction(async (tx) => {
        if ((await tx.$executeRawUnsafe(SUCCEED, id, attempts, now())) === 0) return
        await ctx.publish(tx, {
          type: 'notifications.notification-sent.v1',
          subject: id,
          data: {
            notificationId: id,
            recipientId,
            kind,
            channel: 'email',
            ...(orderId !== null && { orderId }),
          },
        })
      }),
    release: (reason) => end('pending', reason),
    giveUp: (reason) => end('failed', reason),
  }
}

const BEGIN = `UPDATE notifications SET state = 'sending', sending_until = $3::timestamptz, attempts = attempts + 1
  WHERE id = $1::uuid AND (state = 'pending' OR state = 'sending' AND sending_until <= $2::timestamptz)
  RETURNING id, recipient_id AS "recipientId", kind, order_id AS "orderId", data, attempts, created_at AS "createdAt"`

const UNSENT = `SELECT FROM notifications WHERE id = $1::uuid AND state IN ('pending', 'sending')`

/* Of this attempt and no later one: a worker that slept too long changes nothing any more. */
const OWN = `id = $1::uuid AND state = 'sending' AND attempts = $2::int`

const SUCCEED = `UPDATE notifications
  SET state = 'sent', sending_until = NULL, sent_at = $3::timestamptz, last_error = NULL WHERE ${OWN}`

const END = `UPDATE notifications SET state = $3, sending_until = NULL, last_error = $4 WHERE ${OWN}`
