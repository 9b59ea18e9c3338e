/** A limit of requests in a window of time. */
export interface RateLimitPolicy {
  /** Unique in a service: counters of different policies are separate. */
  name: string
  limit: number
  windowSeconds: number
}

/** What a caller has left after a request was counted. */
export interface RateLimitState {
  isAllowed: boolean
  remaining: number
  /** Milliseconds until the window ends. */
  resetMs: number
}

/** Counts requests. `memoryLimiter` does in this process; another may share its counters between processes. */
export interface RateLimiter {
  /**
   * Counts one request. Of concurrent requests exactly `limit` are allowed in a window.
   *
   * @param key whose requests are counted: a principal, or the address of a client
   */
  take(policy: RateLimitPolicy, key: string): RateLimitState | Promise<RateLimitState>
}

/** Allows everything. */
export const noLimiter: RateLimiter = {
  take: ({ limit }) => ({ isAllowed: true, remaining: limit, resetMs: 0 }),
}
