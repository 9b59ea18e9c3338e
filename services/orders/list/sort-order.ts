import { Prisma } from '#generated/orders/prisma/client.ts'
import type { operations } from '#generated/orders/v1/types.ts'
import { type Cursor, decodeCursor } from '#platform/http/cursor.ts'
import { platformProblem } from '#platform/problem.ts'
import type { SummaryRow } from './summary.ts'

export type Sort = NonNullable<NonNullable<operations['listOrders']['parameters']['query']>['sort']>

/** A sort order of the list. The id breaks ties, so that pages neither skip nor repeat an order. */
export interface SortOrder {
  /** The ORDER BY clause. */
  by: Prisma.Sql
  /** The condition for rows after the cursor. @throws Problem 400 if the cursor belongs to another list */
  after: (cursor: string | undefined) => Prisma.Sql | undefined
  /** The cursor of a row. */
  cursorOf: (row: SummaryRow) => Cursor
}

const { sql } = Prisma
const MAX_TIME_MS = Date.UTC(9999, 11, 31)

export function sortOrder(sort: Sort): SortOrder {
  const isDescending = sort.startsWith('-')
  return {
    by: isDescending ? sql`created_at DESC, order_id DESC` : sql`created_at, order_id`,
    after: (text) => {
      const cursor = decodeCursor(text, sort, 'number', isTime)
      if (!cursor) return undefined
      const place = sql`(${new Date(cursor.key)}::timestamptz, ${cursor.id}::uuid)`
      return isDescending ? sql`(created_at, order_id) < ${place}` : sql`(created_at, order_id) > ${place}`
    },
    cursorOf: (row) => ({ sort, key: row.createdAt.getTime(), id: row.orderId }),
  }
}

/** Validated because callers can alter the cursor. */
const isTime = (key: Cursor['key']) => Number.isInteger(key) && Number(key) >= 0 && Number(key) <= MAX_TIME_MS

/**
 * Parses a date-time parameter. Clamped to 1970–9999, because PostgreSQL and JavaScript disagree on years outside, and no
 * orders exist there.
 *
 * @throws Problem 400 for a leap second, which RFC 3339 allows and `Date` does not
 */
export function timeParameter(text: string, parameter: string): Date {
  const ms = Date.parse(text)
  if (Number.isNaN(ms)) {
    throw platformProblem('validation-failed', {
      errors: [
        {
          pointer: `/query/${parameter}`,
          detail: 'must be a valid date-time (leap seconds are not supported)',
        },
      ],
    })
  }
  return new Date(Math.min(Math.max(ms, 0), MAX_TIME_MS))
}
