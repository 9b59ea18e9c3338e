import { openPage } from '#platform/http/page.ts'
import { accountOf } from '../account.ts'
import type { Handler } from '../context.ts'

const SORT_KEYS = {
  createdAt: { field: 'createdAt', type: 'time' },
  email: { field: 'emailKey', type: 'text' },
} as const

export const listUsers: Handler<'listUsers'> = async ({ query }, { db }) => {
  const { q, role } = query
  const page = openPage(query, SORT_KEYS)
  const contains = q === undefined ? undefined : ({ contains: literal(q), mode: 'insensitive' } as const)
  const rows = await db.user.findMany({
    where: {
      role,
      OR: contains && [{ email: contains }, { displayName: contains }],
      ...page.where,
    },
    ...page.query,
  })
  return { status: 200, body: page.of(rows, accountOf) }
}

/** Escapes LIKE wildcards, which Prisma does not escape. */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&')
