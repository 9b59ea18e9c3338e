import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'

/* Called for each e-mail. Without Prisma, whose overhead exceeds the rest of the request. */
const FIND = 'SELECT id AS "userId", email, display_name AS "displayName" FROM users WHERE id = $1::uuid'

export const getUserContact: Handler<'getUserContact'> = async ({ params: { userId } }, { database }) => {
  const { rows } = await database.pool.query<{ userId: string; email: string; displayName: string }>(FIND, [
    userId,
  ])
  const [contact] = rows
  if (!contact) throw platformProblem('not-found')
  return { status: 200, headers: { 'Cache-Control': 'no-store' }, body: contact }
}
