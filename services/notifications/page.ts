import { hash } from 'node:crypto'
import { type Cursor, decodeCursor, pageOf } from '#platform/http/cursor.ts'
import { etagOf } from '#platform/http/etag.ts'

/** The sort order of every list of this service; the id breaks ties. */
const SORT = '-createdAt'
const MAX_TIME_MS = Date.UTC(9999, 11, 31)

interface Row {
  id: string
  createdAt: Date
}

/**
 * Query arguments for one page of a list, newest first. Reads one extra row to detect whether there is a next page.
 *
 * @throws Problem 400 if the cursor is invalid
 */
export function newestFirst({ cursor, limit }: { cursor?: string; limit: number }) {
  const place = decodeCursor(cursor, SORT, 'number', isTime)
  const createdAt = place && new Date(place.key)
  return {
    after: place ? { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: place.id } }] } : {},
    orderBy: [{ createdAt: 'desc' as const }, { id: 'desc' as const }],
    take: limit + 1,
  }
}

/** Builds the page and its entity tag from the rows of such a query. */
export function pageNewestFirst<R extends Row, Item>(
  rows: readonly R[],
  limit: number,
  toItem: (row: R) => Item,
) {
  const { items, nextCursor } = pageOf(rows, limit, cursorOf)
  const body = { items: items.map(toItem), nextCursor }
  return { body, etag: etagOf(hash('sha1', JSON.stringify(body), 'base64url')) }
}

const cursorOf = ({ id, createdAt }: Row): Cursor => ({ sort: SORT, key: createdAt.getTime(), id })

/** Validated because callers can alter the cursor. */
const isTime = (key: string | number) =>
  typeof key === 'number' && Number.isInteger(key) && key >= 0 && key <= MAX_TIME_MS
