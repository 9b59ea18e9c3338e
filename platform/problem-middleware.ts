import { channel } from 'node:diagnostics_channel'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { messageProblem } from './http-message.ts'
import { localsOf } from './locals.ts'
import { requestIdOf } from './log.ts'
import { platformProblem, type Problem, toProblem } from './problem.ts'

/** Maps a known error of a component to a problem; undefined for other errors. */
export type ProblemMapper = (error: unknown) => Problem | undefined

/** Sends a response with `application/problem+json` (RFC 9457). Headers set before stay, such as the request id. */
export function sendProblem(request: Request, response: Response, problem: Problem): void {
  localsOf(response).problem = problem
  const body = JSON.stringify(
    problem.toDocument((request.originalUrl ?? request.url).split('?', 1)[0], requestIdOf(request)),
  )
  response.writeHead(problem.status, {
    // A 401 must carry a challenge (RFC 9110, section 15.5.2).
    ...(problem.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
    ...problem.headers,
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(body),
    // These headers of the failed response do not describe the problem.
    'Cache-Control': 'no-store',
    // The rest of the request body is not read (RFC 9110, section 15.5.9).
    ...(problem.status === 408 && { Connection: 'close' }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

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
      request.log?.error({ err: problem.cause ?? problem, code: problem.code }, problem.message)
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

/** Put after everything else: responds with the problem `not-found`. */
export const notFound: RequestHandler = (_request, _response, next) => next(platformProblem('not-found'))

/** Rejects a message that violates HTTP/1.1, and handles `OPTIONS *` (RFC 9110, section 9.3.7). */
export const checkMessage: RequestHandler = (request, response, next) => {
  const problem = messageProblem(request)
  if (problem) next(problem)
  else if (request.url === '*') response.writeHead(204).end()
  else next()
}
