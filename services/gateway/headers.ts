import type { Request, Response } from 'express'
import type { IncomingHttpHeaders } from 'node:http'
import { requestIdOf } from '#platform/log.ts'
import { traceOf } from '#platform/trace.ts'

/* They belong to one connection, not to the message (RFC 9110, section 7.6.1). `Host` is the service's own. */
const HOP_BY_HOP = new Set([
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

/* Whoever sends them to us could claim to be anybody; we say them ourselves. */
const SAID_BY_THE_GATEWAY = /^(forwarded$|x-forwarded-|x-real-ip$|x-request-id$|traceparent$)/

/** What goes on to the service: the caller's headers without those of the connection, and who the caller is. */
export function forwardedHeaders(request: Request): Record<string, string | string[]> {
  const { headers } = request
  const dropped = namedByConnection(headers)
  const forwarded: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || HOP_BY_HOP.has(name) || dropped?.has(name)) continue
    if (!SAID_BY_THE_GATEWAY.test(name)) forwarded[name] = value
  }
  forwarded['x-request-id'] = requestIdOf(request) ?? ''
  forwarded.traceparent = traceOf(request).traceparent
  // One address, the one that we believe: a list would carry what others claimed.
  forwarded['x-forwarded-for'] = request.ip ?? ''
  forwarded['x-forwarded-proto'] = request.protocol
  forwarded['x-forwarded-host'] = request.host ?? ''
  forwarded.via = `${headers.via ? `${headers.via}, ` : ''}${request.httpVersion} gateway`
  return forwarded
}

/** What comes back to the caller. What the gateway has set already stays: security headers, CORS, the request id. */
export function setReplyHeaders(headers: IncomingHttpHeaders, response: Response): void {
  const dropped = namedByConnection(headers)
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || HOP_BY_HOP.has(name) || dropped?.has(name)) continue
    if (name === 'vary') response.vary(String(value))
    else if (isTheirs(name) || (!name.startsWith('access-control-') && !response.hasHeader(name)))
      response.setHeader(name, value)
  }
}

/** Who may show a reply on their pages is said by its contract: a picture may be on any (Fetch, section 3.7). */
const isTheirs = (name: string) => name === 'cross-origin-resource-policy'

/** `Connection` may name further headers of this one connection. */
function namedByConnection({ connection }: IncomingHttpHeaders): Set<string> | undefined {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return undefined
  return new Set(
    String(connection)
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  )
}
