import { requireMatch } from '#platform/http/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import { accountGone, accountOf, nameColumns, tagOf, userIdOf } from '../account.ts'
import type { Handler } from '../context.ts'
import { nameOf } from '../name.ts'

/** Of a name that is changed in part, the other part must be the one that was read. */
const ATTEMPTS = 5

export const updateMe: Handler<'updateMe'> = async ({ headers, body, principal }, ctx) => {
  const id = userIdOf(principal)
  const ifMatch = headers['If-Match']
  const isWhole = body.givenName !== undefined && body.familyName !== undefined
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const seen = await ctx.db.user.findUnique({ where: { id } })
    if (!seen) throw accountGone()
    requireMatch(ifMatch, tagOf(seen))

    // Optimistic lock on the version that was compared with If-Match, or that has the other part of the name.
    const version = ifMatch === undefined && isWhole ? undefined : seen.version
    const name = { ...nameOf(seen), ...body }
    const [user] = await ctx.db.user.updateManyAndReturn({
      where: { id, version },
      data: { ...nameColumns(name), version: { increment: 1 }, updatedAt: ctx.now() },
    })
    if (user) return { status: 200, headers: { ETag: tagOf(user) }, body: accountOf(user) }
    if (version === undefined) throw accountGone()
    if (ifMatch !== undefined) throw platformProblem('precondition-failed')
  }
  throw platformProblem('unavailable', { headers: { 'Retry-After': '1' } })
}
