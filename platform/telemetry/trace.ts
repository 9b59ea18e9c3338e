import type { RequestHandler } from 'express'
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomFillSync } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { localsOf } from './locals.ts'
import { isProbe } from './probe.ts'

export interface Trace {
  traceId: string
  spanId: string
  /** The header for the next service: with this hop's span as the parent. */
  traceparent: string
  /** Undefined when spans are not recorded. */
  span: Span | undefined
}

export type Attributes = Readonly<Record<string, string | number>>

/** An operation that is being recorded. */
export interface Span {
  traceparent: string
  /** Runs work with this span as the parent of those that other libraries make. */
  run<T>(work: () => T): T
  /** @param name replaces the first one: the route of a request is known late */
  end(result: { name?: string; attributes?: Attributes; isError?: boolean; error?: unknown }): void
}

export interface SpanStart {
  name: string
  kind: 'server' | 'client' | 'consumer'
  attributes?: Attributes
  /** A `traceparent` header; undefined begins a new trace. */
  parent?: string | undefined
}

/** Records spans; `openTracing` makes one for OpenTelemetry. */
export interface Tracer {
  start(span: SpanStart): Span
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/
const TRACE = Symbol('trace')
const current = new AsyncLocalStorage<string>()
let tracer: Tracer | undefined

/** The tracer of this process; undefined to record nothing. */
export function setTracer(used: Tracer | undefined): void {
  tracer = used
}

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
  const trace = tracer && !isProbe(request) ? recorded(tracer, request) : unrecorded(request)
  return ((request as Traced)[TRACE] = trace)
}

type Traced = IncomingMessage & { [TRACE]?: Trace }

/** The parts of a `traceparent` header; undefined if it is not valid. */
export function parseTraceparent(header: unknown) {
  const [, traceId = '', spanId = '', flags = ''] = TRACEPARENT.exec(String(header)) ?? []
  // All zeros is an invalid id (sections 3.2.2.3 and 3.2.2.4).
  return [traceId, spanId].every((id) => /[^0]/.test(id)) ? { traceId, spanId, flags } : undefined
}

function unrecorded({ headers }: IncomingMessage): Trace {
  const given = parseTraceparent(headers.traceparent)
  const traceId = given?.traceId ?? randomHex(16)
  const spanId = randomHex(8)
  return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-${given?.flags ?? '01'}`, span: undefined }
}

function recorded(by: Tracer, { method = '', url = '', headers }: IncomingMessage): Trace {
  // Without the query: it may contain personal data.
  const attributes = { 'http.request.method': method, 'url.path': url.split('?', 1)[0] ?? '' }
  const span = by.start({
    name: method,
    kind: 'server',
    attributes,
    parent: headers.traceparent as string | undefined,
  })
  const [, traceId = '', spanId = ''] = span.traceparent.split('-')
  return { traceId, spanId, traceparent: span.traceparent, span }
}

/** Middleware: a request runs in its trace. A recorded span ends when the response is complete or its connection is closed. */
export const traceRequests: RequestHandler = (request, response, next) => {
  const { traceparent, span } = traceOf(request)
  if (!span) return current.run(traceparent, next)
  response.once('close', () => {
    const { operation } = localsOf(response)
    const { statusCode } = response
    span.end({
      ...(operation ? { name: `${request.method} ${operation.id}` } : {}),
      attributes: {
        ...(operation ? { 'charter.operation': operation.id, 'charter.version': operation.version } : {}),
        ...(response.writableFinished ? { 'http.response.status_code': statusCode } : {}),
      },
      isError: statusCode >= 500 || !response.writableFinished,
    })
  })
  span.run(() => current.run(traceparent, next))
}

/** Runs work as part of a trace: the events that it publishes, its jobs and its calls carry the trace. */
export function inTrace<T>(traceparent: string | undefined, work: () => T): T {
  return traceparent === undefined ? work() : current.run(traceparent, work)
}

/** The trace of the running code. */
export const currentTrace = (): string | undefined => current.getStore()

/** Whether `inSpan` records: the running code belongs to a trace, and there is a tracer. */
export const isTraced = (): boolean => tracer !== undefined && currentTrace() !== undefined

/**
 * Runs work in a span of its own, or, when spans are not recorded, in its trace.
 *
 * @param start its parent is the current trace unless it names another
 */
export async function inSpan<T>(start: SpanStart, work: () => Promise<T>): Promise<T> {
  const parent = start.parent ?? currentTrace()
  if (!tracer) return inTrace(parent, work)
  const span = tracer.start({ ...start, parent })
  try {
    const result = await span.run(() => current.run(span.traceparent, work))
    span.end({})
    return result
  } catch (error) {
    span.end({ isError: true, error })
    throw error
  }
}
