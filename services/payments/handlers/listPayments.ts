import { hash } from 'node:crypto'
import { pageOf } from '#platform/http/cursor.ts'
import { etagOf, isNotModified } from '#platform/http/etag.ts'
import type { Handler } from '../context.ts'
import { after, cursorOf } from '../payment-list.ts'
import { seesAll, statesOf } from '../payment.ts'
import { toPayment } from '../representation.ts'

export const listPayments: Handler<'listPayments'> = async ({ query, headers, principal }, { db }) => {
  const { orderId, status, cursor, limit } = query
  const rows = await db.payment.findMany({
    where: {
      customerId: seesAll(principal) ? undefined : principal.id,
      orderId,
      state: status && { in: statesOf(status) },
      ...after(cursor),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  const page = pageOf(rows, limit, cursorOf)
  // Ids and versions identify the content of the page.
  const state = [...page.items.map(({ id, version }) => `${id} ${version}`), page.nextCursor]
  const tag = { ETag: etagOf(hash('sha1', state.join(), 'base64url')) }
  if (isNotModified(headers['If-None-Match'], tag.ETag)) return { status: 304, headers: tag }
  return {
    status: 200,
    headers: tag,
    body: { items: page.items.map(toPayment), nextCursor: page.nextCursor },
  }
}
