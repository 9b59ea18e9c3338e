import { type Cursor, decodeCursor } from '#platform/http/cursor.ts'
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
 * Query arguments for one page. Reads one extra row to detect whether there is a next page.
 *
 * @throws Problem 400 if the cursor is invalid or of another sort order
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
        after ? afterCursor(after, isByDate, direction) : {},
      ],
    },
    orderBy: isByDate
      ? [{ createdAt: direction }, { id: direction }]
      : [{ emailKey: direction }, { id: direction }],
    take: limit + 1,
  } as const satisfies Prisma.UserFindManyArgs
}

/** The cursor of a user. */
export const cursorAfter =
  (sort: UserListQuery['sort']) =>
  ({ id, emailKey, createdAt }: User): Cursor => ({
    sort,
    id,
    key: sort.endsWith('createdAt') ? createdAt.getTime() : emailKey,
  })

function afterCursor(
  { key, id }: Cursor,
  isByDate: boolean,
  direction: 'asc' | 'desc',
): Prisma.UserWhereInput {
  const beyond = direction === 'asc' ? 'gt' : 'lt'
  if (isByDate) {
    const createdAt = dateOf(key)
    return { OR: [{ createdAt: { [beyond]: createdAt } }, { createdAt, id: { [beyond]: id } }] }
  }
  const emailKey = String(key)
  // An altered cursor: no stored e-mail address contains other characters, and PostgreSQL rejects some of them.
  if (!/^[!-~]{1,254}$/.test(emailKey)) throw badCursor()
  return { OR: [{ emailKey: { [beyond]: emailKey } }, { emailKey, id: { [beyond]: id } }] }
}

/** The last millisecond of the year 9999; JavaScript formats later years differently. */
const MAX_TIME_MS = 253_402_300_799_999

function dateOf(key: string | number): Date {
  if (!Number.isInteger(key) || Number(key) < 0 || Number(key) > MAX_TIME_MS) throw badCursor()
  return new Date(key)
}

const badCursor = () =>
  platformProblem('validation-failed', {
    errors: [{ pointer: '/query/cursor', detail: 'is not a valid cursor of this list' }],
  })

/** Escapes LIKE wildcards, which Prisma does not escape. */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&')
