import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Request, RequestHandler } from 'express'
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import { pinoHttp } from 'pino-http'
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
  const buffered = { fd: 1, sync: false, minLength: 4_096, periodicFlush: 250 }
  const target = stream ?? (options.isBuffered ? pino.destination(buffered) : undefined)
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
 * in milliseconds. Sets `request.id`, `request.log` and the `X-Request-Id` of the response.
 */
export function requestLog(log: Logger): RequestHandler {
  const handler = pinoHttp({
    logger: log,
    genReqId: (request: IncomingMessage, response: ServerResponse) => {
      const given = request.headers['x-request-id']
      const id = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID()
      response.setHeader('X-Request-Id', id)
      return id
    },
    // The line is flat and short: the whole request and response, which pino-http offers, contain secrets. Of the request,
    // each line of its logger has the id.
    serializers: { requestId: ({ id }: { id: string }) => id },
    customAttributeKeys: { req: 'requestId', responseTime: 'durationMs' },
    customSuccessObject: (request, response, { durationMs }: Timed) => ({
      ...lineOf(request, response),
      durationMs,
    }),
    customErrorObject: (request, response, err, { durationMs }: Timed) => ({
      ...lineOf(request, response),
      err,
      durationMs,
    }),
    customLogLevel: (request, response, error) => {
      if (error || statusOf(response) >= 500) return 'error'
      if (isProbe(request)) return 'debug'
      return 'info'
    },
    customSuccessMessage: messageOf,
    customErrorMessage: messageOf,
  })
  return (request, response, next) => {
    handler(request, response)
    next()
  }
}

function lineOf(request: IncomingMessage, response: ServerResponse) {
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
  }
}

const messageOf = (request: IncomingMessage, response: ServerResponse) =>
  `${request.method} ${pathOf(request)} ${statusOf(response)}`

/** The status of a response; 499 when the connection ended before the response was complete. */
export const statusOf = (response: ServerResponse): number =>
  response.writableFinished ? response.statusCode : 499

/** Without the query: it may contain personal data. */
const pathOf = (request: IncomingMessage) =>
  ((request as Request).originalUrl ?? request.url ?? '').split('?', 1)[0]

interface Timed {
  durationMs: number
}
