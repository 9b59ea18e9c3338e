import { setTimeout as pause } from 'node:timers/promises'
import { type Dispatcher, request } from 'undici'
import { TIMEOUT_HEADER, timeLeftMs, timeoutHeader } from '../deadline.ts'
import { type Endpoint, outcomeOf } from '../discovery/balancer.ts'
import type { Target } from '../discovery/target.ts'
import { inTime, within } from '../timeout.ts'
import { createBulkhead } from './bulkhead.ts'
import { CallNotSent, ServiceUnavailable } from './unavailable.ts'

export interface SendOptions {
  /** The provider, from `openTarget`. */
  target: Target
  /** Timeout of one attempt, in milliseconds; the deadline of the current request may be earlier. Default 3 seconds. */
  timeoutMs?: number
  /** Retries of calls that are safe to repeat: reads, PUT, DELETE, and requests with an Idempotency-Key. Default 2. */
  retries?: number
  /** The longest pause before the first retry, in milliseconds; it doubles with each retry. Default 100. */
  retryDelayMs?: number
  /** Calls to the provider that are in flight at a time, and calls that may wait for one of them. Default 128 and 512. */
  maxConcurrent?: number
  maxQueue?: number
  /** By operation: how long the first request may take before a second one is sent. */
  hedgeAfterMs?: Readonly<Record<string, number>>
}

export interface Call {
  operation: string
  path: string
  init: Omit<RequestInit, 'headers'> & { headers: Record<string, string> }
}

/** One attempt of a call: its response, or the error that took its place. */
type Attempt = { response: Response } | { error: ServiceUnavailable }

/** Sends a call, with retries. */
export function createSend(options: SendOptions): (call: Call) => Promise<Response> {
  const { target, timeoutMs = 3_000, retries = 2, retryDelayMs = 100, hedgeAfterMs = {} } = options
  const bulkhead = createBulkhead(options.maxConcurrent ?? 128, options.maxQueue ?? 512)
  const { service } = target

  /** @param tried the instances of earlier attempts; those of this attempt are added */
  const attempt = async (call: Call, limitMs: number, tried: Endpoint<undefined>[]): Promise<Attempt> => {
    let isSent = false
    const trySend = async (signal: AbortSignal): Promise<Response> => {
      for (;;) {
        const endpoint = target.choose(call.operation, tried) ?? target.choose(call.operation)
        if (!endpoint) throw new Error(target.reason(call.operation))
        const isRepeated = tried.includes(endpoint)
        tried.push(endpoint)
        const end = endpoint.begin(call.operation)
        isSent = true
        try {
          const response = await exchange(endpoint.origin + call.path, call.init, limitMs, signal)
          end(outcomeOf(response.status))
          return response
        } catch (error) {
          const isUnreachable = UNREACHABLE.has((error as { code?: string }).code ?? '')
          end(call.init.signal?.aborted ? 'cancelled' : isUnreachable ? 'unreachable' : 'failed')
          // Nothing was sent: another instance can have the call at once, whatever it does.
          if (!isUnreachable || isRepeated || !target.choose(call.operation, tried)) throw error
        }
      }
    }
    const { signal: own } = call.init
    try {
      const response = await within(limitMs, own, async (signal) => {
        const leave = await bulkhead.enter(signal)
        try {
          return await trySend(signal)
        } finally {
          leave()
        }
      })
      return { response }
    } catch (cause) {
      if (own?.aborted && own.reason !== undefined && !isTimeout(own.reason)) throw cause
      const error = isSent
        ? new ServiceUnavailable(`${service} did not respond: ${messageOf(cause)}`, { cause })
        : new CallNotSent(`${service} was not called: ${messageOf(cause)}`, { cause })
      return { error }
    }
  }

  /**
   * An attempt, and a second one at another instance when the first takes long. The first response that is not to be
   * retried counts; the other attempt is cancelled.
   */
  const hedged: typeof attempt = async (call, limitMs, tried) => {
    const afterMs = hedgeAfterMs[call.operation]
    if (afterMs === undefined || afterMs >= limitMs) return attempt(call, limitMs, tried)
    const done = new AbortController()
    const caller = call.init.signal
    const signal = caller ? AbortSignal.any([caller, done.signal]) : done.signal
    const begin = (ms: number) => {
      const begun = attempt({ ...call, init: { ...call.init, signal } }, ms, tried)
      // The one that is cancelled.
      begun.catch(() => {})
      return begun
    }
    try {
      const first = begin(limitMs)
      const early = await Promise.race([first, pause(afterMs, undefined, { signal }).catch(() => undefined)])
      if (early || !target.choose(call.operation, tried) || !target.mayRetry()) return await first
      const second = begin(limitMs - afterMs)
      const [result, other] = await Promise.race([
        first.then((result) => [result, second] as const),
        second.then((result) => [result, first] as const),
      ])
      return 'error' in result || (await mayHelp(result)) ? await other : result
    } finally {
      done.abort()
    }
  }

  return async (call) => {
    if (target.endpoints().length === 0) await inTime(target.started, timeoutMs, '').catch(() => {})
    target.called()
    const tried: Endpoint<undefined>[] = []
    let result: Attempt | undefined
    for (let attempts = 1; ; attempts++) {
      const leftMs = timeLeftMs()
      if (leftMs <= 0)
        return valueOf(result ?? { error: new CallNotSent(`${service} was not called: no time is left`) })
      const last = await hedged(call, Math.min(timeoutMs, Math.ceil(leftMs)), tried)
      // A retry that was not sent leaves open whether the attempt before it had an effect.
      if (!result || !isNotSent(last)) result = last
      const pauseMs = retryAfterMs(last) ?? Math.random() * retryDelayMs * 2 ** (attempts - 1)
      const mayRetry =
        attempts <= retries &&
        isRepeatable(call.init) &&
        (await mayHelp(last)) &&
        pauseMs < Math.min(timeoutMs, timeLeftMs()) &&
        target.mayRetry()
      if (!mayRetry) return valueOf(result)
      await pause(pauseMs, undefined, { signal: call.init.signal ?? undefined })
    }
  }
}

