import { requireMatch } from '#platform/http/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import { accountGone, accountOf, tagOf, userIdOf } from '../account.ts'
import type { Handler } from '../context.ts'

export const updateMe: Handler<'updateMe'> = async ({ headers, body, principal }, ctx) => {
  const id = userIdOf(principal)
  const seen = await ctx.db.user.findUnique({ where: { id } })
  if (!seen) throw accountGone()
  const ifMatch = headers['If-Match']
  requireMatch(ifMatch, tagOf(seen))

  // Optimistic lock on the version that was compared with If-Match.
  const [user] = await ctx.db.user.updateManyAndReturn({
    where: { id, version: ifMatch === undefined ? undefined : seen.version },
    data: { ...body, version: { increment: 1 }, updatedAt: ctx.now() },
  })
  if (!user) throw ifMatch === undefined ? accountGone() : platformProblem('precondition-failed')
  return { status: 200, headers: { ETag: tagOf(user) }, body: accountOf(user) }
}
