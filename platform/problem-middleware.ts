import { channel } from 'node:diagnostics_channel'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { messageProblem } from './http/message.ts'
import { platformProblem, type Problem, toProblem } from './problem.ts'
import { logOf } from './telemetry/request-log.ts'
import { sendProblem } from './http/send-problem.ts'

/** Maps a known error of a component to a problem; undefined for other errors. */
export type ProblemMapper = (error: unknown) => Problem | undefined

/**
 * Notified of each failed handler, whatever the log level: `{ request, problem }`. The tests print it
 * (tests/failures.ts).
 */
const failures = channel('charter:failure')

/** The last middleware: every error becomes a problem response, and internal errors are logged. */
export function problemMiddleware(mappers: readonly ProblemMapper[] = []): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const mapped = mappers.reduce<Problem | undefined>((found, map) => found ?? map(error), undefined)
    const problem = mapped ?? toProblem(error)
    if (problem.status >= 500) {
      failures.publish({ request, problem })
      logOf(request).error({ err: problem.cause ?? problem, code: problem.code }, problem.message)
    }
    if (response.headersSent) {
      // The response has begun: only closing the connection signals that it is incomplete.
      response.destroy()
      return
    }
    for (const name of ['ETag', 'Content-Encoding', 'Location', 'Last-Modified']) response.removeHeader(name)
    sendProblem(request, response, problem)
  }
}

/**
 * Put before the GET handler of a path: another method is 405 with `Allow` (RFC 9110, section 15.5.6), TRACE included, as
 * for the operations of a contract.
 */
export const onlyGet: RequestHandler = (request, response, next) => {
  const allow = 'GET, HEAD, OPTIONS'
  if (request.method === 'GET' || request.method === 'HEAD') next()
  else if (request.method === 'OPTIONS') response.writeHead(204, { Allow: allow }).end()
  else next(platformProblem('method-not-allowed', { headers: { Allow: allow } }))
}

/** Put after everything else: responds with the problem `not-found`. */
export const notFound: RequestHandler = (_request, _response, next) => next(platformProblem('not-found'))

/** Rejects a message that violates HTTP/1.1, and handles `OPTIONS *` (RFC 9110, section 9.3.7). */
export const checkMessage: RequestHandler = (request, response, next) => {
  const problem = messageProblem(request)
  if (problem) next(problem)
  else if (request.url === '*') response.writeHead(204).end()
  else next()
}
