import type { Context, JobData } from '../context.ts'
import type { Kind } from '../preferences.ts'

/** An attempt to send a notification, exclusive for the duration of its lease. */
export interface Attempt {
  notification: Notification
  /** The end of the lease. */
  until: Date
  /** Records that the mail server accepted the message. */
  succeed(): Promise<void>
  /** Ends the lease after a transient failure, so that the message is retried. */
  release(reason: string): Promise<void>
  /** Records a permanent failure. */
  fail(reason: string): Promise<void>
}

/** The notification to send. `data` has the type that `Facts` gives for `kind`; `notify` writes both. */
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
 * Acquires the lease of a notification.
 *
 * @returns undefined when it is already sent, or while another worker holds the lease: a job is then scheduled for the
 * end of that lease, in case the worker crashes
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
    fail: (reason) => end('failed', reason),
  }
}

const BEGIN = `UPDATE notifications SET state = 'sending', sending_until = $3::timestamptz, attempts = attempts + 1
  WHERE id = $1::uuid AND (state = 'pending' OR state = 'sending' AND sending_until <= $2::timestamptz)
  RETURNING id, recipient_id AS "recipientId", kind, order_id AS "orderId", data, attempts, created_at AS "createdAt"`

const UNSENT = `SELECT FROM notifications WHERE id = $1::uuid AND state IN ('pending', 'sending')`

/* Fencing by attempt number: a worker whose lease has expired cannot change the row. */
const OWN = `id = $1::uuid AND state = 'sending' AND attempts = $2::int`

const SUCCEED = `UPDATE notifications
  SET state = 'sent', sending_until = NULL, sent_at = $3::timestamptz, last_error = NULL WHERE ${OWN}`

const END = `UPDATE notifications SET state = $3, sending_until = NULL, last_error = $4 WHERE ${OWN}`
