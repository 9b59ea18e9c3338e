import type { Request, Response } from 'express'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Principal } from '#platform/auth/principal.ts'
import type { CacheRule } from '#platform/contract/cache-rule.ts'
import type { Operation } from '#platform/contract/contract.ts'
import { negotiate } from '#platform/contract/media-type.ts'
import { isNotModified } from '#platform/http/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import { requestIdOf } from '#platform/telemetry/request-log.ts'
import { carriesBody } from '../forwarding/buffer-body.ts'
import { bodyOutput, clientOf, encodedHeaders } from '../forwarding/client-response.ts'
import { codingFor, compress, isCompressible, plainTags } from '../forwarding/compression.ts'
import type { CacheRequest, ResponseCache } from '../forwarding/response-cache.ts'
import { hasSetHeaders, responseHeaders } from '../forwarding/headers.ts'
import { forward, type Recipient } from '../forwarding/proxy.ts'
import { type CacheStatus, cacheStatusOf, type Forwarded } from './cache-status.ts'
import { Flight, type FlightOptions } from './flight.ts'
import { createCacheMetrics } from './metrics.ts'
import {
  contentOf,
  type Entry,
  type Headers,
  nowMs,
  NOT_FORWARDED,
  type PolicyRequest,
  varyNames,
} from './policy.ts'
import type { Found, Store } from './store.ts'

export interface CacheOptions {
  store: Store
  /** Larger responses are not stored. */
  entryLimitBytes: number
  /** Whether all events of the last second have reached the store; without it entries with tags are revalidated. */
  isCurrent(): boolean
  log: Logger
  metrics: Registry
}

/* How old a shared request may be while changes are not announced. */
const UNANNOUNCED_MS = 500

