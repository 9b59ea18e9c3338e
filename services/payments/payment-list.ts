import type { Payment, Prisma } from '#generated/payments/prisma/client.ts'
import { type Cursor, decodeCursor } from '#platform/http/cursor.ts'

const SORT = '-createdAt'
/** The last millisecond of the year 9999. */
const MAX_TIME_MS = 253_402_300_799_999

/** The cursor of a payment. */
export const cursorOf = ({ id, createdAt }: Payment): Cursor => ({ sort: SORT, key: createdAt.getTime(), id })

/**
 * The condition for payments after the cursor.
 *
 * @throws Problem 400 if the cursor is invalid
 */
export function after(text: string | undefined): Prisma.PaymentWhereInput {
  const cursor = decodeCursor(text, SORT, 'number', isTime)
  if (!cursor) return {}
  const createdAt = new Date(cursor.key)
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: cursor.id } }] }
}

const isTime = (key: string | number) =>
  Number.isInteger(key) && Number(key) >= 0 && Number(key) <= MAX_TIME_MS
