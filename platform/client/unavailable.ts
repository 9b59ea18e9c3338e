import { databaseProblem } from '../database/database.ts'
import { platformProblem, type Problem } from '../problem.ts'

/**
 * The provider sent no complete response: connection refused, connection lost, timeout, or the request was not sent.
 */
export class ServiceUnavailable extends Error {
  override name: string = 'ServiceUnavailable'
}

/** The request was never sent (open circuit, no token, no time left), so it had no effect. */
export class CallNotSent extends ServiceUnavailable {
  override name = 'CallNotSent'
}

/** For `problemMappers`: a provider that does not respond becomes a 503 of this service. */
export function clientProblem(error: unknown): Problem | undefined {
  if (!isUnanswered(error)) return undefined
  return platformProblem('unavailable', {
    detail: 'A dependency of this service is not responding. Try again later.',
    headers: { 'Retry-After': '2' },
    cause: error,
  })
}

/** True for a call without a response: whether it had an effect is unknown. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof ServiceUnavailable || (error instanceof Error && error.name === 'TimeoutError')

/** True for a failure that the work did not cause: a database or provider that is unavailable. */
export const isUnavailability = (error: unknown): boolean =>
  isUnanswered(error) || databaseProblem(error)?.status === 503
