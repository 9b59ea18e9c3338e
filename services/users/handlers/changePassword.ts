import { accountGone, userIdOf } from '../account.ts'
import type { Handler } from '../context.ts'
import { weaknessOf } from '../passwords/password-rules.ts'
import { problem } from '../problems.ts'

export const changePassword: Handler<'changePassword'> = async ({ body, principal, signal }, ctx) => {
  const id = userIdOf(principal)
  const user = await ctx.db.user.findUnique({ where: { id } })
  if (!user) throw accountGone()
  const weakness = weaknessOf(body.newPassword, user)
  if (weakness) throw problem('password-too-common', { detail: weakness })

  if (!(await ctx.passwords.verify(user.passwordHash, body.currentPassword, signal)))
    throw problem('wrong-password')
  const passwordHash = await ctx.passwords.hash(body.newPassword, signal)
  const at = ctx.now()
  await ctx.db.$transaction(async (tx) => {
    // Optimistic lock: of two concurrent changes, the second has the wrong current password.
    const { count } = await tx.user.updateMany({
      where: { id, passwordHash: user.passwordHash },
      data: { passwordHash, version: { increment: 1 }, updatedAt: at },
    })
    if (count === 0) throw problem('wrong-password')
    await tx.session.updateMany({
      where: { userId: id, id: { not: String(principal.claims.sid) }, revokedAt: null },
      data: { revokedAt: at },
    })
  })
  return { status: 204 }
}
