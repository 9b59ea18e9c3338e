import type { Prisma, Role } from '#generated/users/prisma/client.ts'
import type { Context, Handler } from '../context.ts'
import { problem } from '../problems.ts'
import { expiryOf } from '../tokens/session-lifetime.ts'
import { hashOf, newRefreshToken } from '../tokens/tokens.ts'

export const refreshSession: Handler<'refreshSession'> = async ({ body }, ctx) => {
  const next = await ctx.db.$transaction((tx) => rotate(tx, hashOf(body.refreshToken), ctx))
  if (!next) throw problem('invalid-refresh-token', { headers: { 'WWW-Authenticate': 'Bearer' } })
  const { token, expiresIn } = await ctx.tokens.forUser(next.user, next.sessionId)
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store' },
    body: { accessToken: token, refreshToken: next.refreshToken, tokenType: 'Bearer', expiresIn },
  }
}

/**
 * Rotates a refresh token. Reuse of a rotated token means that it was stolen, so the session is revoked (RFC 9700, section
 * 4.14.2). There is no grace period for clients that repeat a request.
 *
 * @returns undefined if the token is invalid. Must not throw, because the revocation has to be committed.
 */
async function rotate(tx: Prisma.TransactionClient, tokenHash: Uint8Array<ArrayBuffer>, ctx: Context) {
  const at = ctx.now()
  const [found] = await findLocked(tx, tokenHash, at)
  if (!found) return undefined
  const { tokenId, sessionId, startedAt, user } = found

  const unused = { id: tokenId, usedAt: null }
  const { count: isFirst } = await tx.refreshToken.updateMany({ where: unused, data: { usedAt: at } })
  if (isFirst === 0) {
    await tx.session.updateMany({ where: { id: sessionId }, data: { revokedAt: at } })
    return undefined
  }

  const refresh = newRefreshToken()
  const expiresAt = expiryOf(startedAt, at, ctx.sessions)
  const data = { id: ctx.newId(), sessionId, tokenHash: refresh.tokenHash, createdAt: at, expiresAt }
  await tx.refreshToken.create({ data })
  await tx.refreshToken.deleteMany({ where: { sessionId, expiresAt: { lte: at } } })
  await tx.session.updateMany({ where: { id: sessionId }, data: { lastUsedAt: at, expiresAt } })
  return { user, sessionId, refreshToken: refresh.token }
}

interface Found {
  tokenId: string
  sessionId: string
  startedAt: Date
  user: { id: string; role: Role }
}

/**
 * Finds a token with its active session and account, and locks the session. One statement, because the account may be
 * deleted between two. The session is only locked, not written: a second write in the transaction would check the foreign
 * key and wait for the account's row, which can deadlock with a concurrent deletion.
 */
function findLocked(tx: Prisma.TransactionClient, tokenHash: Uint8Array, at: Date): Promise<Found[]> {
  return tx.$queryRaw<Found[]>`
    SELECT token.id AS "tokenId", session.id AS "sessionId", session.created_at AS "startedAt",
           json_build_object('id', account.id, 'role', account.role) AS "user"
    FROM refresh_tokens token
    JOIN sessions session ON session.id = token.session_id
    JOIN users account ON account.id = session.user_id
    WHERE token.token_hash = ${tokenHash} AND token.expires_at > ${at}
      AND session.expires_at > ${at} AND session.revoked_at IS NULL
    FOR NO KEY UPDATE OF session`
}
