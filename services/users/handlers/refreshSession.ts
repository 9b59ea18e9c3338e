import type { Prisma, Role } from '#generated/users/prisma/client.ts'
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
 * The token with its open session, whose row is locked: all that happens to one session happens in turn. It is one
 * statement, since between two the account may be deleted; and the row is locked and not written yet, since a second
 * write in one transaction would wait for the account's row, which a deletion may hold while it waits for this one.
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
