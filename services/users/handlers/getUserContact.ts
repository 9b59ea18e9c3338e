import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { nameOf } from '../name.ts'

/* Called for each e-mail. Without Prisma, whose overhead exceeds the rest of the request. */
const FIND =
  'SELECT email, display_name AS "displayName", family_name AS "familyName" FROM users WHERE id = $1::uuid'

interface Row {
  email: string
  displayName: string
  familyName: string | null
}

export const getUserContact: Handler<'getUserContact'> = async ({ params: { userId } }, { database }) => {
  const { rows } = await database.pool.query<Row>(FIND, [userId])
  const [row] = rows
  if (!row) throw platformProblem('not-found')
  const body = { userId: userId.toLowerCase(), email: row.email, ...nameOf(row) }
  return { status: 200, headers: { 'Cache-Control': 'no-store' }, body }
}
