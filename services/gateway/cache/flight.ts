import type { Request, Response } from 'express'
import { EventEmitter } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import { Writable } from 'node:stream'
import { platformProblem } from '#platform/problem.ts'
import { forwardedHeaders } from '../forwarding/headers.ts'
import { forward, type ProxyLimits, type Recipient } from '../forwarding/proxy.ts'
import type { Upstream } from '../forwarding/upstream.ts'
import { Collector } from './collector.ts'
import {
  type Entry,
  entryOf,
  isStorable,
  NOT_FORWARDED,
  nowMs,
  Policy,
  type PolicyRequest,
  storedHeaders,
} from './policy.ts'

/** What became of a request to a service. */
export type Outcome =
  /** A complete response. */
  | { kind: 'entry'; entry: Entry; fwdStatus: number; isUsedOnError?: true }
  /** A response that must not be shared. The one that began the request receives it. */
  | { kind: 'unshared'; isGone: boolean }

export interface FlightOptions {
  request: Request
  upstream: Upstream
  limits: ProxyLimits
  policyRequest: PolicyRequest
  /** The responses belong to one principal: then `private` allows them to be stored. */
  isPrivate: boolean
  /** Revalidated, if there is one, and used where the service fails. */
  stale: Entry | undefined
  mayUseOnError: boolean
  generation: string
  isTagged: boolean
  entryLimitBytes: number
  /** Receives a response that must not be shared. */
  client: Recipient | undefined
}

/** One request to a service, whose response several clients may wait for. */
export class Flight {
  readonly outcome: Promise<Outcome>
  readonly startedAtMs = nowMs()
  /** The resource was changed through this gateway meanwhile: the response must not be stored. */
  isOutdated = false
  isStored = false
  readonly #waiter = new EventEmitter()
  #waiting = 0

  constructor(options: FlightOptions) {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>()
    this.outcome = promise
    // A background request has no one that waits for it.
    promise.catch(() => {})
    const fail = (error: unknown) => {
      if (options.stale && options.mayUseOnError && isUsableOnError(options.stale))
        resolve({ kind: 'entry', entry: options.stale, fwdStatus: 0, isUsedOnError: true })
      else reject(error)
    }
    const recipient: Recipient = {
      waiter: this.#waiter,
      begin: (status, headers) => this.#begin(options, status, headers, resolve, fail),
    }
    forward(options.request, recipient, options.upstream, options.limits, headersFor(options)).then(
      () => reject(new Error('No client waits for the response')),
      fail,
    )
  }

  /** The request is aborted when all clients that wait for it have closed their connections. */
  waitFor(response: Response): void {
    this.#waiting += 1
    response.once('close', () => {
      this.#waiting -= 1
      if (this.#waiting === 0) this.#waiter.emit('close')
    })
  }

  #begin(
    options: FlightOptions,
    status: number,
    headers: IncomingHttpHeaders,
    resolve: (outcome: Outcome) => void,
    fail: (error: unknown) => void,
  ): Writable {
    const { policyRequest, stale, generation, isTagged, client } = options
    const stored = storedHeaders(headers)
    if (stale && status === 304) {
      // The service had one validator to compare with.
      const headers = { etag: stale.headers.etag, 'last-modified': stale.headers['last-modified'], ...stored }
      const { policy, matches } = stale.policy.revalidatedPolicy(policyRequest, { status, headers })
      if (!matches)
        fail(platformProblem('bad-gateway', { cause: new Error('The 304 is about another response') }))
      else
        resolve({
          kind: 'entry',
          entry: entryOf(policy, stale.body, generation, isTagged),
          fwdStatus: status,
        })
      return discard()
    }
    if (status >= 500 && stale && options.mayUseOnError && isUsableOnError(stale)) {
      resolve({ kind: 'entry', entry: stale, fwdStatus: status, isUsedOnError: true })
      return discard()
    }
    const passOn = (): Writable => {
      resolve({ kind: 'unshared', isGone: status === 404 || status === 410 })
      if (!client || client.waiter.closed) {
        this.#waiter.emit('close')
        return discard()
      }
      // The others that waited send requests of their own.
      client.waiter.once('close', () => this.#waiter.emit('close'))
      return client.begin(status, headers)
    }
    const policy = new Policy(
      policyRequest,
      { status, headers: stored },
      { shared: !options.isPrivate, cacheHeuristic: 0 },
    )
    if (!isStorable(policy, status, stored) || Number(headers['content-length']) > options.entryLimitBytes)
      return passOn()
    return new Collector({
      limitBytes: options.entryLimitBytes,
      timeoutMs: options.limits.timeoutMs,
      onBody: (body) =>
        resolve({ kind: 'entry', entry: entryOf(policy, body, generation, isTagged), fwdStatus: status }),
      onOverflow: passOn,
      onIncomplete: () => fail(platformProblem('bad-gateway')),
    })
  }
}

/** RFC 5861, section 4 */
function isUsableOnError({ policy, staleAtMs }: Entry): boolean {
  const seconds = Number(policy.toObject().rescc['stale-if-error'] ?? 0)
  return nowMs() < staleAtMs + seconds * 1_000
}

/** The response is the same for all that share it, so the service gets nothing that only one of them sent. */
function headersFor({ request, stale, isPrivate }: FlightOptions): Record<string, string | string[]> {
  const headers = forwardedHeaders(request)
  for (const name of NOT_FORWARDED) if (!(isPrivate && IDENTIFIES.has(name))) delete headers[name]
  const { etag, 'last-modified': lastModified } = stale?.headers ?? {}
  if (etag) headers['if-none-match'] = etag
  else if (lastModified) headers['if-modified-since'] = lastModified
  return headers
}

const IDENTIFIES = new Set(['authorization', 'cookie'])

const discard = () =>
  new Writable({
    write: (_chunk, _encoding, done) => done(),
  })
