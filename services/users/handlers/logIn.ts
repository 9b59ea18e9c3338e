import type { User } from '#generated/users/prisma/client.ts'
import type { Context, Handler } from '../context.ts'
import { problem } from '../problems.ts'
import { expiryOf } from '../tokens/session-lifetime.ts'
import { newRefreshToken } from '../tokens/tokens.ts'

export const logIn: Handler<'logIn'> = async ({ body, ip, signal }, ctx) => {
  const { email, password } = body
  const attempt = await ctx.attempts.logIn(email, ip)

  const user = await ctx.db.user.findUnique({ where: { emailKey: email.toLowerCase() } })
  const isRight = await ctx.passwords.verify(user?.passwordHash, password, signal)
  const session = user && isRight ? await openSession(user, ctx) : undefined
  if (!user || !session) throw problem('invalid-credentials', { headers: { 'WWW-Authenticate': 'Bearer' } })

  await attempt.succeeded()
  await rehash(user, password, ctx)
  const { token, expiresIn } = await ctx.tokens.forUser(user, session.id)
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store' },
    body: { accessToken: token, refreshToken: session.refreshToken, tokenType: 'Bearer', expiresIn },
  }
}

/** @returns undefined if the password was changed or the account deleted during verification */
async function openSession(user: User, ctx: Context) {
  const id = ctx.newId()
  const at = ctx.now()
  const expiresAt = expiryOf(at, at, ctx.sessions)
  const { token, tokenHash } = newRefreshToken()
  return ctx.db.$transaction(async (tx) => {
    // FOR SHARE blocks a concurrent password change until this session exists, so that the change revokes it too.
    const same = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM users WHERE id = ${user.id}::uuid AND password_hash = ${user.passwordHash} FOR SHARE`
    if (same.length === 0) return undefined
    await tx.session.create({
      data: {
        id,
        userId: user.id,
        createdAt: at,
        lastUsedAt: at,
        expiresAt,
        refreshTokens: { create: { id: ctx.newId(), tokenHash, createdAt: at, expiresAt } },
      },
    })
    return { id, refreshToken: token }
  })
}

/** Rehashes the password if the hash settings have changed; only possible while the plain password is available. */
async function rehash({ id, passwordHash, updatedAt }: User, password: string, ctx: Context): Promise<void> {
  if (!ctx.passwords.isOutdated(passwordHash)) return
  const stronger = await ctx.passwords.hash(password)
  await ctx.db.user.updateMany({ where: { id, passwordHash }, data: { passwordHash: stronger, updatedAt } })
}
