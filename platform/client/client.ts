import { currentTrace, inSpan } from '../telemetry/trace.ts'
import { type Call, createSend, type SendOptions } from './send.ts'

export interface ServiceClientOptions extends SendOptions {
  /** `API` of the generated client. */
  api: {
    basePath: string
    /** `x-hedge-after-ms` by operation. */
    hedgeAfterMs: Readonly<Record<string, number>>
  }
  /** From `serviceToken`; without it, calls are anonymous. */
  token?: ServiceToken
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
  auth?: { bearer: () => Promise<string> }
  middleware: { onRequest(request: { headers: Record<string, string>; operation: { id: string } }): void }[]
  retry: { retries: 0 }
  errorMode: 'result'
  argsStyle: 'grouped'
  clientHeader: false
}

/* From the generated client to `fetch`, which removes it: the operation of a call. */
const OPERATION_HEADER = 'X-Operation'

/**
 * The configuration of a client for calls between services:
 * `createClient<Ops>(OPERATIONS, clientConfig({ api: API, target, token }))`.
 *
 * A call resolves to `{ data, error, response }`: a problem of the provider is a value, typed by its contract. It
 * rejects when there was no response. Each attempt goes to an instance that this call has not tried; retries have full
 * jitter, honour `Retry-After`, and are made only within the deadline of the current request and the retry budget.
 */
export function clientConfig(options: ServiceClientOptions): ServiceClientConfig {
  const { api, target, token } = options
  // A placeholder: each attempt goes to an instance.
  const base = `http://${target.service}`
  const send = createSend({ ...options, hedgeAfterMs: api.hedgeAfterMs })
  return {
    serverUrl: base + api.basePath,
    fetch: async (input, init = {}) => {
      const path = String(input instanceof Request ? input.url : input).slice(base.length)
      const headers = { ...(init.headers as Record<string, string> | undefined) }
      const operation = headers[OPERATION_HEADER] ?? ''
      delete headers[OPERATION_HEADER]
      return inSpan({ name: `${target.service} ${operation}`, kind: 'client' }, async () => {
        const traceparent = currentTrace()
        if (traceparent !== undefined) headers.traceparent = traceparent
        const call = { operation, path, init: { ...init, headers } }
        const response = await send(call)
        const renewed = response.status === 401 && token ? await renewedHeaders(token, call.init) : undefined
        return renewed ? await send({ ...call, init: { ...init, headers: renewed } }) : response
      })
    },
    ...(token ? { auth: { bearer: () => token() } } : {}),
    middleware: [
      {
        onRequest: ({ headers, operation }) => {
          headers[OPERATION_HEADER] = operation.id
        },
      },
    ],
    // Retries are made below, where the instance and the deadline are known.
    retry: { retries: 0 },
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
  { headers, body }: Call['init'],
): Promise<Call['init']['headers'] | undefined> {
  const [, refused] = /^Bearer (.+)$/.exec(headers.Authorization ?? '') ?? []
  if (refused === undefined || body instanceof ReadableStream) return undefined
  const other = await token(refused)
  return other === refused ? undefined : { ...headers, Authorization: `Bearer ${other}` }
}
