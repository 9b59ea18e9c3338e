import { platformProblem } from '#platform/problem.ts'
import { accountOf, tagOf } from '../account.ts'
import type { Handler } from '../context.ts'

export const getUser: Handler<'getUser'> = async ({ params }, ctx) => {
  const user = await ctx.db.user.findUnique({ where: { id: params.userId } })
  if (!user) throw platformProblem('not-found')
  return { status: 200, headers: { ETag: tagOf(user) }, body: accountOf(user) }
}
