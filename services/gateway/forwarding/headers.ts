import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { append } from 'vary'
import { SECURITY_HEADERS } from '#platform/http/edge-headers.ts'
import { plainTags } from './compression.ts'
import { requestIdOf } from '#platform/telemetry/request-log.ts'
import { traceOf } from '#platform/telemetry/trace.ts'
import type { Sender } from './sender.ts'

/* Hop-by-hop headers (RFC 9110, section 7.6.1), and `Host`, which is set for the service. */
export const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/* Not accepted from clients, who could forge them; set by the gateway. */
const SET_BY_GATEWAY = new Set([
  'forwarded',
  'x-real-ip',
  'x-request-id',
  'traceparent',
  'request-timeout-ms',
])

/* May have tags of compressed representations. */
const CONDITIONS = new Set(['if-match', 'if-none-match'])

/** The request headers for the service: those of the client without hop-by-hop headers, plus the gateway's own. */
export function forwardedHeaders(
  request: IncomingMessage,
  { address, protocol, host }: Sender,
): Record<string, string | string[]> {
  const { headers } = request
  const dropped = namedByConnection(headers)
  const forwarded: Record<string, string | string[]> = {}
  for (const name in headers) {
    const value = headers[name]
    if (value === undefined || HOP_BY_HOP.has(name) || dropped?.has(name)) continue
    if (SET_BY_GATEWAY.has(name) || name.startsWith('x-forwarded-')) continue
    forwarded[name] = CONDITIONS.has(name) ? plainTags(String(value)) : value
  }
  forwarded['x-request-id'] = requestIdOf(request) ?? ''
  forwarded.traceparent = traceOf(request).traceparent
  // Only the trusted client address, not the list that clients can forge.
  forwarded['x-forwarded-for'] = address
  forwarded['x-forwarded-proto'] = protocol
  forwarded['x-forwarded-host'] = host
  forwarded.via = `${headers.via ? `${headers.via}, ` : ''}${request.httpVersion} gateway`
  return forwarded
}

/**
 * The headers of a forwarded response, name and value in turn, for `writeHead`: those of the gateway, then those of the
 * service which the gateway does not set itself (security, CORS, request id).
 */
export function responseHeaders(headers: IncomingHttpHeaders, response: ServerResponse): string[] {
  const all = SECURITY_HEADERS.slice()
  const dropped = namedByConnection(headers)
  // By CORS, or by a server that is closing.
  const isSet = hasSetHeaders(response)
  for (const name in headers) {
    const value = headers[name]
    if (value === undefined || HOP_BY_HOP.has(name) || dropped?.has(name)) continue
    if (name === SET_BY_SERVICE)
      all[all.findIndex((known) => known.toLowerCase() === name) + 1] = String(value)
    else if (SET_ON_RESPONSE.has(name) || name.startsWith('access-control-')) continue
    else if (isSet && name === 'vary') all.push(name, append(String(response.getHeader(name) ?? ''), value))
    else if (isSet && response.hasHeader(name)) continue
    else if (typeof value === 'string') all.push(name, value)
    else for (const one of value) all.push(name, one)
  }
  return all
}

/** Whether headers were set before `writeHead`. */
export const hasSetHeaders = (response: ServerResponse): boolean => response.getHeaderNames().length > 0

/* Decided by the service: an image may be embedded in any page (Fetch, section 3.7). */
const SET_BY_SERVICE = 'cross-origin-resource-policy'

const SET_ON_RESPONSE = new Set([
  'x-request-id',
  ...SECURITY_HEADERS.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase()),
])

/** Further hop-by-hop headers, listed in `Connection`. */
export function namedByConnection({ connection }: IncomingHttpHeaders): Set<string> | undefined {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return undefined
  return new Set(
    String(connection)
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  )
}
