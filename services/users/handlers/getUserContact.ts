import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'

export const getUserContact: Handler<'getUserContact'> = async ({ params: { userId } }, ctx) => {
  const user = await ctx.db.user.findUnique({
    where: { id: userId },
    select: { id: true, email: true, displayName: true },
  })
  if (!user) throw platformProblem('not-found')
  const { id, email, displayName } = user
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store' },
    body: { userId: id, email, displayName },
  }
}
