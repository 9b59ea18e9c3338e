import { type Dispatcher, request } from 'undici'
import { originOf } from './instance.ts'

export interface RegistryRequest {
  method?: Dispatcher.HttpMethod
  /** Sent as JSON. */
  body?: unknown
  headers?: Record<string, string>
  /** Default 3 seconds. */
  timeoutMs?: number
  signal?: AbortSignal
}

export interface RegistryResponse {
  headers: Record<string, string | string[] | undefined>
  /** The parsed body; undefined when it is empty. */
  body: unknown
}

/**
 * A request to a registry: JSON over HTTP. Credentials of the URL are sent as Basic authentication.
 *
 * @throws Error without a response, with a status of 300 or more, or with a body that is not JSON
 */
export async function askRegistry(
  base: URL,
  path: string,
  { method = 'GET', body, headers, timeoutMs = 3_000, signal }: RegistryRequest = {},
): Promise<RegistryResponse> {
  const url = base.origin + base.pathname.replace(/\/$/, '') + path
  const timeout = AbortSignal.timeout(timeoutMs)
  const {
    statusCode,
    headers: received,
    body: stream,
  } = await request(url, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(base.username === '' ? {} : { authorization: basic(base) }),
      ...headers,
    },
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  })
  const text = await stream.text()
  if (statusCode >= 300)
    throw new Error(`${method} ${url} got the response ${statusCode}: ${text.slice(0, 200)}`)
  return { headers: received, body: text === '' ? undefined : parse(text, url) }
}

function parse(text: string, url: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Consul responds to some requests with plain text.
    throw new Error(`the response of ${url} is not JSON: ${text.slice(0, 100)}`)
  }
}

const basic = ({ username, password }: URL) =>
  `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`

/**
 * The origins of the entries that have one.
 *
 * @throws Error when there are entries and none has one: then they are not what the registry should hold
 */
export function instancesOf(
  entries: readonly { origin: string | undefined; zone?: unknown }[],
): { origin: string; zone?: string }[] {
  const valid = entries.flatMap(({ origin, zone }) => {
    const checked = origin === undefined ? undefined : originOf(origin)
    if (checked === undefined) return []
    return [{ origin: checked, ...(typeof zone === 'string' && zone !== '' ? { zone } : {}) }]
  })
  if (entries.length > 0 && valid.length === 0)
    throw new Error('no entry of the registry has a valid address')
  return valid
}
