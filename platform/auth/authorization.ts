import type { Request } from 'express'
import type { SchemeEntry } from '../contract/compiled.ts'
import type { SecurityRequirement } from '../contract/contract.ts'
import { platformProblem, Problem } from '../problem.ts'
import { type Identity, type Principal, principalOf } from './principal.ts'

/**
 * Verifies the credentials of one security scheme. Returns undefined when the request carries none for the scheme, and
 * throws the problem `unauthenticated` for bad ones. `authorize` compares roles and scopes.
 */
export type SecurityVerifier = (request: Request) => Promise<Identity | undefined> | Identity | undefined

export interface Security {
  requirements: readonly SecurityRequirement[]
  /** The contract's security schemes by name. */
  schemes: Readonly<Record<string, Pick<SchemeEntry, 'type' | 'scheme'>>>
}

/**
 * Decides by the contract's `security` (OpenAPI 3.1.1, section 4.8.30): one requirement of the list is enough, and
 * within it every scheme must be satisfied.
 *
 * - The list behind an `oauth2` or `openIdConnect` scheme names scopes, and the principal needs all of them. Behind any
 *   other scheme it names roles, and the principal needs one of them.
 * - `{}` anywhere in the list makes security optional. A caller with credentials is still identified, and the handler
 *   decides by the principal. Bad credentials are refused: a caller must learn that a token has expired (RFC 6750,
 *   section 3.1).
 *
 * @returns the principal, or undefined for an anonymous caller
 * @throws Problem 401 `unauthenticated`, 403 `forbidden`, or what a verifier throws, such as 503
 */
export async function authorize(
  { requirements, schemes }: Security,
  verifiers: Readonly<Record<string, SecurityVerifier>>,
  request: Request,
): Promise<Principal | undefined> {
  let failure: Failure | undefined
  let isOptional = requirements.length === 0
  for (const requirement of requirements) {
    const entries = Object.entries(requirement)
    if (entries.length === 0) {
      isOptional = true
      continue
    }
    const result = await satisfy(entries, schemes, verifiers, request)
    if (!('problem' in result)) return result.principal
    if (!failure || result.rank > failure.rank) failure = result
  }
  if (isOptional && failure?.rank !== BAD_CREDENTIALS) return failure?.principal
  throw failure?.problem ?? platformProblem('unauthenticated')
}

/* The problem that is reported when several alternatives fail: the first in this order. */
const NO_CREDENTIALS = 0
const BAD_CREDENTIALS = 1
const NOT_ENTITLED = 2

interface Failure {
  rank: number
  problem: Problem
  /** An authenticated caller without permission. */
  principal?: Principal
}

async function satisfy(
  entries: readonly [scheme: string, names: readonly string[]][],
  schemes: Security['schemes'],
  verifiers: Readonly<Record<string, SecurityVerifier>>,
  request: Request,
): Promise<{ principal: Principal } | Failure> {
  const proved: Principal[] = []
  for (const [scheme] of entries) {
    try {
      const principal = await verifiers[scheme]?.(request)
      if (!principal) return { rank: NO_CREDENTIALS, problem: platformProblem('unauthenticated') }
      proved.push(principalOf(principal))
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown
      return { rank: thrown.status === 403 ? NOT_ENTITLED : BAD_CREDENTIALS, problem: thrown }
    }
  }
  const principal = proved[0] as Principal
  for (const [i, [name, names]] of entries.entries()) {
    const scheme = schemes[name]
    const { id, kind, roles } = proved[i] as Principal
    // The name of a service is one of its roles: `bearer: [orders]` admits orders and no other service.
    const has = (one: string) => roles.includes(one) || (kind === 'service' && id === one)
    if (names.length === 0 || (isScoped(scheme) ? names.every(has) : names.some(has))) continue
    return { rank: NOT_ENTITLED, problem: insufficient(scheme, names), principal }
  }
  return { principal }
}

const isScoped = (scheme: Security['schemes'][string] | undefined): boolean =>
  scheme?.type === 'oauth2' || scheme?.type === 'openIdConnect'

/** RFC 6750, section 3.1: `insufficient_scope`, with the required scopes. */
function insufficient(scheme: Security['schemes'][string] | undefined, names: readonly string[]): Problem {
  const scoped = isScoped(scheme)
  const isBearer = scoped || (scheme?.type === 'http' && scheme.scheme?.toLowerCase() === 'bearer')
  const scope = names.every((name) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(name)) ? names.join(' ') : undefined
  const challenge = `Bearer error="insufficient_scope"${scoped && scope ? `, scope="${scope}"` : ''}`
  return platformProblem('forbidden', {
    detail: scoped
      ? `This needs the scopes: ${names.join(', ')}`
      : `This needs one of the roles: ${names.join(', ')}`,
    ...(isBearer ? { headers: { 'WWW-Authenticate': challenge } } : {}),
  })
}
