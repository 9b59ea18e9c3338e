import { contract } from '#generated/users/v2/contract.ts'
import { basePathOf } from '#platform/contract/contract.ts'
import { violates } from '#platform/database/database.ts'
import { accountOf, nameColumns, tagOf } from '../account.ts'
import type { Handler } from '../context.ts'
import { weaknessOf } from '../passwords/password-rules.ts'
import { problem } from '../problems.ts'

export const registerUser: Handler<'registerUser'> = async ({ body, signal }, ctx) => {
  const { email, givenName, familyName = null, password } = body
  const name = nameColumns({ givenName, familyName })
  const weakness = weaknessOf(password, { email, displayName: name.displayName })
  if (weakness) throw problem('password-too-common', { detail: weakness })

  const passwordHash = await ctx.passwords.hash(password, signal)
  const at = ctx.now()
  const data = { id: ctx.newId(), email, ...name, passwordHash, createdAt: at, updatedAt: at }
  // The unique index detects duplicates; a query beforehand would be a race.
  const user = await ctx.db.user.create({ data }).catch((error: unknown) => {
    throw violates(error, 'users_email_key') ? problem('email-taken', { cause: error }) : error
  })
  return {
    status: 201,
    // Not `/users/{userId}`, which requires the role admin.
    headers: { Location: `${basePathOf(contract.document)}/users/me`, ETag: tagOf(user) },
    body: accountOf(user),
  }
}
