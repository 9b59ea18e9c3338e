import type { Request, Response } from 'express'
import type { IncomingHttpHeaders } from 'node:http'
import { plainTags } from './compression.ts'
import { requestIdOf } from '#platform/telemetry/request-log.ts'
import { traceOf } from '#platform/telemetry/trace.ts'

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
const SET_BY_GATEWAY = /^(forwarded$|x-forwarded-|x-real-ip$|x-request-id$|traceparent$|request-timeout-ms$)/

/* May have tags of compressed representations. */
const CONDITIONS = new Set(['if-match', 'if-none-match'])

/** The request headers for the service: those of the client without hop-by-hop headers, plus the gateway's own. */
export function forwardedHeaders(request: Request): Record<string, string | string[]> {
  const { headers } = request
  const dropped = namedByConnection(headers)
  const forwarded: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || HOP_BY_HOP.has(name) || dropped?.has(name)) continue
    if (SET_BY_GATEWAY.test(name)) continue
    forwarded[name] = CONDITIONS.has(name) ? plainTags(String(value)) : value
  }
  forwarded['x-request-id'] = requestIdOf(request) ?? ''
  forwarded.traceparent = traceOf(request).traceparent
  // Only the trusted client address, not the list that clients can forge.
  forwarded['x-forwarded-for'] = request.ip ?? ''
  forwarded['x-forwarded-proto'] = request.protocol
  forwarded['x-forwarded-host'] = request.host ?? ''
  forwarded.via = `${headers.via ? `${headers.via}, ` : ''}${request.httpVersion} gateway`
  return forwarded
}

/** Copies the response headers. Headers already set by the gateway take precedence: security, CORS, request id. */
export function setResponseHeaders(headers: IncomingHttpHeaders, response: Response): void {
  const dropped = namedByConnection(headers)
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || HOP_BY_HOP.has(name) || dropped?.has(name)) continue
    if (name === 'vary') response.vary(String(value))
    else if (isSetByService(name) || (!name.startsWith('access-control-') && !response.hasHeader(name)))
      response.setHeader(name, value)
  }
}

/** Decided by the service: an image may be embedded in any page (Fetch, section 3.7). */
const isSetByService = (name: string) => name === 'cross-origin-resource-policy'

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
