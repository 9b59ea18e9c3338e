/** When deliveries are retried, and when endpoints are disabled. */
export interface RetryPolicy {
  /** The delays between attempts; after the last one the delivery fails. */
  pausesMs: readonly number[]
  /** Consecutive failed deliveries after which an endpoint is disabled. */
  failuresAllowed: number
  /** Consecutive failed attempts, across deliveries, after which an endpoint is disabled. */
  failedAttemptsAllowed: number
}

/** The result of an attempt: the HTTP status, or why there was no response. */
export type DeliveryResult = { status: number; error?: undefined } | { status?: undefined; error: string }

export type Verdict =
  | { state: 'delivered' }
  | { state: 'pending'; pauseMs: number }
  /** Not retried. `gone`: the endpoint responded with 410. */
  | { state: 'failed'; gone: boolean }

/**
 * Evaluates an attempt. 2xx is success; 410 disables the endpoint (Standard Webhooks, "Deliverability and
 * reliability"); everything else, including redirects, is a failure.
 *
 * @param attempts including this one
 */
export function verdictOf({ status }: DeliveryResult, attempts: number, { pausesMs }: RetryPolicy): Verdict {
  if (status !== undefined && status >= 200 && status <= 299) return { state: 'delivered' }
  if (status === 410) return { state: 'failed', gone: true }
  const pauseMs = pausesMs[attempts - 1]
  return pauseMs === undefined ? { state: 'failed', gone: false } : { state: 'pending', pauseMs }
}

/** Fewer consecutive failures may be caused by a single event rather than the endpoint. */
const FAILING_FROM = 3
const MAX_PAUSE_MS = 300_000

/** Whether an endpoint with this many consecutive failures counts as down and gets one attempt at a time. */
export const isFailing = (failedAttempts: number): boolean => failedAttempts >= FAILING_FROM

/** The pause of an endpoint after consecutive failed attempts: exponential, up to five minutes. */
export function endpointPauseMs(failedAttempts: number, { pausesMs }: Pick<RetryPolicy, 'pausesMs'>): number {
  if (!isFailing(failedAttempts)) return 0
  const doublings = Math.min(failedAttempts - FAILING_FROM, 30)
  return Math.min((pausesMs[0] ?? MAX_PAUSE_MS) * 2 ** doublings, MAX_PAUSE_MS)
}
