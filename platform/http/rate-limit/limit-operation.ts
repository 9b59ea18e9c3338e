import type { ServerResponse } from 'node:http'
import type { Principal } from '../../auth/principal.ts'
import type { ServedOperation } from '../../contract/compiled.ts'
import { platformProblem, type Problem } from '../../problem.ts'
import { networkOf } from './network.ts'
import type { RateLimiter, RateLimitPolicy, RateLimitState } from './rate-limiter.ts'

/** The `x-rate-limit` of one operation. */
export interface OperationLimit {
  /** Counted before credentials are checked, so that guesses of them are limited too. */
  byAddress: boolean
  /**
   * Counts a request, and sets `RateLimit` and `RateLimit-Policy` on its response.
   *
   * @throws Problem 429 with `Retry-After`
   */
  take(response: ServerResponse, caller: Caller): void | Promise<void>
}

interface Caller {
  principal: Principal | undefined
  address: string | undefined
}

/** @returns undefined for an operation without a limit */
export function limitOf(
  { service, id, rateLimit }: ServedOperation,
  limiter: RateLimiter,
): OperationLimit | undefined {
  if (!rateLimit) return undefined
  const { limit, windowSeconds, by } = rateLimit
  // Each version of an operation counts: another one is no way around the limit.
  const policy = { name: `${service} ${id}`, limit, windowSeconds }
  const item = structuredString(id)
  const policyField = `${item};q=${limit};w=${windowSeconds}`
  const settle = (response: ServerResponse, state: RateLimitState): void => {
    response.setHeader('RateLimit-Policy', policyField)
    response.setHeader('RateLimit', `${item};r=${state.remaining};t=${secondsOf(state)}`)
    if (!state.isAllowed) throw tooManyRequests(policy, state)
  }
  return {
    byAddress: by === 'address',
    take: (response, { principal, address }) => {
      const key =
        by === 'principal' && principal ? `principal ${principal.id}` : `address ${networkOf(address)}`
      const state = limiter.take(policy, key)
      return state instanceof Promise
        ? state.then((settled) => settle(response, settled))
        : settle(response, state)
    },
  }
}

/** A 429 that says when the window ends. */
export function tooManyRequests({ limit, windowSeconds }: RateLimitPolicy, state: RateLimitState): Problem {
  const seconds = Math.max(1, secondsOf(state))
  return platformProblem('too-many-requests', {
    detail: `${limit} requests in ${windowSeconds} seconds are allowed. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    headers: { 'Retry-After': String(seconds) },
  })
}

const secondsOf = ({ resetMs }: RateLimitState) => Math.ceil(resetMs / 1000)

/** RFC 9651, section 3.3.3: printable ASCII in quotation marks. */
const structuredString = (text: string) =>
  `"${text.replace(/[^ -~]/g, '_').replace(/["\\]/g, (character) => `\\${character}`)}"`
