import type { Request, RequestHandler, Response } from 'express'
import type { Contract } from '#platform/contract.ts'
import type { Principal } from '#platform/handler.ts'
import { platformProblem } from '#platform/problem.ts'
import { createAdmission } from './admission.ts'
import type { Identify } from './identify.ts'
import { forward } from './proxy.ts'
import { createRouter, type Match, type Router } from './routes.ts'
import type { Upstream } from './upstream.ts'

export interface ForwardingOptions {
  identify: Identify
  /** The deadline of operations that name none, and of the beginning of every stream. */
  timeoutMs: number
  idleTimeoutMs: number
  /** Requests that one caller's address may have in progress, beside streams. */
  requestsPerAddress: number
  /** Streams that one principal may have open; callers without one are counted by address. */
  streamsPerCaller: number
}

/* The service ends an operation at its deadline, with a reply of the contract: that reply should arrive first. */
const DEADLINE_MARGIN_MS = 500

/**
 * Sends each request to the service whose contract has its method and path. A known path with another method is
 * answered here; what no contract knows, and what the gateway answers itself, is passed on.
 *
 * @throws Error when two contracts claim one method and path
 */
export function forwarding(
  contracts: readonly Contract[],
  upstreams: ReadonlyMap<string, Upstream>,
  options: ForwardingOptions,
): RequestHandler {
  const route = createRouter(contracts)
  const requests = createAdmission(options.requestsPerAddress)
  const streams = createAdmission(options.streamsPerCaller)

  const send = async (
    request: Request,
    response: Response,
    upstream: Upstream,
    { operation, isStream }: Extract<Match, { kind: 'operation' }>,
  ): Promise<void> => {
    response.locals.operation = operation
    const address = request.ip ?? ''
    if (!isStream) occupy(response, requests.admit(address))
    const principal = operation.security.length > 0 ? await options.identify(operation, request) : undefined
    response.locals.principal = principal
    const { idleTimeoutMs } = options
    const timeoutMs = (operation.timeoutMs ?? options.timeoutMs) + DEADLINE_MARGIN_MS
    if (!isStream) return forward(request, response, upstream, { timeoutMs, idleTimeoutMs })
    occupy(response, streams.admit(principal?.id ?? address))
    return forward(request, response, upstream, {
      timeoutMs: options.timeoutMs + DEADLINE_MARGIN_MS,
      idleTimeoutMs,
      streamMs: Math.min(timeoutMs, lifetimeMs(principal)),
    })
  }

  return (request, response, next) => {
    const match = matchOf(route, request)
    if (!match) {
      next()
    } else if (match.kind === 'method') {
      if (request.method === 'OPTIONS') response.status(204).set('Allow', match.allow).end()
      else next(platformProblem('method-not-allowed', { headers: { Allow: match.allow } }))
    } else {
      const upstream = upstreams.get(match.operation.service)
      if (!upstream) return next()
      send(request, response, upstream, match).catch(next)
    }
  }
}

/** An address that is not valid percent-encoding is refused by the gateway's own contract. */
function matchOf(route: Router, { method, path }: Request): Match | undefined {
  try {
    return route(method, path)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

/** @throws Problem 429 when the caller was not admitted */
function occupy(response: Response, release: (() => void) | undefined): void {
  if (!release) {
    const detail = 'The caller has too many requests in progress.'
    throw platformProblem('too-many-requests', { detail, headers: { 'Retry-After': '1' } })
  }
  response.once('close', release)
}

/** How long the caller's token is still valid. */
function lifetimeMs(principal: Principal | undefined): number {
  const { exp } = (principal?.claims ?? {}) as { exp?: number }
  return exp === undefined ? Infinity : Math.max(0, exp * 1000 - Date.now())
}
