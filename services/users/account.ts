import type { Principal } from '#platform/handler.ts'
import { etagOf } from '#platform/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Prisma, User } from '#generated/users/prisma/client.ts'
import type { components } from '#generated/users/v1/types.ts'

/** An account as callers see it. */
export function accountOf(user: User): components['schemas']['User'] {
  return {
    id: user.id,
    email: user.email,
    displayName: user.displayName,
    role: user.role,
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
  }
}

/** Its id is part of the tag, since `/users/me` is another account for each caller. */
export const tagOf = (user: User): string => etagOf(user.id, user.version)

/** The id of the person who calls. @throws Problem 401 for a service, which has no account */
export function userIdOf({ kind, id }: Principal): string {
  if (kind === 'user') return id
  throw refused('The token belongs to a service, not to an account')
}

/** The account behind a good token was deleted meanwhile. */
export const accountGone = () => refused('The account no longer exists')

function refused(detail: string) {
  const headers = { 'WWW-Authenticate': `Bearer error="invalid_token", error_description="${detail}"` }
  return platformProblem('unauthenticated', { detail, headers })
}

/** Any number: transactions that take the same one wait for one another. */
const ADMINS_LOCK = 0x61646d6e

/**
 * Held by every transaction that may make an administrator fewer. Two that each see another one left would
 * otherwise leave none.
 */
export async function lockAdmins(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ADMINS_LOCK})`
}

/** Call it under `lockAdmins`. */
export async function isLastAdmin(tx: Prisma.TransactionClient, user: User): Promise<boolean> {
  return user.role === 'admin' && (await tx.user.count({ where: { role: 'admin' } })) === 1
}
