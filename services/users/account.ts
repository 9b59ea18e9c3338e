import { etagOf } from '#platform/http/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Prisma, User } from '#generated/users/prisma/client.ts'
import type { components } from '#generated/users/v2/types.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { MAX_NAME, type Name, nameOf, storedName } from './name.ts'

/** Maps a user to its representation in the contract. */
export function accountOf(user: User): components['schemas']['User'] {
  return {
    id: user.id,
    email: user.email,
    ...nameOf(user),
    role: user.role,
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
  }
}

/** The columns of a name. @throws Problem 400 for one that is too long as a whole, which its parts do not show */
export function nameColumns(name: Name): ReturnType<typeof storedName> {
  const columns = storedName(name)
  const excess = [...columns.displayName].length - MAX_NAME
  if (excess <= 0) return columns
  const detail = `must have ${excess} characters less: both names together have at most ${MAX_NAME - 1}`
  throw platformProblem('validation-failed', { errors: [{ pointer: '/body', detail }] })
}

/** The entity tag of an account. Includes the id, because `/users/me` is a different account for each caller. */
export const tagOf = (user: User): string => etagOf(user.id, user.version)

/** The account id of the caller. @throws Problem 401 for a service token */
export function userIdOf({ kind, id }: Principal): string {
  if (kind === 'user') return id
  throw refused('The token belongs to a service, not to an account')
}

/** The problem for a valid token whose account was deleted. */
export const accountGone = () => refused('The account no longer exists')

function refused(detail: string) {
  const headers = { 'WWW-Authenticate': `Bearer error="invalid_token", error_description="${detail}"` }
  return platformProblem('unauthenticated', { detail, headers })
}

/** An arbitrary advisory lock key. */
const ADMINS_LOCK = 0x61646d6e

/**
 * Serializes transactions that may remove an administrator. Otherwise two concurrent ones could remove the last two.
 */
export async function lockAdmins(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ADMINS_LOCK})`
}

/** The caller holds `lockAdmins`. */
export async function isLastAdmin(tx: Prisma.TransactionClient, user: User): Promise<boolean> {
  return user.role === 'admin' && (await tx.user.count({ where: { role: 'admin' } })) === 1
}
