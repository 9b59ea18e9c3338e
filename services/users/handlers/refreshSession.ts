import type { Prisma } from '#generated/users/prisma/client.ts'
import type { Context, Handler } from '../context.ts'
import { problem } from '../problems.ts'
import { expiryOf } from '../session-lifetime.ts'
import { hashOf, newRefreshToken } from '../tokens.ts'

export const refreshSession: Handler<'refreshSession'> = async ({ body }, ctx) => {
  const next = await ctx.db.$transaction((tx) => trade(tx, hashOf(body.refreshToken), ctx))
  if (!next) throw problem('invalid-refresh-token', { headers: { 'WWW-Authenticate': 'Bearer' } })
  const { token, expiresIn } = await ctx.tokens.forUser(next.user, next.sessionId)
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store' },
    body: { accessToken: token, refreshToken: next.refreshToken, tokenType: 'Bearer', expiresIn },
  }
}

/**
 * Trades a token for the next one of its session. Whoever comes with a used one has a copy, or was copied: nobody can
 * tell which, so the session ends (RFC 9700, section 4.14.2). There is no grace for a client that sends one twice.
 *
 * @returns undefined when it does not work. It must not throw then: the end of the session has to be committed.
 */
async function trade(tx: Prisma.TransactionClient, tokenHash: Uint8Array<ArrayBuffer>, ctx: Context) {
  const at = ctx.now()
  const token = await tx.refreshToken.findUnique({ where: { tokenHash }, include: { session: true } })
  if (!token || token.expiresAt <= at) return undefined
  const { id: sessionId, createdAt: startedAt } = token.session
  const expiresAt = expiryOf(startedAt, at, ctx.sessions)

  // Locks the session's row: all that happens to one session happens in turn, and always session before token.
  const open = { id: sessionId, revokedAt: null, expiresAt: { gt: at } }
  const { count: isOpen } = await tx.session.updateMany({ where: open, data: { lastUsedAt: at } })
  if (isOpen === 0) return undefined
  const unused = { id: token.id, usedAt: null }
  const { count: isFirst } = await tx.refreshToken.updateMany({ where: unused, data: { usedAt: at } })
  if (isFirst === 0) {
    await tx.session.update({ where: { id: sessionId }, data: { revokedAt: at } })
    return undefined
  }

  const refresh = newRefreshToken()
  const data = { id: ctx.newId(), sessionId, tokenHash: refresh.tokenHash, createdAt: at, expiresAt }
  await tx.refreshToken.create({ data })
  await tx.refreshToken.deleteMany({ where: { sessionId, expiresAt: { lte: at } } })
  const { user } = await tx.session.update({
    where: { id: sessionId },
    data: { expiresAt },
    include: { user: true },
  })
  return { user, sessionId, refreshToken: refresh.token }
}
