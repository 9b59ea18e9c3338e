import { platformProblem } from '../problem.ts'

/** The position after the last item of a page: its sort key and its id, which breaks ties. */
export interface Cursor {
  sort: string
  key: string | number
  id: string
}

/** Encodes a position as the opaque text that callers send back as `cursor`. */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.sort, cursor.key, cursor.id])).toString('base64url')
}

/**
 * Decodes a cursor. Callers can modify it, so it is validated like any input.
 *
 * @param sort the order of this request: a cursor of another order would skip items
 * @param keyType the type of the sort key
 * @param isKey whether the column can be compared with a key; without it, any key of that type
 * @throws Problem 400 `validation-failed` at `/query/cursor`
 */
export function decodeCursor(
  text: string | undefined,
  sort: string,
  keyType: 'string' | 'number',
  isKey: (key: string | number) => boolean = () => true,
): Cursor | undefined {
  if (text === undefined) return undefined
  const value = parse(Buffer.from(text, 'base64url').toString())
  if (
    Array.isArray(value) &&
    value.length === 3 &&
    value[0] === sort &&
    typeof value[1] === keyType &&
    isStorable(value[1] as string | number) &&
    isKey(value[1] as string | number) &&
    UUID.test(String(value[2]))
  ) {
    return { sort, key: value[1] as string | number, id: String(value[2]) }
  }
  throw platformProblem('validation-failed', {
    errors: [
      {
        pointer: '/query/cursor',
        detail: 'is not a valid cursor for this list and sort order; omit it to start from the beginning',
      },
    ],
  })
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** PostgreSQL can store neither U+0000 nor an unpaired surrogate. */
const isStorable = (key: string | number) =>
  typeof key === 'number' || (!key.includes('\0') && key.isWellFormed())

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Cuts a page out of the rows of a query whose limit was one more than the page size.
 *
 * @returns the items and the cursor of the next page, null on the last
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorAfter: (last: Row) => Cursor,
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(cursorAfter(last)) : null,
  }
}
