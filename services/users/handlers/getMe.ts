import { isNotModified } from '#platform/http/etag.ts'
import { accountGone, accountOf, tagOf, userIdOf } from '../account.ts'
import type { Handler } from '../context.ts'

export const getMe: Handler<'getMe'> = async ({ headers, principal }, ctx) => {
  const user = await ctx.db.user.findUnique({ where: { id: userIdOf(principal) } })
  if (!user) throw accountGone()
  const etag = tagOf(user)
  if (isNotModified(headers['If-None-Match'], etag)) return { status: 304, headers: { ETag: etag } }
  return { status: 200, headers: { ETag: etag }, body: accountOf(user) }
}