export function createCache(options: CacheOptions): ResponseCache {
  const { store, log } = options
  const metrics = createCacheMetrics(options.metrics, store)
  /** By operation: the request headers that its responses vary by, as far as they are known. */
  const varying = new WeakMap<Operation, string[]>()
  const flights = new Map<string, Flight>()

  const respond = async (input: CacheRequest): Promise<void> => {
    const { request, response, operation, principal } = input
    const { headers } = request
    const { tags = [], by } = operation.cache
    const isPrivate = by === 'principal'
    const accept = negotiatedType(operation, headers.accept)
    if (accept === undefined || needsService(request) || (isPrivate && !principal))
      return bypass(input, 'bypass')
    const key = keyOf(request, isPrivate ? principal : undefined)
    const names = varying.get(operation) ?? ['accept']
    const selecting = (name: string) => (name === 'accept' ? accept : headers[name])
    const variant = variantOf(names, selecting)
    const found = await store.find(key, variant, tags)
    const { entry } = found
    const isLive = tags.length === 0 || options.isCurrent()
    const directives = headers['cache-control']?.toLowerCase() ?? ''
    const isPlain = directives === '' && headers.pragma === undefined
    const onlyIfCached = /only-if-cached/.test(directives)
    if (entry && isLive && isPlain && nowMs() < entry.staleAtMs) return hit(input, entry)

    const policyRequest = policyRequestOf(key, names, selecting)
    let fwd: Forwarded = found.hasOtherVariant ? 'vary-miss' : 'uri-miss'
    if (entry) {
      const verdict = evaluate(entry, policyRequest, directives, headers.pragma)
      if (isLive && verdict === 'fresh') return hit(input, entry)
      if (isLive && verdict === 'stale' && request.method === 'GET') {
        if (!onlyIfCached) begin(input, found, policyRequest, variant, undefined)
        return hit(input, entry)
      }
      fwd = verdict === 'refused' && entry.staleAtMs > nowMs() ? 'request' : 'stale'
    }
    if (onlyIfCached) {
      setStatus(response, { fwd, detail: 'only-if-cached' })
      metrics.count(operation, 'refused')
      throw platformProblem('gateway-timeout', {
        detail: 'No stored response may be used, and only-if-cached was requested',
      })
    }
    if (request.method === 'HEAD') return bypass(input, 'method')
    if (/no-store/.test(directives)) return bypass(input, 'request')

    let flight = fwd === 'request' ? undefined : flights.get(flightKeyOf(key, variant, found))
    if (flight && !isLive && nowMs() - flight.startedAtMs > UNANNOUNCED_MS) flight = undefined
    const isCollapsed = flight !== undefined
    flight ??= begin(input, found, policyRequest, variant, withStatus(input, { fwd }), fwd !== 'request')
    flight.waitFor(response)
    setStatus(response, { fwd, collapsed: isCollapsed })
    const outcome = await flight.outcome
    // It varies by a header that was not known to matter.
    if (
      isCollapsed &&
      outcome.kind === 'entry' &&
      varyNames(outcome.entry.headers.vary)?.some((name) => !names.includes(name))
    )
      return respond(input)
    if (outcome.kind === 'unshared') {
      metrics.count(operation, 'unshared')
      // Its response was not for others.
      if (isCollapsed) return forward(request, withStatus(input, { fwd }), input.upstream, input.limits)
      return
    }
    const { fwdStatus, isUsedOnError } = outcome
    if (isUsedOnError) metrics.count(operation, 'stale-if-error')
    else if (fwdStatus === 304) metrics.count(operation, 'revalidated')
    else metrics.count(operation, isCollapsed ? 'collapsed' : 'miss')
    await send(input, outcome.entry, {
      fwd,
      ...(fwdStatus !== 200 && fwdStatus !== 0 && { fwdStatus }),
      stored: !isCollapsed && flight.isStored,
      collapsed: isCollapsed,
      ...(isUsedOnError && { detail: 'stale-if-error' }),
    })
  }

  const hit = (input: CacheRequest, entry: Entry) => {
    const ttl = Math.floor((entry.staleAtMs - nowMs()) / 1_000)
    metrics.count(input.operation, ttl < 0 ? 'stale' : 'hit')
    return send(input, entry, { ttl })
  }

  const bypass = (input: CacheRequest, fwd: Forwarded) => {
    metrics.count(input.operation, 'bypass')
    return forward(input.request, withStatus(input, { fwd }), input.upstream, input.limits)
  }

  /** Sends a request to the service, and stores its response. */
  const begin = (
    { request, operation, upstream, limits }: CacheRequest,
    found: Found,
    policyRequest: PolicyRequest,
    variant: string,
    client: Recipient | undefined,
    mayUseOnError = true,
  ): Flight => {
    const flightKey = flightKeyOf(policyRequest.url, variant, found)
    const { entry: stale, generation } = found
    const running = flights.get(flightKey)
    // In the background one is enough.
    if (running && !client) return running
    const { tags = [], by } = operation.cache
    const flightOptions: FlightOptions = {
      ...{ request, upstream, limits, policyRequest, stale, generation, client },
      isPrivate: by === 'principal',
      mayUseOnError,
      isTagged: tags.length > 0,
      entryLimitBytes: options.entryLimitBytes,
    }
    const flight = new Flight(flightOptions)
    flights.set(flightKey, flight)
    const end = () => {
      if (flights.get(flightKey) === flight) flights.delete(flightKey)
    }
    flight.outcome.then(
      (outcome) => {
        end()
        if (outcome.kind === 'unshared') {
          if (outcome.isGone) void store.remove(policyRequest.url)
        } else if (!outcome.isUsedOnError && !flight.isOutdated) {
          flight.isStored = put(operation, policyRequest.url, request, outcome.entry)
        }
      },
      (error: unknown) => {
        end()
        if (!client)
          log.info({ err: error, operation: operation.id }, 'A stale response could not be revalidated')
      },
    )
    return flight
  }

  const put = (
    operation: Operation & { cache: CacheRule },
    key: string,
    request: Request,
    entry: Entry,
  ): boolean => {
    const known = varying.get(operation) ?? ['accept']
    const names = [...new Set([...known, ...(varyNames(entry.headers.vary) ?? [])])].sort()
    if (names.length > known.length) varying.set(operation, names.length > MAX_NAMES ? known : names)
    if (names.length > MAX_NAMES) return false
    const accept = negotiatedType(operation, request.headers.accept)
    const variant = variantOf(names, (name) => (name === 'accept' ? accept : request.headers[name]))
    return store.put(key, variant, operation.cache.tags ?? [], entry)
  }

  return {
    respond,
    invalidateBy: (operation, request, principal) => {
      const stored: (Promise<void> | undefined)[] = []
      for (const key of new Set([keyOf(request, undefined), keyOf(request, principal)])) {
        stored.push(store.remove(key))
        for (const [flightKey, flight] of flights)
          if (flightKey.startsWith(`${key}\n`)) flight.isOutdated = true
      }
      if (operation.emits.length > 0) stored.push(store.invalidate(operation.emits))
      const pending = stored.filter((each) => each !== undefined)
      if (pending.length > 0) return Promise.all(pending).then(() => {})
    },
    close: () => store.close(),
  }
}

/* Over all responses of an operation. */
const MAX_NAMES = 12

/** Requests with the same one share a response. It begins with the key, by which a change finds them. */
const flightKeyOf = (key: string, variant: string, { generation }: Found) =>
  `${key}\n${variant}\n${generation}`

/** @returns the media type that the service would choose; undefined if it would refuse */
function negotiatedType({ responses }: Operation, accept: string | undefined): string | undefined {
  const offered = Object.keys(responses['200']?.content ?? {})
  return offered.length === 0 ? '' : negotiate(accept, offered)
}

