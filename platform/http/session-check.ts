import { refusedToken } from '../auth/access-token.ts'
import type { Contract } from '../contract/contract.ts'
import type { AnyHandler, Exchange } from './handler.ts'
import { platformProblem } from '../problem.ts'
import { currentTrace } from '../telemetry/trace.ts'
import type { Principal } from '../auth/principal.ts'

/**
 * Reads the session of a user from the service that opened it.
 *
 * @param authorization the `Authorization` header of the request
 * @returns the current roles of the account; undefined when the session has ended or the account is deleted
 * @throws Problem 503 when the session cannot be read
 */
export type SessionSource = (
  principal: Principal,
  authorization: string | undefined,
) => Promise<readonly string[] | undefined>

/**
 * Wraps the handlers of operations with `x-check-session`. An access token is valid until it expires, even after its
 * session has ended, its account was deleted or its role was changed. These operations check all three before they run,
 * and their handlers get the principal with the current role. Tokens of services have no session.
 *
 * @throws (the handler) Problem 401 when the session has ended, 403 when the current role is not admitted
 */
export function withSessionChecks(
  contract: Contract,
  handlers: Readonly<Record<string, AnyHandler>>,
  sessions: SessionSource,
): Record<string, AnyHandler> {
  const wrapped: Record<string, AnyHandler> = { ...handlers }
  for (const { id, security, checksSession } of contract.compiled?.operations ?? []) {
    const handler = handlers[id]
    if (!handler || !checksSession) continue
    const admitted = security.flatMap((requirement) => Object.values(requirement).flat())
    wrapped[id] = async (input: Exchange & { principal?: Principal }, ctx) => {
      const { principal } = input
      if (principal?.kind === 'user') input.principal = await check(principal, admitted, input, sessions)
      return handler(input, ctx)
    }
  }
  return wrapped
}

async function check(
  principal: Principal,
  admitted: readonly string[],
  { request }: Exchange,
  sessions: SessionSource,
): Promise<Principal> {
  const roles = await sessions(principal, request.headers.authorization)
  if (!roles) throw refusedToken('The session has ended')
  if (admitted.length > 0 && !admitted.some((role) => roles.includes(role))) {
    throw platformProblem('forbidden', { detail: `This needs one of the roles: ${admitted.join(', ')}` })
  }
  return { ...principal, roles }
}

/**
 * Sessions of the users service: `GET /sessions/current` with the caller's own token. Nothing is cached, so that an
 * ended session is rejected from the next request on.
 *
 * @param url `http://127.0.0.1:3001/api/v1/sessions/current`; undefined where the issuer of the tokens has no such URL:
 * then tokens are valid until they expire
 */
export function remoteSessions(url: string | undefined, timeoutMs = 2_000): SessionSource {
  if (url === undefined) return async ({ roles }) => roles
  return async (_principal, authorization = '') => {
    const traceparent = currentTrace()
    const headers = { Authorization: authorization, ...(traceparent === undefined ? {} : { traceparent }) }
    const ask = () => fetch(url, { headers, signal: AbortSignal.timeout(timeoutMs) })
    try {
      // One retry for a connection that was just closed: the request has no effect.
      const response = await ask().catch(ask)
      if (response.status === 401 || response.status === 403) {
        await response.body?.cancel()
        return undefined
      }
      if (response.status !== 200) throw new Error(`${url} returned ${response.status}`)
      const { role } = (await response.json()) as { role?: unknown }
      if (typeof role !== 'string') throw new Error(`${url} returned no role`)
      return [role]
    } catch (cause) {
      throw platformProblem('unavailable', {
        detail: 'Sessions cannot be checked right now',
        headers: { 'Retry-After': '1' },
        cause,
      })
    }
  }
}
