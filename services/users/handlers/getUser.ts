import { isNotModified } from '#platform/http/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import { accountOf, tagOf } from '../account.ts'
import type { Handler } from '../context.ts'

export const getUser: Handler<'getUser'> = async ({ params, headers }, ctx) => {
  const user = await ctx.db.user.findUnique({ where: { id: params.userId } })
  if (!user) throw platformProblem('not-found')
  const etag = tagOf(user)
  if (isNotModified(headers['If-None-Match'], etag)) return { status: 304, headers: { ETag: etag } }
  return { status: 200, headers: { ETag: etag }, body: accountOf(user) }
}
