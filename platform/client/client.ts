import CircuitBreaker from 'opossum'
import { type Dispatcher, request } from 'undici'
import { databaseProblem } from '../database/database.ts'
import { platformProblem, type Problem } from '../problem.ts'
import { currentTrace } from '../telemetry/trace.ts'
import { within } from '../timeout.ts'

export interface ServiceClientOptions {
  /** Name of the provider, for messages: `products`. */
  service: string
  /** `http://127.0.0.1:3002`; with several, attempts alternate between them. */
  baseUrls: string | readonly string[]
  /** From `serviceToken`; without it, calls are anonymous. */
  token?: ServiceToken
  /** Timeout of one attempt. */
  timeoutMs?: number
  /** Retries of calls that are safe to repeat: reads, PUT, DELETE, and requests with an Idempotency-Key. */
  retries?: number
  retryDelayMs?: number
  breaker?: {
    /** The circuit opens when this percentage of calls failed in the last ten seconds… */
    errorThresholdPercentage?: number
    /** …out of at least this many. */
    volumeThreshold?: number
    /** How long the circuit stays open before one trial call. */
    resetTimeoutMs?: number
  }
}

/**
 * Resolves to a valid token.
 *
 * @param refused a token that a provider rejected: it is replaced, unless it was issued very recently
 */
export type ServiceToken = (refused?: string) => Promise<string>

/** The configuration for `createClient` of `generated/<service>/v<N>/client.ts`. */
export interface ServiceClientConfig {
  serverUrl: string
  fetch: typeof fetch
  headers: () => Record<string, string>
  auth?: { bearer: () => Promise<string> }
  retry: {
    retries: number
    retryDelay: number
    retryOn: (attempt: Attempt) => Promise<boolean>
  }
  errorMode: 'result'
  argsStyle: 'grouped'
  clientHeader: false
}

interface Attempt {
  request: { method: string; headers: Record<string, string> }
  response?: Response
  error?: unknown
}

/**
 * The provider sent no complete response: connection refused, connection lost, timeout, or the request was not sent.
 */
export class ServiceUnavailable extends Error {
  override name: string = 'ServiceUnavailable'
}

/** The request was never sent (open circuit, no token), so it is safe to retry. */
export class CallNotSent extends ServiceUnavailable {
  override name = 'CallNotSent'
}

/**
 * The configuration of a client for calls between services: `createClient<Ops>(OPERATIONS, clientConfig({ service:
 * 'products', baseUrls, token }))`.
 *
 * A call resolves to `{ data, error, response }`: a problem of the provider is a value, typed by its contract. It
 * rejects when there was no response.
 *
 * @param basePath of the provider's contract
 */
export function clientConfig(options: ServiceClientOptions, basePath = '/api/v1'): ServiceClientConfig {
  const { service, token, timeoutMs = 3_000, retries = 2, retryDelayMs = 100 } = options
  const origins = [options.baseUrls].flat().map((url) => url.replace(/\/$/, ''))
  const first = origins[0]
  if (first === undefined) throw new Error(`No URL is configured for ${service}`)
  const serverUrl = first + basePath
  let turn = 0
  const breaker = new CircuitBreaker(send, {
    // Each attempt has its own signal, which cancels the request.
    timeout: false,
    errorThresholdPercentage: options.breaker?.errorThresholdPercentage ?? 50,
    volumeThreshold: options.breaker?.volumeThreshold ?? 10,
    resetTimeout: options.breaker?.resetTimeoutMs ?? 1_000,
    rollingCountTimeout: 10_000,
  })

  return {
    serverUrl,
    fetch: async (input, init) => {
      const path = String(input instanceof Request ? input.url : input).slice(first.length)
      const ask = (headers = init?.headers) => {
        const origin = origins[turn++ % origins.length] as string
        return breaker.fire(origin + path, { ...init, headers }, timeoutMs)
      }
      try {
        const response = await ask()
        const renewed = response.status === 401 && token ? await renewedHeaders(token, init) : undefined
        if (!renewed) return response
        await response.body?.cancel()
        return await ask(renewed)
      } catch (error) {
        // A response is returned, even one that counts as a failure for the circuit breaker.
        if (error instanceof Failed) return error.response
        if (error instanceof CallNotSent) throw error
        if (isOpenBreaker(error))
          throw new CallNotSent(`circuit breaker for ${service} is open`, { cause: error })
        if (init?.signal?.aborted && init.signal.reason !== undefined && !isTimeout(init.signal.reason))
          throw error
        throw new ServiceUnavailable(`${service} did not respond: ${messageOf(error)}`, { cause: error })
      }
    },
    headers: (): Record<string, string> => {
      const traceparent = currentTrace()
      return traceparent === undefined ? {} : { traceparent }
    },
    ...(token ? { auth: { bearer: () => token() } } : {}),
    retry: { retries, retryDelay: retryDelayMs, retryOn: mayRepeat },
    errorMode: 'result',
    argsStyle: 'grouped',
    clientHeader: false,
  }
}

