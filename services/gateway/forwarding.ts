import type { RequestHandler } from 'express'
import type { Contract } from '#platform/contract.ts'
import { platformProblem } from '#platform/problem.ts'
import { forward, type ProxyLimits } from './proxy.ts'
import { createRouter } from './routes.ts'
import type { Upstream } from './upstream.ts'

/**
 * Sends each request to the service whose contract has its method and path. A known path with another method is
 * answered here; what no contract knows, and what the gateway answers itself, is passed on.
 *
 * @param limits `timeoutMs` for operations that name none
 * @throws Error when two contracts claim one method and path
 */
export function forwarding(
  contracts: readonly Contract[],
  upstreams: ReadonlyMap<string, Upstream>,
  limits: ProxyLimits,
): RequestHandler {
  const route = createRouter(contracts)
  return (request, response, next) => {
    const match = route(request.method, request.path)
    if (!match) {
      next()
    } else if (match.kind === 'method') {
      if (request.method === 'OPTIONS') response.status(204).set('Allow', match.allow).end()
      else next(platformProblem('method-not-allowed', { headers: { Allow: match.allow } }))
    } else {
      const { operation } = match
      const upstream = upstreams.get(operation.service)
      if (!upstream) return next()
      response.locals.operation = operation
      const timeoutMs = operation.timeoutMs ?? limits.timeoutMs
      forward(request, response, upstream, { ...limits, timeoutMs }).catch(next)
    }
  }
}
