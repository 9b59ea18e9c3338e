import type { Notification as NotificationRow } from '#generated/notifications/prisma/client.ts'
import type { components } from '#generated/notifications/v1/types.ts'

type Notification = components['schemas']['Notification']

/** Maps a notification to its representation in the contract. */
export function toNotification(row: NotificationRow): Notification {
  return {
    id: row.id,
    kind: row.kind as Notification['kind'],
    channel: row.channel as Notification['channel'],
    status: row.state === 'sending' ? 'pending' : (row.state as Notification['status']),
    subject: row.subject,
    ...(row.orderId !== null && { orderId: row.orderId }),
    createdAt: row.createdAt.toISOString(),
    ...(row.sentAt && { sentAt: row.sentAt.toISOString() }),
  }
}
