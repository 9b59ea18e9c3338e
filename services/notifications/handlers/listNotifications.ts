import { isNotModified } from '#platform/http/etag.ts'
import type { Handler } from '../context.ts'
import { newestFirst, pageNewestFirst } from '../page.ts'
import { toNotification } from '../notification.ts'

export const listNotifications: Handler<'listNotifications'> = async (
  { query, headers, principal },
  { db },
) => {
  const { after, ...page } = newestFirst(query)
  const rows = await db.notification.findMany({
    where: { recipientId: principal.id, orderId: query.orderId, ...after },
    ...page,
  })
  const { body, etag } = pageNewestFirst(rows, query.limit, toNotification)
  if (isNotModified(headers['If-None-Match'], etag)) return { status: 304, headers: { ETag: etag } }
  return { status: 200, headers: { ETag: etag }, body }
}
