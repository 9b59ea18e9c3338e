import type { Request, Response } from 'express'
import type { Principal } from '#platform/auth/principal.ts'
import type { CacheRule } from '#platform/contract/cache-rule.ts'
import type { Operation } from '#platform/contract/contract.ts'
import type { ProxyLimits } from './proxy.ts'
import type { Upstream } from './upstream.ts'

/** A request of an operation with `x-cache`. */
export interface CacheRequest {
  request: Request
  response: Response
  operation: Operation & { cache: CacheRule }
  principal: Principal | undefined
  upstream: Upstream
  limits: ProxyLimits
}

/** An HTTP cache (RFC 9111) for the operations whose contract has `x-cache`. */
export interface ResponseCache {
  /** Responds from the cache, or forwards the request. @throws Problem as `forward` does; 504 for `only-if-cached` */
  respond(request: CacheRequest): Promise<void>
  /**
   * Invalidates what a successful unsafe request has changed: its URL (RFC 9111, section 4.4), and all responses that
   * are tagged with an event that the operation publishes. Instances with another store learn of it from the event itself.
   *
   * @returns a promise if the store is shared, which resolves when all instances have invalidated it; it never rejects
   */
  invalidateBy(operation: Operation, request: Request, principal: Principal | undefined): void | Promise<void>
  close(): Promise<void>
}