/**
 * Headers with a new token, for a provider that rejected the current one, such as after a key rotation. A rejected
 * request had no effect, so any method is safe to retry, unless its body can be read only once.
 */
async function renewedHeaders(
  token: ServiceToken,
  init: RequestInit | undefined,
): Promise<Headers | undefined> {
  const headers = new Headers(init?.headers)
  const [, refused] = /^Bearer (.+)$/.exec(headers.get('Authorization') ?? '') ?? []
  if (refused === undefined || init?.body instanceof ReadableStream) return undefined
  const other = await token(refused)
  if (other === refused) return undefined
  headers.set('Authorization', `Bearer ${other}`)
  return headers
}

/** Carries a response through the circuit breaker, which counts rejections. */
class Failed extends Error {
  readonly response: Response
  constructor(response: Response) {
    super(`Response status ${response.status}`)
    this.response = response
  }
}

/* `Response` must not have a body with these (Fetch, section 2.2.6). */
const BODILESS = new Set([204, 205, 304])

/**
 * Implements `fetch` for the generated client on undici's `request`. Calls between services need no redirects, cookies
 * or streams, and `fetch` spends half of the cost of a call on them.
 */
const send = (url: string, init: RequestInit, timeoutMs: number): Promise<Response> =>
  within(timeoutMs, init.signal, async (signal) => {
    const incoming = await request(url, {
      method: init.method as Dispatcher.HttpMethod,
      headers: init.headers as Record<string, string>,
      body: init.body as string | null,
      signal,
    })
    const text = await incoming.body.text()
    const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((each): [string, string] => [name, each]),
    )
    const { statusCode: status } = incoming
    const response = new Response(BODILESS.has(status) ? null : text, { status, headers })
    if (response.status >= 500) throw new Failed(response)
    return response
  })

async function mayRepeat({ request, response, error }: Attempt): Promise<boolean> {
  const repeatable =
    ['GET', 'HEAD', 'PUT', 'DELETE'].includes(request.method.toUpperCase()) ||
    'Idempotency-Key' in request.headers
  if (!repeatable) return false
  // A retry would be rejected by the open circuit.
  if (error !== undefined) return !(error instanceof CallNotSent)
  if (response === undefined) return false
  if ([429, 502, 503, 504].includes(response.status)) return true
  // Our first attempt is still running at the provider.
  return response.status === 409 && (await codeOf(response)) === 'idempotency-conflict'
}

async function codeOf(response: Response): Promise<string | undefined> {
  const body = (await response
    .clone()
    .json()
    .catch(() => undefined)) as { code?: string } | undefined
  return body?.code
}

const isOpenBreaker = (error: unknown) => (error as { code?: unknown }).code === 'EOPENBREAKER'
const isTimeout = (reason: unknown) => reason instanceof DOMException && reason.name === 'TimeoutError'
const messageOf = (error: unknown) => {
  const { message, cause } = error as Error & { cause?: Error }
  return cause?.message ? `${message} (${cause.message})` : message
}

/** For `problemMappers`: a provider that does not respond becomes a 503 of this service. */
export function clientProblem(error: unknown): Problem | undefined {
  if (!isUnanswered(error)) return undefined
  return platformProblem('unavailable', {
    detail: 'A dependency of this service is not responding. Try again later.',
    headers: { 'Retry-After': '2' },
    cause: error,
  })
}

/** True for a call without a response: whether it had an effect is unknown. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof ServiceUnavailable || (error instanceof Error && error.name === 'TimeoutError')

/** True for a failure that the work did not cause: a database or provider that is unavailable. */
export const isUnavailability = (error: unknown): boolean =>
  isUnanswered(error) || databaseProblem(error)?.status === 503
