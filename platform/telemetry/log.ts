import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Request, RequestHandler } from 'express'
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import { pinoHttp } from 'pino-http'
import { lineBuffer } from './line-buffer.ts'
import { localsOf } from './locals.ts'
import { isProbe } from './probe.ts'
import { withoutSecrets } from './redact.ts'
import { traceOf } from './trace.ts'

export interface LogOptions {
  service: string
  level: string
  /**
   * Lines are written together, at the latest after a quarter of a second or when the process exits: a write for each line
   * is a tenth of the cost of a request. Only a process that is killed loses what it has not written.
   */
  isBuffered?: boolean
}

/** The logger of one service: one JSON object per line, to stdout. `npm start` formats them. */
export function createLog(options: LogOptions, stream?: DestinationStream): Logger {
  const settings: LoggerOptions = {
    level: options.level,
    base: { service: options.service },
    formatters: { log: withoutSecrets },
    serializers: { err: errorFields },
    timestamp: pino.stdTimeFunctions.isoTime,
  }
  const target =
    stream ?? (options.isBuffered ? lineBuffer(pino.destination({ fd: 1, sync: false })) : undefined)
  return target ? pino(settings, target) : pino(settings)
}

interface ErrorFields {
  type: string
  message: string
  code?: string | number
  stack?: string
  cause?: ErrorFields
}

/**
 * The logged fields of an error: type, message, code, stack, and the same of its causes. Nothing else: errors of
 * libraries carry whole clients with statements, keys and passwords.
 */
export function errorFields(thrown: unknown, depth = 5): ErrorFields {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: String(thrown) }
  const { name, message, stack, cause } = thrown
  const { code } = thrown as { code?: unknown }
  return {
    type: thrown.constructor.name === 'Object' ? name : thrown.constructor.name,
    message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(stack === undefined ? {} : { stack }),
    ...(cause === undefined || depth <= 1 ? {} : { cause: errorFields(cause, depth - 1) }),
  }
}

/** What a caller may send as `X-Request-Id`; anything else is replaced, because it ends up in logs and headers. */
const REQUEST_ID = /^[\w.-]{1,128}$/

/**
 * Logs one line per request, when its response is complete: operation, request id, trace, principal, status, duration
 * in milliseconds. Sets `request.id` and `request.log`.
 */
export function requestLog(log: Logger): RequestHandler {
  const identify = pinoHttp({
    logger: log,
    genReqId: ({ headers }: IncomingMessage) => {
      const given = headers['x-request-id']
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID()
    },
    // Of the request, each line of its logger has the id.
    serializers: { requestId: ({ id }: { id: string }) => id },
    customAttributeKeys: { req: 'requestId' },
    // The line is written here: that of pino-http takes twice as long, and its request and response contain secrets.
    autoLogging: false,
    customLogLevel: () => 'silent',
  })
  return (request, response, next) => {
    const startedAt = performance.now()
    identify(request, response)
    response.once('close', () => {
      const line = lineOf(request, response, Math.round(performance.now() - startedAt))
      request.log[levelOf(request, line)](line, `${line.method} ${line.path} ${line.status}`)
    })
    next()
  }
}

const levelOf = (request: IncomingMessage, { status, err }: ReturnType<typeof lineOf>) =>
  err || status >= 500 ? 'error' : isProbe(request) ? 'debug' : 'info'

function lineOf(request: IncomingMessage, response: ServerResponse, durationMs: number) {
  const { operation, principal, problem } = localsOf(response)
  return {
    method: request.method,
    path: pathOf(request),
    operationId: operation?.id,
    status: statusOf(response),
    outcome: response.writableFinished ? undefined : 'aborted',
    principal: principal?.id,
    traceId: traceOf(request).traceId,
    code: problem?.code,
    err: response.errored ?? undefined,
    durationMs,
  }
}

/** The status of a response; 499 when the connection ended before the response was complete. */
export const statusOf = (response: ServerResponse): number =>
  response.writableFinished ? response.statusCode : 499

/** Without the query: it may contain personal data. */
function pathOf(request: IncomingMessage): string {
  const url = (request as Request).originalUrl ?? request.url ?? ''
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}
