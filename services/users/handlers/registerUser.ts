import { contract } from '#generated/users/v1/contract.ts'
import { basePathOf } from '#platform/contract.ts'
import { violates } from '#platform/database.ts'
import { accountOf, tagOf } from '../account.ts'
import type { Handler } from '../context.ts'
import { faultOf } from '../password-rules.ts'
import { problem } from '../problems.ts'

export const registerUser: Handler<'registerUser'> = async ({ body, ip, signal }, ctx) => {
  const { email, displayName, password } = body
  const fault = faultOf(password, { email, displayName })
  if (fault) throw problem('password-too-common', { detail: fault })
  await ctx.attempts.register(ip)

  const passwordHash = await ctx.passwords.hash(password, signal)
  const at = ctx.now()
  const data = { id: ctx.newId(), email, displayName, passwordHash, createdAt: at, updatedAt: at }
  // The database decides, not a look beforehand: of two that register at once, one gets here second.
  const user = await ctx.db.user.create({ data }).catch((error: unknown) => {
    throw violates(error, 'users_email_key') ? problem('email-taken', { cause: error }) : error
  })
  return {
    status: 201,
    // Where the caller reads it: `/users/{userId}` is for administrators.
    headers: { Location: `${basePathOf(contract.document)}/users/me`, ETag: tagOf(user) },
    body: accountOf(user),
  }
}
