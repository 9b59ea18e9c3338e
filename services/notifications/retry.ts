/** When a delivery is tried again, and when no more. */
export interface RetryPolicy {
  /** The pause after each failed attempt; after the last one the delivery is given up. */
  pausesMs: readonly number[]
  /** Deliveries given up in a row after which an endpoint is disabled. */
  failuresAllowed: number
  /** Attempts that failed in a row, of whatever deliveries, after which an endpoint is disabled. */
  failedAttemptsAllowed: number
}

/** What came of an attempt: the status of the answer, or why there was none. */
export type Answer = { status: number; error?: undefined } | { status?: undefined; error: string }

export type Verdict =
  | { state: 'delivered' }
  | { state: 'pending'; pauseMs: number }
  /** Given up. `gone`: the endpoint says that it wants nothing more. */
  | { state: 'failed'; gone: boolean }

/**
 * What follows from an attempt. Any status from 200 to 299 takes the delivery; 410 says that there never will be a
 * reader again (Standard Webhooks, "Deliverability and reliability"); everything else, also a redirect, is a failure.
 *
 * @param attempts with this one
 */
export function verdictOf({ status }: Answer, attempts: number, { pausesMs }: RetryPolicy): Verdict {
  if (status !== undefined && status >= 200 && status <= 299) return { state: 'delivered' }
  if (status === 410) return { state: 'failed', gone: true }
  const pauseMs = pausesMs[attempts - 1]
  return pauseMs === undefined ? { state: 'failed', gone: false } : { state: 'pending', pauseMs }
}

/** Single failures may be about one event; these are about the endpoint. */
const FAILING_FROM = 3
const LONGEST_PAUSE_MS = 300_000

/** Whether so many failed attempts in a row mean that the endpoint is down: then it gets one attempt at a time. */
export const isFailing = (failedAttempts: number): boolean => failedAttempts >= FAILING_FROM

/** How long an endpoint is left alone after so many failed attempts in a row: doubles, up to five minutes. */
export function endpointPauseMs(failedAttempts: number, { pausesMs }: Pick<RetryPolicy, 'pausesMs'>): number {
  if (!isFailing(failedAttempts)) return 0
  const doublings = Math.min(failedAttempts - FAILING_FROM, 30)
  return Math.min((pausesMs[0] ?? LONGEST_PAUSE_MS) * 2 ** doublings, LONGEST_PAUSE_MS)
}
