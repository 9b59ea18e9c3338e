import CircuitBreaker from 'opossum'
import { databaseProblem } from './database.ts'
import { platformProblem, type Problem } from './problem.ts'
import { currentTrace } from './trace.ts'

export interface ServiceClientOptions {
  /** Of the provider, for messages: `products`. */
  service: string
  /** `http://127.0.0.1:3002`; with several, each attempt goes to the next. */
  baseUrls: string | readonly string[]
  /** From `serviceToken`; without it, calls are anonymous. */
  token?: () => Promise<string>
  /** For one attempt. */
  timeoutMs?: number
  /** How often a call that may be repeated is tried again: reads, PUT, DELETE, and what has an Idempotency-Key. */
  retries?: number
  retryDelayMs?: number
  breaker?: {
    /** Opens when this share of the last ten seconds' calls failed, in percent… */
    errorThresholdPercentage?: number
    /** …and there were so many. */
    volumeThreshold?: number
    /** So long nothing is sent; then one call tries. */
    resetTimeoutMs?: number
  }
}

/** What the `createClient` of `generated/<service>/v<N>/client.ts` is given. */
export interface ServiceClientConfig {
  serverUrl: string
  fetch: typeof fetch
  headers: () => Record<string, string>
  auth?: { bearer: () => Promise<string> }
  timeout: number
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

/** The provider gave no answer: refused, cut off, too late, or not asked because it failed too often just now. */
export class ServiceUnavailable extends Error {
  override name = 'ServiceUnavailable'
}

/**
 * How one service calls another:
 * `createClient<Ops>(OPERATIONS, clientConfig({ service: 'products', baseUrls, token }))`.
 *
 * A call resolves to `{ data, error, response }`: a problem of the provider is a value, typed by its contract. It
 * rejects when there was no answer.
 *
 * @param basePath of the provider's contract
 */
export function clientConfig(options: ServiceClientOptions, basePath = '/api/v1'): ServiceClientConfig {
  const { service, token, timeoutMs = 3_000, retries = 2, retryDelayMs = 100 } = options
  const origins = [options.baseUrls].flat().map((url) => url.replace(/\/$/, ''))
  const first = origins[0]
  if (first === undefined) throw new Error(`There is no address of ${service}`)
  const serverUrl = first + basePath
  let turn = 0
  const breaker = new CircuitBreaker(send, {
    // The client has a time-out for each attempt, which really ends it.
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
      const origin = origins[turn++ % origins.length] as string
      try {
        return await breaker.fire(origin + path, init)
      } catch (error) {
        // An answer is an answer, also one that counts against the provider.
        if (error instanceof Failed) return error.response
        if (init?.signal?.aborted && init.signal.reason !== undefined && !isTimeout(init.signal.reason))
          throw error
        throw new ServiceUnavailable(`${service} gave no answer: ${messageOf(error)}`, { cause: error })
      }
    },
    headers: (): Record<string, string> => {
      const traceparent = currentTrace()
      return traceparent === undefined ? {} : { traceparent }
    },
    ...(token ? { auth: { bearer: token } } : {}),
    timeout: timeoutMs,
    retry: { retries, retryDelay: retryDelayMs, retryOn: mayRepeat },
    errorMode: 'result',
    argsStyle: 'grouped',
    clientHeader: false,
  }
}

/** Carries a reply past the breaker, which counts what rejects. */
class Failed extends Error {
  readonly response: Response
  constructor(response: Response) {
    super(`It answered ${response.status}`)
    this.response = response
  }
}

async function send(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init)
  if (response.status >= 500) throw new Failed(response)
  return response
}

async function mayRepeat({ request, response, error }: Attempt): Promise<boolean> {
  const repeatable =
    ['GET', 'HEAD', 'PUT', 'DELETE'].includes(request.method.toUpperCase()) ||
    'Idempotency-Key' in request.headers
  if (!repeatable) return false
  // Not asked at all: asking again at once would only be refused again.
  if (error !== undefined) return (error as { cause?: { code?: string } }).cause?.code !== 'EOPENBREAKER'
  if (response === undefined) return false
  if ([429, 502, 503, 504].includes(response.status)) return true
  // Our first attempt still runs there, although we gave it up.
  return response.status === 409 && (await codeOf(response)) === 'idempotency-conflict'
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

/** For `problemMappers`: a provider that gives no answer is a 503 of ours. */
export function clientProblem(error: unknown): Problem | undefined {
  if (!isUnanswered(error)) return undefined
  return platformProblem('unavailable', {
    detail: 'Something that this service depends on does not answer. Try again shortly.',
    headers: { 'Retry-After': '2' },
    cause: error,
  })
}

/** True for a call that had no answer, so nobody knows whether it was done. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof ServiceUnavailable || (error instanceof Error && error.name === 'TimeoutError')

/** True for a failure that is not of the work itself: a database or a provider that does not answer. */
export const isUnavailability = (error: unknown): boolean =>
  isUnanswered(error) || databaseProblem(error)?.status === 503
