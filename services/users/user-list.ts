import { type Cursor, decodeCursor } from '#platform/cursor.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Prisma, Role, User } from '#generated/users/prisma/client.ts'

export interface UserListQuery {
  q?: string
  role?: Role
  sort: 'createdAt' | '-createdAt' | 'email' | '-email'
  cursor?: string
  limit: number
}

/**
 * The database query for one page, with one row more than it holds.
 *
 * @throws Problem 400 for a cursor that isn't one of this list in this order
 */
export function queryOf({ q, role, sort, cursor, limit }: UserListQuery) {
  const direction = sort.startsWith('-') ? 'desc' : 'asc'
  const isByDate = sort.endsWith('createdAt')
  const after = decodeCursor(cursor, sort, isByDate ? 'number' : 'string')
  const contains = q === undefined ? undefined : ({ contains: literal(q), mode: 'insensitive' } as const)
  return {
    where: {
      role,
      AND: [
        contains ? { OR: [{ email: contains }, { displayName: contains }] } : {},
        after ? behind(after, isByDate, direction) : {},
      ],
    },
    orderBy: isByDate
      ? [{ createdAt: direction }, { id: direction }]
      : [{ emailKey: direction }, { id: direction }],
    take: limit + 1,
  } as const satisfies Prisma.UserFindManyArgs
}

/** Where the page after a user begins. */
export const cursorAfter =
  (sort: UserListQuery['sort']) =>
  ({ id, emailKey, createdAt }: User): Cursor => ({
    sort,
    id,
    key: sort.endsWith('createdAt') ? createdAt.getTime() : emailKey,
  })

function behind({ key, id }: Cursor, isByDate: boolean, direction: 'asc' | 'desc'): Prisma.UserWhereInput {
  const further = direction === 'asc' ? 'gt' : 'lt'
  if (isByDate) {
    const createdAt = dateOf(key)
    return { OR: [{ createdAt: { [further]: createdAt } }, { createdAt, id: { [further]: id } }] }
  }
  const emailKey = String(key)
  // What no e-mail address contains, the caller put there; the database could not even read some of it.
  if (!/^[!-~]{1,254}$/.test(emailKey)) throw badCursor()
  return { OR: [{ emailKey: { [further]: emailKey } }, { emailKey, id: { [further]: id } }] }
}

/** The last millisecond of the year 9999: the database knows later ones, JavaScript writes them in another form. */
const LAST_MS = 253_402_300_799_999

function dateOf(key: string | number): Date {
  if (!Number.isInteger(key) || Number(key) < 0 || Number(key) > LAST_MS) throw badCursor()
  return new Date(key)
}

const badCursor = () =>
  platformProblem('validation-failed', {
    errors: [{ pointer: '/query/cursor', detail: 'is not a valid cursor of this list' }],
  })

/** Prisma hands `%` and `_` on to LIKE, where they match anything. */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&')
