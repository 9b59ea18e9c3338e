import { openPage } from '#platform/http/page.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { type SummaryRow, toSummary } from '../list/summary.ts'
import { seesAll } from '../order.ts'
import { statusOf } from '../status.ts'

const SORT_KEYS = { createdAt: { field: 'createdAt', type: 'time' } } as const

export const listOrders: Handler<'listOrders'> = async ({ query, principal }, { db }) => {
  const { status, createdFrom, createdBefore } = query
  const page = openPage(query, SORT_KEYS, 'orderId')
  const rows = await db.orderSummary.findMany({
    where: {
      // Not null: excludes rows created by a payment event that arrived before `order-placed`.
      customerId: seesAll(principal) ? { not: null } : principal.id,
      status: status && statusOf(status),
      createdAt: {
        gte: createdFrom && timeParameter(createdFrom, 'createdFrom'),
        lt: createdBefore && timeParameter(createdBefore, 'createdBefore'),
      },
      ...page.where,
    },
    ...page.query,
  })
  // Every column is set once `order-placed` has been projected.
  const { items, nextCursor } = page.of(rows as unknown as SummaryRow[], toSummary)
  return { status: 200, body: { items, page: { next: nextCursor } } }
}

const MAX_TIME_MS = Date.UTC(9999, 11, 31)

/**
 * Parses a date-time parameter. Clamped to 1970–9999, because PostgreSQL and JavaScript disagree on years outside, and no
 * orders exist there.
 *
 * @throws Problem 400 for a leap second, which RFC 3339 allows and `Date` does not
 */
function timeParameter(text: string, parameter: string): Date {
  const ms = Date.parse(text)
  if (Number.isNaN(ms)) {
    const detail = 'must be a valid date-time (leap seconds are not supported)'
    throw platformProblem('validation-failed', { errors: [{ pointer: `/query/${parameter}`, detail }] })
  }
  return new Date(Math.min(Math.max(ms, 0), MAX_TIME_MS))
}
