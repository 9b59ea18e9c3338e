import type { IncomingMessage } from 'node:http'
import type { Operation, SecurityRequirement } from './contract.ts'
import type { Principal } from './handler.ts'
import { platformProblem, Problem } from './problem.ts'

/**
 * Proves who calls. Returns undefined when the request carries no credentials for the scheme, and throws the
 * problem `unauthenticated` when it carries bad ones. Roles are compared by `authorize`.
 */
export type SecurityVerifier = (request: IncomingMessage) => Promise<Principal | undefined>

/**
 * Decides by the contract's `security` (OpenAPI 3.1, "Security Requirement Object"): one requirement of the list is
 * enough; within it every scheme must be satisfied; `{}` lets anybody in. The list behind a scheme names roles of
 * which the principal needs one.
 *
 * @returns the principal, or undefined for an anonymous caller of a public operation
 * @throws Problem 401 `unauthenticated` with `WWW-Authenticate`, or 403 `forbidden`
 */
export async function authorize(
  operation: Operation,
  verifiers: Readonly<Record<string, SecurityVerifier>>,
  request: IncomingMessage,
): Promise<Principal | undefined> {
  if (operation.security.length === 0) return undefined
  let refusal: Problem | undefined
  for (const requirement of operation.security) {
    try {
      return await satisfy(requirement, verifiers, request)
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown
      // A caller who is known but not entitled learns that, whatever the other alternatives say.
      if (refusal?.status !== 403) refusal = thrown
    }
  }
  throw refusal ?? platformProblem('unauthenticated')
}

async function satisfy(
  requirement: SecurityRequirement,
  verifiers: Readonly<Record<string, SecurityVerifier>>,
  request: IncomingMessage,
): Promise<Principal | undefined> {
  let principal: Principal | undefined
  for (const [scheme, roles] of Object.entries(requirement)) {
    const proved = await verifiers[scheme]?.(request)
    if (!proved) throw platformProblem('unauthenticated')
    if (roles.length > 0 && !roles.some((role) => proved.roles.includes(role))) {
      throw platformProblem('forbidden', { detail: `This needs one of the roles: ${roles.join(', ')}` })
    }
    principal ??= proved
  }
  return principal
}
