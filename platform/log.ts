import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import { type Logger, pino } from 'pino'
import { pinoHttp } from 'pino-http'
import type { Operation } from './contract.ts'
import type { Principal } from './handler.ts'
import { traceOf } from './trace.ts'

/* Secrets never reach a log line, wherever in an object they stand on the first levels. */
const SECRETS = [
  'password',
  'currentPassword',
  'newPassword',
  'accessToken',
  'refreshToken',
  'access_token',
  'clientSecret',
  'authorization',
  'cookie',
]
const redact = { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' }

/** The logger of one service: one JSON object a line, to stdout. `npm start` makes them readable. */
export function createLog(options: { service: string; level: string }): Logger {
  return pino({
    level: options.level,
    base: { service: options.service },
    redact,
    timestamp: pino.stdTimeFunctions.isoTime,
  })
}

/** What a caller may send as `X-Request-Id`; anything else is replaced, since it ends up in logs and headers. */
const REQUEST_ID = /^[\w.-]{1,128}$/

/**
 * Writes one line a request, when its reply is done: operation, request id, trace, principal, status, duration in
 * milliseconds. Sets `request.id`, `request.log` and the `X-Request-Id` of the reply.
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
    // The line is flat and short: the whole request and reply, which pino-http offers, carry secrets and noise.
    serializers: { req: () => undefined, res: () => undefined },
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId', responseTime: 'durationMs' },
    customProps: (request: IncomingMessage, response: ServerResponse) => {
      if (!response.writableEnded && !response.destroyed) return {}
      const { operation, principal, problem } = (response as Response).locals as Locals
      return {
        method: request.method,
        path: pathOf(request),
        operationId: operation?.id,
        status: response.statusCode,
        principal: principal?.id,
        traceId: traceOf(request).traceId,
        code: problem?.code,
      }
    },
    customLogLevel: (request, response, error) => {
      if (error || response.statusCode >= 500) return 'error'
      if (/^\/(health|metrics)/.test(request.url ?? '')) return 'debug'
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

const messageOf = (request: IncomingMessage, response: ServerResponse) =>
  `${request.method} ${pathOf(request)} ${response.statusCode}`

/** Without the query: it may carry what people typed. */
const pathOf = (request: IncomingMessage) =>
  ((request as Request).originalUrl ?? request.url ?? '').split('?', 1)[0]

/** The id that `requestLog` gave the request. */
export function requestIdOf(request: IncomingMessage): string | undefined {
  return typeof request.id === 'string' ? request.id : undefined
}

interface Locals {
  operation?: Operation
  principal?: Principal
  problem?: { code: string }
}