const isNotSent = (attempt: Attempt) => 'error' in attempt && attempt.error instanceof CallNotSent

function valueOf(attempt: Attempt): Response {
  if ('error' in attempt) throw attempt.error
  return attempt.response
}

/* `Response` must not have a body with these (Fetch, section 2.2.6). */
const BODILESS = new Set([204, 205, 304])

/**
 * Sends a request and reads its whole response. On undici's `request`: calls between services need no redirects, cookies
 * or streams, and `fetch` spends half of the cost of a call on them.
 */
async function exchange(
  url: string,
  init: Call['init'],
  limitMs: number,
  signal: AbortSignal,
): Promise<Response> {
  const incoming = await request(url, {
    method: init.method as Dispatcher.HttpMethod,
    headers: { ...init.headers, [TIMEOUT_HEADER]: timeoutHeader(limitMs) },
    body: init.body as string | null,
    signal,
  })
  const text = await incoming.body.text()
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((each): [string, string] => [name, each]),
  )
  const { statusCode: status } = incoming
  return new Response(BODILESS.has(status) ? null : text, { status, headers })
}

/* Errors of undici and the system when no connection could be opened. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
])

const isRepeatable = ({ method = 'GET', headers, body }: Call['init']) =>
  !(body instanceof ReadableStream) &&
  (['GET', 'HEAD', 'PUT', 'DELETE'].includes(method.toUpperCase()) || 'Idempotency-Key' in headers)

/** Whether another attempt may succeed where this one failed. */
async function mayHelp(attempt: Attempt): Promise<boolean> {
  // The next attempt would not be sent either.
  if ('error' in attempt) return !isNotSent(attempt)
  const { response } = attempt
  if ([429, 502, 503, 504].includes(response.status)) return true
  // Our first attempt is still running at the provider.
  return response.status === 409 && (await codeOf(response)) === 'idempotency-conflict'
}

/** RFC 9110, section 10.2.3. */
function retryAfterMs(attempt: Attempt): number | undefined {
  const value = 'response' in attempt ? attempt.response.headers.get('Retry-After') : null
  if (value === null) return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

async function codeOf(response: Response): Promise<string | undefined> {
  const body = (await response
    .clone()
    .json()
    .catch(() => undefined)) as { code?: string } | undefined
  return body?.code
}

const isTimeout = (reason: unknown) => reason instanceof DOMException && reason.name === 'TimeoutError'
const messageOf = (error: unknown) => {
  const { message, cause } = error as Error & { cause?: Error }
  return cause?.message ? `${message} (${cause.message})` : message
}
