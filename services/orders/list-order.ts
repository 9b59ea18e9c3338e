import { Prisma } from '#generated/orders/prisma/client.ts'
import type { operations } from '#generated/orders/v1/types.ts'
import { type Cursor, decodeCursor } from '#platform/cursor.ts'
import { platformProblem } from '#platform/problem.ts'
import type { SummaryRow } from './summary.ts'

export type Sort = NonNullable<NonNullable<operations['listOrders']['parameters']['query']>['sort']>

/** An order of the list, with the id to break ties: pages neither skip nor repeat an order. */
export interface ListOrder {
  /** What follows ORDER BY. */
  by: Prisma.Sql
  /** The condition that only rows behind the cursor meet. @throws Problem 400 for a cursor of another list */
  after: (cursor: string | undefined) => Prisma.Sql | undefined
  /** The place of a row. */
  placeOf: (row: SummaryRow) => Cursor
}

const { sql } = Prisma
const LATEST_MS = Date.UTC(9999, 11, 31)

export function listOrder(sort: Sort): ListOrder {
  const isDescending = sort.startsWith('-')
  return {
    by: isDescending ? sql`created_at DESC, order_id DESC` : sql`created_at, order_id`,
    after: (text) => {
      const cursor = decodeCursor(text, sort, 'number', isMoment)
      if (!cursor) return undefined
      const place = sql`(${new Date(cursor.key)}::timestamptz, ${cursor.id}::uuid)`
      return isDescending ? sql`(created_at, order_id) < ${place}` : sql`(created_at, order_id) > ${place}`
    },
    placeOf: (row) => ({ sort, key: row.createdAt.getTime(), id: row.orderId }),
  }
}

/** What the column can be compared with: the cursor is the caller's to change. */
const isMoment = (key: Cursor['key']) => Number.isInteger(key) && Number(key) >= 0 && Number(key) <= LATEST_MS

/**
 * A moment that a caller names, as the column can be compared with it. Years that PostgreSQL and JavaScript see
 * differently (0, 10000) are as good as 1970 and 9999: there are no orders before or after.
 *
 * @throws Problem 400 for one that exists nowhere but in RFC 3339: a leap second
 */
export function moment(text: string, parameter: string): Date {
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
  return new Date(Math.min(Math.max(ms, 0), LATEST_MS))
}
