import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingHttpHeaders } from 'node:http'

/**
 * The request header that carries a deadline from service to service: how many milliseconds the caller still waits for
 * the response, counted from the arrival of the request. A duration and not a time of day, so that clocks need not agree.
 */
export const TIMEOUT_HEADER = 'request-timeout-ms'

const current = new AsyncLocalStorage<number>()

/**
 * Runs the work of a request: calls to other services that it makes end at its deadline.
 *
 * @param deadline on the clock of `performance.now()`
 */
export const withDeadline = <T>(deadline: number, work: () => T): T => current.run(deadline, work)

/** What is left of the deadline of the running request, in milliseconds; `Infinity` outside of a request. */
export function timeLeftMs(): number {
  const deadline = current.getStore()
  return deadline === undefined ? Infinity : deadline - performance.now()
}

/** How long the caller of a request waits, in milliseconds; `Infinity` without the header or with a malformed one. */
export function callerTimeoutMs({ [TIMEOUT_HEADER]: value }: IncomingHttpHeaders): number {
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : Infinity
}

/** The value of the header: a caller with less than a millisecond left waits no longer. */
export const timeoutHeader = (leftMs: number): string => String(Math.max(0, Math.floor(leftMs)))
