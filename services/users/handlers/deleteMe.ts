import { accountGone, isLastAdmin, lockAdmins, userIdOf } from '../account.ts'
import type { Handler } from '../context.ts'
import { problem } from '../problems.ts'

export const deleteMe: Handler<'deleteMe'> = async ({ principal }, ctx) => {
  const id = userIdOf(principal)
  await ctx.db.$transaction(async (tx) => {
    await lockAdmins(tx)
    const user = await tx.user.findUnique({ where: { id } })
    if (!user) throw accountGone()
    if (await isLastAdmin(tx, user)) throw problem('last-admin')
    // Sessions are deleted by ON DELETE CASCADE.
    await tx.user.delete({ where: { id } })
  })
  return { status: 204 }
}
