import { accountGone, accountOf, tagOf, userIdOf } from '../account.ts'
import type { Handler } from '../context.ts'

export const getMe: Handler<'getMe'> = async ({ principal }, ctx) => {
  const user = await ctx.db.user.findUnique({ where: { id: userIdOf(principal) } })
  if (!user) throw accountGone()
  return { status: 200, headers: { ETag: tagOf(user) }, body: accountOf(user) }
}