/** Conditions other than those of caches, and parts of a representation, are left to the service. */
const needsService = (request: Request): boolean =>
  request.headers.range !== undefined ||
  request.headers['if-match'] !== undefined ||
  request.headers['if-unmodified-since'] !== undefined ||
  carriesBody(request)

/** What a principal may see depends on its roles too. */
const keyOf = (request: Request, principal: Principal | undefined): string =>
  principal
    ? `${JSON.stringify([principal.kind, principal.id, [...principal.roles].sort()])} ${request.url}`
    : request.url

/** Unambiguous, because the values are JSON. */
const variantOf = (names: readonly string[], selecting: (name: string) => string | string[] | undefined) => {
  let variant = ''
  for (const name of names) variant += `${name}=${JSON.stringify(selecting(name) ?? null)} `
  return variant
}

function policyRequestOf(
  url: string,
  names: readonly string[],
  selecting: (name: string) => string | string[] | undefined,
): PolicyRequest {
  const headers: Headers = { host: '' }
  for (const name of names) if (!NOT_FORWARDED.has(name)) headers[name] = selecting(name)
  return { method: 'GET', url, headers }
}

/**
 * Whether a stored response may be used: `fresh`, `stale` but within `stale-while-revalidate`, or `refused`. Its variant
 * is that of the request.
 */
function evaluate(
  entry: Entry,
  request: PolicyRequest,
  directives: string,
  pragma: string | undefined,
): 'fresh' | 'stale' | 'refused' {
  const headers: Headers = {
    ...request.headers,
    ...(directives && { 'cache-control': directives }),
    ...(pragma && { pragma }),
  }
  // Only about the lifetime of the response.
  const { reqh } = entry.policy.toObject()
  if (reqh) Object.assign(headers, reqh)
  const verdict = entry.policy.evaluateRequest({ ...request, headers })
  if (!verdict.response) return 'refused'
  return verdict.revalidation ? 'stale' : 'fresh'
}

const setStatus = (response: Response, status: CacheStatus) =>
  response.setHeader('Cache-Status', cacheStatusOf(status))

/** Sends a forwarded response to the client, with its `Cache-Status` after those of other caches. */
function withStatus({ request, response, operation }: CacheRequest, status: CacheStatus): Recipient {
  const client = clientOf(request, response, operation.throttleBytesPerSecond)
  return {
    waiter: client.waiter,
    begin: (code, headers) => {
      const { 'cache-status': others } = headers
      const own = cacheStatusOf(status)
      response.removeHeader('Cache-Status')
      return client.begin(code, {
        ...headers,
        'cache-status': others === undefined ? own : `${String(others)}, ${own}`,
      })
    },
  }
}

/** Sends a stored response, or 304 if the client has it (RFC 9111, section 4.3.2). */
async function send(
  { request, response, operation }: CacheRequest,
  entry: Entry,
  cacheStatus: CacheStatus,
): Promise<void> {
  const coding = isCompressible(entry.status, entry.headers) && codingFor(request.headers['accept-encoding'])
  // Each coding once, for all that use the entry.
  const content = coding
    ? await (entry.encoded[coding] ??= compress(coding, entry.body).then(contentOf))
    : entry.plain
  if (response.destroyed) return
  const ofThisRequest = [
    ...['X-Request-Id', requestIdOf(request) ?? '', 'Cache-Status', cacheStatusOf(cacheStatus)],
    ...['Age', String(Math.max(0, Math.floor(entry.policy.age())))],
  ]
  if (isCurrentAt(request, entry.headers)) {
    const { 'content-length': _length, 'content-type': _type, ...rest } = entry.headers
    const { headers } = encodedHeaders(request, 304, rest)
    response.writeHead(304, [...responseHeaders(headers, response), ...ofThisRequest]).end()
    return
  }
  const headOf = () => {
    const { headers } = encodedHeaders(request, entry.status, entry.headers)
    return responseHeaders({ ...headers, 'content-length': String(content.length) }, response)
  }
  const head = hasSetHeaders(response) ? headOf() : (content.head ??= headOf())
  response.writeHead(entry.status, [...head, ...ofThisRequest])
  bodyOutput(response, undefined, operation.throttleBytesPerSecond).end(content.data, 'latin1')
}

/** RFC 9110, section 13.2.2 */
function isCurrentAt({ headers: sent }: Request, headers: Headers): boolean {
  const { etag, 'last-modified': lastModified } = headers
  const { 'if-none-match': tags, 'if-modified-since': since } = sent
  if (tags !== undefined) return etag !== undefined && isNotModified(plainTags(tags), String(etag))
  return (
    since !== undefined && lastModified !== undefined && Date.parse(String(lastModified)) <= Date.parse(since)
  )
}
