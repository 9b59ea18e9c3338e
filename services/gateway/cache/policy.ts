import CachePolicy from 'http-cache-semantics'
import type { IncomingHttpHeaders } from 'node:http'
import type { Coding } from '../forwarding/compression.ts'
import { HOP_BY_HOP, namedByConnection } from '../forwarding/headers.ts'
import { asSent } from '../forwarding/proxy.ts'

/** Freshness and storability of one response (RFC 9111), by a clock that does not jump. */
export class Policy extends CachePolicy {
  now(): number {
    return nowMs()
  }
}

/** Milliseconds since 1970. Monotonic: an adjustment of the system's clock neither extends nor ends lifetimes. */
export const nowMs = (): number => performance.timeOrigin + performance.now()

export type Headers = Record<string, string | string[] | undefined>

/** The parts of a request that decide whether a stored response may be used. */
export interface PolicyRequest {
  method: 'GET'
  url: string
  headers: Headers
}

/** A body, as it is sent. */
export interface Content {
  length: number
  data: Buffer | string
  /** Its headers, without those that differ between requests, for `writeHead`. */
  head?: readonly string[]
}

export const contentOf = (body: Buffer): Content => ({
  length: body.length,
  data: asSent(body),
})

/** A response in the cache. */
export interface Entry {
  status: number
  policy: CachePolicy
  /** As they are sent, without `Age`. */
  headers: Headers
  body: Buffer
  /** The body, as it is sent. */
  plain: Content
  /** The compressed bodies that clients have asked for. */
  encoded: Partial<Record<Coding, Promise<Content>>>
  /** From then on it is stale, in milliseconds of `nowMs`. */
  staleAtMs: number
  /** The state of its tags when its request was sent. */
  generation: string
}

/** @param isTagged events invalidate it */
export function entryOf(policy: CachePolicy, body: Buffer, generation: string, isTagged: boolean): Entry {
  const { age: _age, date: _date, ...headers } = policy.responseHeaders()
  const now = nowMs()
  // Events do not reach the caches of clients: they revalidate, which costs a 304 from this cache.
  if (isTagged)
    headers['cache-control'] = isPrivate(headers['cache-control']) ? 'private, no-cache' : 'public, no-cache'
  headers['content-length'] = String(body.length)
  return {
    status: policy.toObject().st,
    policy,
    headers,
    body,
    plain: contentOf(body),
    encoded: {},
    staleAtMs: now + (policy.maxAge() - policy.age()) * 1_000,
    generation,
  }
}

const isPrivate = (value: string | string[] | undefined) => String(value).includes('private')

/* Belong to one exchange, not to the representation. */
const OF_ONE_EXCHANGE =
  /^(?:(?:x-)?ratelimit(?:-.*)?|retry-after|x-request-id|traceparent|tracestate|server-timing|idempotency-replayed|cache-status)$/

/** The headers of a response that may be stored. */
export function storedHeaders(headers: IncomingHttpHeaders): Headers {
  const dropped = namedByConnection(headers)
  const stored: Headers = {}
  for (const [name, value] of Object.entries(headers))
    if (!HOP_BY_HOP.has(name) && !dropped?.has(name) && !OF_ONE_EXCHANGE.test(name)) stored[name] = value
  return stored
}

/* More would make most requests a variant of their own. */
const MAX_VARY = 8

/**
 * Whether a response may be stored. Besides the rules of RFC 9111, section 3: only a complete 200 with an explicit
 * lifetime, without cookies, and with a `Vary` of few fields.
 */
export function isStorable(policy: CachePolicy, status: number, headers: Headers): boolean {
  return (
    status === 200 &&
    headers['set-cookie'] === undefined &&
    headers['content-encoding'] === undefined &&
    policy.storable() &&
    policy.timeToLive() > 0 &&
    !/(?:^|,)\s*no-cache/.test(String(headers['cache-control'] ?? '')) &&
    varyNames(headers.vary) !== undefined
  )
}

/** The fields of `Vary` in lower case; undefined if it is `*` or has too many. */
export function varyNames(vary: string | string[] | undefined): string[] | undefined {
  if (vary === undefined) return []
  const names = String(vary)
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !NOT_FORWARDED.has(name))
  return names.includes('*') || names.length > MAX_VARY ? undefined : names
}

/** Request headers that the service does not receive with a cached operation, so its response does not depend on them. */
export const NOT_FORWARDED = new Set([
  'accept-encoding',
  'authorization',
  'cookie',
  'cache-control',
  'pragma',
  'if-none-match',
  'if-modified-since',
  'range',
])
