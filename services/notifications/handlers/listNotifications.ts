import { newestFirst } from '#platform/http/page.ts'
import type { Handler } from '../context.ts'
import { toNotification } from '../notification.ts'

export const listNotifications: Handler<'listNotifications'> = async ({ query, principal }, { db }) => {
  const page = newestFirst(query)
  const rows = await db.notification.findMany({
    where: { recipientId: principal.id, orderId: query.orderId, ...page.where },
    ...page.query,
  })
  return { status: 200, body: page.of(rows, toNotification) }
}
