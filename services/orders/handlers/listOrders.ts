import { hash } from 'node:crypto'
import { Prisma } from '#generated/orders/prisma/client.ts'
import { pageOf } from '#platform/http/cursor.ts'
import { etagOf, isNotModified } from '#platform/http/etag.ts'
import type { Handler } from '../context.ts'
import { sortOrder, timeParameter } from '../list/sort-order.ts'
import { seesAll } from '../order.ts'
import { type SummaryRow, toSummary } from '../list/summary.ts'

const { sql } = Prisma

export const listOrders: Handler<'listOrders'> = async ({ query, headers, principal }, { db }) => {
  const { status, createdFrom, createdBefore, sort, cursor, limit } = query
  const order = sortOrder(sort)
  const conditions = [
    // Excludes rows created by a payment event that arrived before `order-placed`.
    sql`customer_id IS NOT NULL`,
    !seesAll(principal) && sql`customer_id = ${principal.id}::uuid`,
    status !== undefined && sql`status = ${status}`,
    createdFrom !== undefined && sql`created_at >= ${timeParameter(createdFrom, 'createdFrom')}::timestamptz`,
    createdBefore !== undefined &&
      sql`created_at < ${timeParameter(createdBefore, 'createdBefore')}::timestamptz`,
    order.after(cursor),
  ].filter((condition) => condition !== undefined && condition !== false)

  const rows = await db.$queryRaw<SummaryRow[]>(sql`
    SELECT order_id AS "orderId", customer_id AS "customerId", status, reason, items, total_amount AS "totalAmount",
      currency, payment_status AS "paymentStatus", notified, created_at AS "createdAt",
      updated_at AS "updatedAt"
    FROM order_summaries WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY ${order.by} LIMIT ${limit + 1}`)

  const page = pageOf(rows, limit, order.cursorOf)
  const body = { items: page.items.map(toSummary), nextCursor: page.nextCursor }
  const tag = { ETag: etagOf(hash('sha1', JSON.stringify(body), 'base64url')) }
  if (isNotModified(headers['If-None-Match'], tag.ETag)) return { status: 304, headers: tag }
  return { status: 200, headers: tag, body }
}
