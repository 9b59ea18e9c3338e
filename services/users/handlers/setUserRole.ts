import { platformProblem } from '#platform/problem.ts'
import { accountOf, isLastAdmin, lockAdmins, tagOf } from '../account.ts'
import type { Handler } from '../context.ts'
import { problem } from '../problems.ts'

export const setUserRole: Handler<'setUserRole'> = async ({ params, body }, ctx) => {
  const id = params.userId
  const user = await ctx.db.$transaction(async (tx) => {
    await lockAdmins(tx)
    const before = await tx.user.findUnique({ where: { id } })
    if (!before) throw platformProblem('not-found')
    if (before.role === body.role) return before
    if (await isLastAdmin(tx, before)) throw problem('last-admin')
    return tx.user.update({
      where: { id },
      data: { role: body.role, version: { increment: 1 }, updatedAt: ctx.now() },
    })
  })
  return { status: 200, headers: { ETag: tagOf(user) }, body: accountOf(user) }
}
