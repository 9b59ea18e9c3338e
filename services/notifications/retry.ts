/** When a delivery is tried again, and when no more. */
export interface RetryPolicy {
  /** The pause after each failed attempt; after the last one the delivery is given up. */
  pausesMs: readonly number[]
  /** Deliveries given up in a row after which an endpoint is disabled. */
  failuresAllowed: number
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
