import { channel } from 'node:diagnostics_channel'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { messageProblem } from './http-message.ts'
import { localsOf } from './locals.ts'
import { requestIdOf } from './log.ts'
import { platformProblem, type Problem, toProblem } from './problem.ts'

/** Turns a known failure of a part into a problem; undefined when it isn't one of its failures. */
export type ProblemMapper = (error: unknown) => Problem | undefined

/** Answers with `application/problem+json` (RFC 9457). Headers set before stay, such as the request id. */
export function sendProblem(request: Request, response: Response, problem: Problem): void {
  localsOf(response).problem = problem
  const body = JSON.stringify(
    problem.toDocument((request.originalUrl ?? request.url).split('?', 1)[0], requestIdOf(request)),
  )
  response.writeHead(problem.status, {
    // A 401 always says how to authenticate (RFC 9110, section 15.5.2).
    ...(problem.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
    ...problem.headers,
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(body),
    // What the failed reply may have set does not describe the problem.
    'Cache-Control': 'no-store',
    // What is still to come of the request has no use any more (RFC 9110, section 15.5.9).
    ...(problem.status === 408 && { Connection: 'close' }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Told of each failure of a handler, whatever the log level: `{ request, problem }`. The tests print it (tests/failures.ts). */
const failures = channel('charter:failure')

/** The last middleware: whatever was thrown leaves as a problem, and what broke inside goes to the log. */
export function problemMiddleware(mappers: readonly ProblemMapper[] = []): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const mapped = mappers.reduce<Problem | undefined>((found, map) => found ?? map(error), undefined)
    const problem = mapped ?? toProblem(error)
    if (problem.status >= 500) {
      failures.publish({ request, problem })
      request.log?.error({ err: problem.cause ?? problem, code: problem.code }, problem.message)
    }
    if (response.headersSent) {
      // Half a reply is out: cutting the connection is the only way left to tell the caller.
      response.destroy()
      return
    }
    for (const name of ['ETag', 'Content-Encoding', 'Location', 'Last-Modified']) response.removeHeader(name)
    sendProblem(request, response, problem)
  }
}

/** Put after everything else: nothing there, in the same form as every other problem. */
export const notFound: RequestHandler = (_request, _response, next) => next(platformProblem('not-found'))

/** Refuses what is not a correct message of HTTP/1.1, and answers `OPTIONS *` (RFC 9110, section 9.3.7). */
export const checkMessage: RequestHandler = (request, response, next) => {
  const problem = messageProblem(request)
  if (problem) next(problem)
  else if (request.url === '*') response.writeHead(204).end()
  else next()
}
