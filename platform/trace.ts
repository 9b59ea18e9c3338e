import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export interface Trace {
  traceId: string
  spanId: string
  /** What is sent on to the next service: this hop's span as the parent. */
  traceparent: string
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/
const traces = new WeakMap<IncomingMessage, Trace>()

/** The trace context of a request (W3C Trace Context, level 1): the caller's, continued, or a new one. */
export function traceOf(request: IncomingMessage): Trace {
  const known = traces.get(request)
  if (known) return known
  const given = TRACEPARENT.exec(String(request.headers.traceparent ?? ''))
  // All zeros is an invalid id (section 3.2.2.3).
  const traceId = given?.[1] && !/^0+$/.test(given[1]) ? given[1] : randomBytes(16).toString('hex')
  const spanId = randomBytes(8).toString('hex')
  const trace = { traceId, spanId, traceparent: `00-${traceId}-${spanId}-${given?.[3] ?? '01'}` }
  traces.set(request, trace)
  return trace
}
