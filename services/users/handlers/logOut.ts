import { userIdOf } from '../account.ts'
import type { Handler } from '../context.ts'

export const logOut: Handler<'logOut'> = async ({ principal }, ctx) => {
  await ctx.db.session.updateMany({
    where: { id: String(principal.claims.sid), userId: userIdOf(principal), revokedAt: null },
    data: { revokedAt: ctx.now() },
  })
  return { status: 204 }
}
