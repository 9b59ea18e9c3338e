/* In units of a tenth of a retry, which each call adds. */
const RETRY = 10
/* Ten retries, refilled by one a second: so a call that is rare may be retried, too. */
const RESERVE = 10 * RETRY
/* Unused retries of the last 1000 calls. */
const CAPACITY = 1000

export interface RetryBudget {
  /** Counts a call, not its retries. */
  called(): void
  /** Takes one retry. @returns false if there is none */
  take(): boolean
}

/**
 * Limits retries to a tenth of the calls: when a service is down, retries of all callers would multiply its load.
 *
 * @param now a monotonic clock in milliseconds
 */
export function createRetryBudget(now: () => number): RetryBudget {
  let units = RESERVE
  let filledAt = now()
  return {
    called: () => {
      if (units < CAPACITY) units++
    },
    take: () => {
      const at = now()
      if (units < RESERVE) units = Math.min(RESERVE, units + (RETRY * (at - filledAt)) / 1_000)
      filledAt = at
      if (units < RETRY) return false
      units -= RETRY
      return true
    },
  }
}
