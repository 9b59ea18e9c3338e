import { hash } from 'node:crypto'
import { type Cursor, decodeCursor, pageOf } from '#platform/cursor.ts'
import { etagOf } from '#platform/etag.ts'

/** The order of every list of this service; the id breaks ties. */
const SORT = '-createdAt'
const LAST_MS = Date.UTC(9999, 11, 31)

interface Row {
  id: string
  createdAt: Date
}

/**
 * What a query for one page of a list asks for, newest first: one row more than the page holds.
 *
 * @throws Problem 400 for a cursor that isn't one of such a list
 */
export function newestFirst({ cursor, limit }: { cursor?: string; limit: number }) {
  const place = decodeCursor(cursor, SORT, 'number', isTime)
  const createdAt = place && new Date(place.key)
  return {
    behind: place ? { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: place.id } }] } : {},
    orderBy: [{ createdAt: 'desc' as const }, { id: 'desc' as const }],
    take: limit + 1,
  }
}

/** The page of such a query, and its entity tag. */
export function pageNewestFirst<R extends Row, Item>(
  rows: readonly R[],
  limit: number,
  toItem: (row: R) => Item,
) {
  const { items, nextCursor } = pageOf(rows, limit, placeOf)
  const body = { items: items.map(toItem), nextCursor }
  return { body, etag: etagOf(hash('sha1', JSON.stringify(body), 'base64url')) }
}

const placeOf = ({ id, createdAt }: Row): Cursor => ({ sort: SORT, key: createdAt.getTime(), id })

/** The cursor is the caller's to change. */
const isTime = (key: string | number) =>
  typeof key === 'number' && Number.isInteger(key) && key >= 0 && key <= LAST_MS
