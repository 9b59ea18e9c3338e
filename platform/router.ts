import type { Request, RequestHandler } from 'express'
import type { Contract } from './contract.ts'
import type { AnyHandler, Principal } from './handler.ts'

/**
 * Proves who calls. Returns undefined when the request carries no credentials for the scheme, and throws the
 * problem `unauthenticated` when it carries bad ones. Roles are compared by the router.
 */
export type SecurityVerifier = (request: Request) => Promise<Principal | undefined>

export interface RouterOptions {
  contracts: { contract: Contract; handlers: Readonly<Record<string, AnyHandler>> }[]
  /** Handed to each handler as its second argument. */
  context: unknown
  /** By the name of the security scheme in the contracts. */
  verifiers: Readonly<Record<string, SecurityVerifier>>
  /** What happens to a reply that the contract does not allow: `enforce` turns it into a 500. */
  replies: 'enforce' | 'warn' | 'off'
  /** The largest body read into memory, in bytes; streamed bodies are the handler's to limit. */
  bodyLimitBytes: number
  /** The deadline of operations that name none. */
  timeoutMs: number
}

/**
 * One Express middleware that serves every operation of the contracts. On the way it sets `res.locals.operation`
 * and `res.locals.principal` for the log and the metrics. Failures go to `next(problem)`. A request outside of the
 * contracts' base paths is passed on.
 *
 * @throws Error naming all faults at once: an operation without a handler, a handler without an operation, a
 * security scheme without a verifier, two operations that claim one method and path
 */
export declare function contractRouter(options: RouterOptions): RequestHandler
