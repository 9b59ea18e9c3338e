import { UUID } from '../contract/formats.ts'
import { platformProblem } from '../problem.ts'

/* What a key of each type is in a row. */
interface KeyTypes {
  time: Date
  text: string
  /** Of 32 bits, and not negative. */
  integer: number
}

/** A field that a list can be sorted by. */
export interface SortKey {
  field: string
  type: keyof KeyTypes
}

/** The parameters of a list; `sort` is a key's name, with a leading `-` for descending order. */
export interface PageQuery<Name extends string> {
  sort: Name | `-${Name}`
  cursor?: string | undefined
  limit: number
}

/** One page of a list in keyset order: by the sort key, then by id, so that pages neither skip nor repeat an item. */
export interface Page<Key extends SortKey, Id extends string> {
  field: Key['field']
  isDescending: boolean
  /** The last item of the previous page: this one has the items after it. Undefined for the first page. */
  position: { key: KeyTypes[keyof KeyTypes]; id: string } | undefined
  /** The condition for Prisma: items after the position. */
  where: { AND?: Condition<Key, Id>[] }
  /** Order and limit for Prisma. */
  query: { orderBy: { [F in Key['field'] | Id]?: 'asc' | 'desc' }[]; take: number }
  /** The limit of a query: one more than the page has, to see whether there is a next page. */
  take: number
  /** The response of the list, from the rows of such a query. */
  of<Row extends RowOf<Key, Id>, Item>(
    rows: readonly Row[],
    toItem: (row: Row) => Item,
  ): { items: Item[]; nextCursor: string | null }
}

type RowOf<Key extends SortKey, Id extends string> = {
  [K in Key as K['field']]: KeyTypes[K['type']]
} & { [F in Id]: string }

type Comparison<Value> = Value | { gt: Value } | { lt: Value } | { gte: Value } | { lte: Value }
type Equations<Key extends SortKey, Id extends string> = {
  [K in Key as K['field']]?: Comparison<KeyTypes[K['type']]>
} & { [F in Id]?: Comparison<string> }
type Condition<Key extends SortKey, Id extends string> = Equations<Key, Id> | { OR: Equations<Key, Id>[] }

/**
 * Opens the page that a request asks for.
 *
 * @param keys by the names that `sort` has in the contract
 * @param idField the field of the id, which breaks ties
 * @throws Problem 400 `validation-failed` at `/query/cursor` for a cursor that is not of this list and order
 */
export function openPage<const Keys extends Record<string, SortKey>, const Id extends string = 'id'>(
  { sort, cursor, limit }: PageQuery<keyof Keys & string>,
  keys: Keys,
  idField: Id = 'id' as Id,
): Page<Keys[keyof Keys], Id> {
  const isDescending = sort.startsWith('-')
  const { field, type } = keys[isDescending ? sort.slice(1) : sort] as SortKey
  const position = cursor === undefined ? undefined : positionAt(cursor, sort, type)
  const direction = isDescending ? 'desc' : 'asc'
  const take = limit + 1
  return {
    ...{ field, isDescending, position, take },
    where: position ? conditionAfter(position, field, idField, isDescending) : {},
    query: { orderBy: [{ [field]: direction }, { [idField]: direction }], take },
    of: (rows, toItem) => {
      const items = rows.slice(0, limit)
      const last = items.at(-1) as Record<string, unknown> | undefined
      const key = last?.[field] as KeyTypes[keyof KeyTypes]
      const nextCursor =
        last !== undefined && rows.length > limit
          ? encodeCursor({ sort, key: key instanceof Date ? key.getTime() : key, id: String(last[idField]) })
          : null
      return { items: items.map(toItem), nextCursor }
    },
  } as Page<Keys[keyof Keys], Id>
}

/** The page of a list without `sort`: the newest first. */
export const newestFirst = (query: Omit<PageQuery<never>, 'sort'>) =>
  openPage({ ...query, sort: '-createdAt' }, { createdAt: { field: 'createdAt', type: 'time' } })

function conditionAfter(
  { key, id }: { key: unknown; id: string },
  field: string,
  idField: string,
  isDescending: boolean,
): object {
  const beyond = isDescending ? 'lt' : 'gt'
  // The first condition follows from the second; with it, PostgreSQL reads the index from the position on.
  return {
    AND: [
      { [field]: { [`${beyond}e`]: key } },
      { OR: [{ [field]: { [beyond]: key } }, { [field]: key, [idField]: { [beyond]: id } }] },
    ],
  }
}

/** The content of a cursor: the sort order, and the sort key and id of the last item. Times are in ms since 1970. */
export interface Cursor {
  sort: string
  key: string | number
  id: string
}

/** Encodes a position as the opaque text that callers send back as `cursor`. */
export function encodeCursor({ sort, key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, key, id])).toString('base64url')
}

/** Decodes a cursor. Callers can modify it, so it is validated like any input. */
function positionAt(text: string, sort: string, type: keyof KeyTypes) {
  const value = parse(Buffer.from(text, 'base64url').toString())
  if (Array.isArray(value) && value.length === 3 && value[0] === sort) {
    const key = keyOf(value[1], type)
    const id = String(value[2])
    if (key !== undefined && UUID.test(id)) return { key, id }
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

/** The last millisecond of the year 9999; JavaScript and PostgreSQL write later years differently. */
const MAX_TIME_MS = 253_402_300_799_999
const MAX_INTEGER = 2 ** 31 - 1

/** @returns undefined for a value that a column of this type cannot be compared with */
function keyOf(value: unknown, type: keyof KeyTypes): KeyTypes[keyof KeyTypes] | undefined {
  // PostgreSQL can store neither U+0000 nor an unpaired surrogate.
  if (type === 'text')
    return typeof value === 'string' && !value.includes('\0') && value.isWellFormed() ? value : undefined
  const max = type === 'time' ? MAX_TIME_MS : MAX_INTEGER
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > max) return undefined
  return type === 'time' ? new Date(value) : value
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
