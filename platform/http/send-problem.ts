import type { Request, Response } from 'express'
import { localsOf } from '../telemetry/locals.ts'
import { requestIdOf } from '../telemetry/request-log.ts'
import type { Problem } from '../problem.ts'

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
