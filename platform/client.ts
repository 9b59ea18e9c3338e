import CircuitBreaker from 'opossum'
import { type Dispatcher, request } from 'undici'
import { databaseProblem } from './database.ts'
import { platformProblem, type Problem } from './problem.ts'
import { currentTrace } from './trace.ts'
import { within } from './within.ts'

export interface ServiceClientOptions {
  /** Of the provider, for messages: `products`. */
  service: string
  /** `http://127.0.0.1:3002`; with several, each attempt goes to the next. */
  baseUrls: string | readonly string[]
  /** From `serviceToken`; without it, calls are anonymous. */
  token?: ServiceToken
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

/**
 * Resolves to a good token.
 *
 * @param refused one that a provider did not take: another one is got, unless it is quite new itself
 */
export type ServiceToken = (refused?: string) => Promise<string>

/** What the `createClient` of `generated/<service>/v<N>/client.ts` is given. */
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

/** The provider gave no answer: refused, cut off, too late, or not asked at all. */
export class ServiceUnavailable extends Error {
  override name: string = 'ServiceUnavailable'
}

/** Nothing was sent: the provider failed too often just now, or there is no token for it. So nothing was done. */
export class NotAsked extends ServiceUnavailable {
  override name = 'NotAsked'
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
    // Each attempt has one of its own, which really ends it.
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
        // An answer is an answer, also one that counts against the provider.
        if (error instanceof Failed) return error.response
        if (error instanceof NotAsked) throw error
        if (isOpenBreaker(error))
          throw new NotAsked(`${service} is not asked: it failed too often`, { cause: error })
        if (init?.signal?.aborted && init.signal.reason !== undefined && !isTimeout(init.signal.reason))
          throw error
        throw new ServiceUnavailable(`${service} gave no answer: ${messageOf(error)}`, { cause: error })
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
 * For a provider that does not take our token, such as after its keys were changed: the headers with another token.
 * What is refused so was not done, so it may be sent again whatever it is, unless its body can be read only once.
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

/** Carries a reply past the breaker, which counts what rejects. */
class Failed extends Error {
  readonly response: Response
  constructor(response: Response) {
    super(`It answered ${response.status}`)
    this.response = response
  }
}

/* `Response` must not have a body with these (Fetch, section 2.2.6). */
const BODILESS = new Set([204, 205, 304])

/**
 * What the generated client asks of `fetch`, by the layer below it: between services there are no redirects, no
 * cookies and no streams, and what `fetch` does about them is half of what a call costs.
 */
const send = (url: string, init: RequestInit, timeoutMs: number): Promise<Response> =>
  within(timeoutMs, init.signal, async (signal) => {
    const answer = await request(url, {
      method: init.method as Dispatcher.HttpMethod,
      headers: init.headers as Record<string, string>,
      body: init.body as string | null,
      signal,
    })
    const text = await answer.body.text()
    const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((each): [string, string] => [name, each]),
    )
    const { statusCode: status } = answer
    const response = new Response(BODILESS.has(status) ? null : text, { status, headers })
    if (response.status >= 500) throw new Failed(response)
    return response
  })

async function mayRepeat({ request, response, error }: Attempt): Promise<boolean> {
  const repeatable =
    ['GET', 'HEAD', 'PUT', 'DELETE'].includes(request.method.toUpperCase()) ||
    'Idempotency-Key' in request.headers
  if (!repeatable) return false
  // Asking again at once would only be refused again.
  if (error !== undefined) return !(error instanceof NotAsked)
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

const isOpenBreaker = (error: unknown) => (error as { code?: unknown }).code === 'EOPENBREAKER'
const isTimeout = (reason: unknown) => reason instanceof DOMException && reason.name === 'TimeoutError'
const messageOf = (error: unknown) => {
  const { message, cause } = error as Error & { cause?: Error }
  return cause?.message ? `${message} (${cause.message})` : message
}

/** For `problemMappers`: a provider that gives no answer is a 503 of ours. */
export function clientProblem(error: unknown): Problem | undefined {
  if (!isUnanswered(error)) return undefined
  return platformProblem('unavailable', {
    detail: 'A dependency of this service is not responding. Try again later.',
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
