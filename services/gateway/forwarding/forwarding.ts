import type { Request, RequestHandler, Response } from 'express'
import { PassThrough } from 'node:stream'
import type { CacheRule } from '#platform/contract/cache-rule.ts'
import type { Contract, Operation } from '#platform/contract/contract.ts'
import { type LoadShedder, overloaded } from '#platform/http/overload/load-shedder.ts'
import { tooManyRequests } from '#platform/http/rate-limit/limit-operation.ts'
import { networkOf } from '#platform/http/rate-limit/network.ts'
import { pipeResponse } from '#platform/http/pipe-response.ts'
import type { RateLimiter } from '#platform/http/rate-limit/rate-limiter.ts'
import { platformProblem } from '#platform/problem.ts'
import { localsOf } from '#platform/telemetry/locals.ts'
import type { ResponseCache } from './response-cache.ts'
import { createAdmission } from './admission.ts'
import type { Identify } from './authenticate.ts'
import { clientOf } from './client-response.ts'
import { DEADLINE_MARGIN_MS, forward, type Recipient } from './proxy.ts'
import { createChooser } from './choose-version.ts'
import { createRouter, type Match } from './routes.ts'
import { senderBehind } from './sender.ts'
import type { Upstream } from './upstream.ts'
import type { Principal } from '#platform/auth/principal.ts'

export interface ForwardingOptions {
  /** Proxies in front of the gateway whose `X-Forwarded-*` headers count. */
  trustedProxies: readonly string[]
  identify: Identify
  /** The deadline of operations without `x-timeout-ms`, and for the response headers of streams. */
  timeoutMs: number
  idleTimeoutMs: number
  rateLimiter: RateLimiter
  loadShedder?: LoadShedder | undefined
  /** Requests of a client address in a minute; 0 for no limit. */
  requestsPerMinute: number
  /** Concurrent requests per client address, excluding streams. */
  requestsPerAddress: number
  /** Open streams per principal, or per client address for unauthenticated callers. */
  streamsPerCaller: number
  /** For operations with `x-cache`. */
  cache?: ResponseCache
}

/**
 * Forwards each request to the service whose contract contains its method and path. Responds with 405 for a known path
 * with another method. Unknown paths and the gateway's own operations are left to the next handler.
 *
 * @throws Error if two contracts define the same method and path
 */
export function forwarding(
  contracts: readonly Contract[],
  upstreams: ReadonlyMap<string, Upstream>,
  options: ForwardingOptions,
): RequestHandler {
  const route = createRouter(contracts)
  const chooseVersion = createChooser(contracts, route)
  const senderOf = senderBehind(options.trustedProxies)
  const requests = createAdmission(options.requestsPerAddress)
  const streams = createAdmission(options.streamsPerCaller)
  const perAddress = { name: 'gateway', limit: options.requestsPerMinute, windowSeconds: 60 }

  const send = async (
    request: Request,
    response: Response,
    upstream: Upstream,
    { operation, isStream }: Extract<Match, { kind: 'operation' }>,
  ): Promise<void> => {
    const locals = localsOf(response)
    locals.operation = operation
    if (options.loadShedder) {
      const end = options.loadShedder.admit(operation)
      if (!end) throw overloaded()
      if (isStream) end()
      else response.once('close', end)
    }
    const sender = senderOf(request)
    const { address } = sender
    if (perAddress.limit > 0) {
      const state = options.rateLimiter.take(perAddress, networkOf(address))
      const settled = state instanceof Promise ? await state : state
      if (!settled.isAllowed) throw tooManyRequests(perAddress, settled)
    }
    if (!isStream) occupy(response, requests.admit(address))
    const principal = operation.security.length > 0 ? await options.identify(operation, request) : undefined
    locals.principal = principal
    const { idleTimeoutMs } = options
    const timeoutMs = operation.timeoutMs ?? options.timeoutMs
    const limits = { operation, sender, timeoutMs, idleTimeoutMs }
    const { cache } = options
    if (cache && isCached(operation))
      return cache.respond({ request, response, operation, principal, upstream, limits })
    if (!isStream) {
      const client = clientOf(request, response, operation.throttleBytesPerSecond)
      const recipient =
        cache && !isSafe(request)
          ? invalidating(client, () => cache.invalidateBy(operation, request, principal))
          : client
      return forward(request, recipient, upstream, limits)
    }
    occupy(response, streams.admit(principal?.id ?? address))
    return forward(request, clientOf(request, response), upstream, {
      ...limits,
      timeoutMs: options.timeoutMs,
      streamMs: Math.min(timeoutMs + DEADLINE_MARGIN_MS, lifetimeMs(principal)),
    })
  }

  return (request, response, next) => {
    let match: Match | undefined
    try {
      match = route(request.method, pathOf(request)) ?? chooseVersion(request, response)
    } catch (error) {
      // Invalid percent-encoding is rejected by the gateway's own contract.
      return error instanceof URIError ? next() : next(error)
    }
    if (!match) {
      next()
    } else if (match.kind === 'method') {
      if (request.method === 'OPTIONS') response.writeHead(204, { Allow: match.allow }).end()
      else next(platformProblem('method-not-allowed', { headers: { Allow: match.allow } }))
    } else {
      const upstream = upstreams.get(match.operation.service)
      if (!upstream) return next()
      send(request, response, upstream, match).catch(next)
    }
  }
}

const isCached = (operation: Operation): operation is Operation & { cache: CacheRule } =>
  operation.cache !== undefined

const isSafe = ({ method }: Request) => method === 'GET' || method === 'HEAD'

/** Invalidates stored responses before the client learns of the change. */
const invalidating = ({ waiter, begin }: Recipient, invalidate: () => void | Promise<void>): Recipient => ({
  waiter,
  begin: (status, headers) => {
    const invalidated = status < 400 ? invalidate() : undefined
    if (!invalidated) return begin(status, headers)
    const body = new PassThrough()
    invalidated.then(() => pipeResponse([body], begin(status, headers))).catch(() => {})
    return body
  },
})

const pathOf = ({ url }: Request): string => {
  const query = url.indexOf('?')
  return query === -1 ? url : url.slice(0, query)
}

/** Releases the slot when the response closes. @throws Problem 429 if the caller has none */
function occupy(response: Response, release: (() => void) | undefined): void {
  if (!release) {
    const detail = 'The caller has too many requests in progress.'
    throw platformProblem('too-many-requests', { detail, headers: { 'Retry-After': '1' } })
  }
  response.once('close', release)
}

/** The remaining lifetime of the caller's token. */
function lifetimeMs(principal: Principal | undefined): number {
  const { exp } = (principal?.claims ?? {}) as { exp?: number }
  return exp === undefined ? Infinity : Math.max(0, exp * 1000 - Date.now())
}
