import { AsyncLocalStorage } from 'node:async_hooks'
import { randomFillSync } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export interface Trace {
  traceId: string
  spanId: string
  /** The header for the next service: with this hop's span as the parent. */
  traceparent: string
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/
const TRACE = Symbol('trace')
const current = new AsyncLocalStorage<string>()

/* Filled for many ids at once: random bytes one id at a time are the largest cost of a short request. */
const pool = Buffer.allocUnsafe(8192)
let used = pool.length
function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  return pool.toString('hex', used, (used += bytes))
}

/** The trace context of a request (W3C Trace Context, level 1): the caller's, continued, or a new one. */
export function traceOf(request: IncomingMessage): Trace {
  const known = (request as Traced)[TRACE]
  if (known) return known
  const given = TRACEPARENT.exec(String(request.headers.traceparent ?? ''))
  // All zeros is an invalid id (section 3.2.2.3).
  const traceId = given?.[1] && !/^0+$/.test(given[1]) ? given[1] : randomHex(16)
  const spanId = randomHex(8)
  const trace = { traceId, spanId, traceparent: `00-${traceId}-${spanId}-${given?.[3] ?? '01'}` }
  return ((request as Traced)[TRACE] = trace)
}

type Traced = IncomingMessage & { [TRACE]?: Trace }

/** Runs work as part of a trace: the events that it publishes, its jobs and its calls carry the trace. */
export function inTrace<T>(traceparent: string | undefined, work: () => T): T {
  return traceparent === undefined ? work() : current.run(traceparent, work)
}

/** The trace of the running code. */
export const currentTrace = (): string | undefined => current.getStore()
