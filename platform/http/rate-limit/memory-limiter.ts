import type { RateLimiter } from './rate-limiter.ts'

interface Counter {
  count: number
  endsAtMs: number
}

export interface MemoryLimiterOptions {
  /** Counters of one policy; beyond it, those that end first are dropped. Default 50,000, about 10 MB. */
  maxKeys?: number
  /** A monotonic clock in milliseconds, which a change of the system's time does not move. */
  now?: () => number
}

/** Counts requests in the memory of this process, in windows that begin with the first request of a key. */
export function memoryLimiter({
  maxKeys = 50_000,
  now = () => performance.now(),
}: MemoryLimiterOptions = {}): RateLimiter {
  /* By policy. All windows of a policy are equally long, so a map has the order in which they end. */
  const policies = new Map<string, Map<string, Counter>>()
  return {
    take: ({ name, limit, windowSeconds }, key) => {
      let counters = policies.get(name)
      if (!counters) policies.set(name, (counters = new Map<string, Counter>()))
      const at = now()
      let counter = counters.get(key)
      if (!counter || counter.endsAtMs <= at) {
        counters.delete(key)
        makeRoom(counters, maxKeys, at)
        counter = { count: 0, endsAtMs: at + windowSeconds * 1000 }
        counters.set(key, counter)
      }
      const isAllowed = counter.count < limit
      if (isAllowed) counter.count++
      return { isAllowed, remaining: limit - counter.count, resetMs: counter.endsAtMs - at }
    },
  }
}

/** Drops counters whose windows have ended, and one more if there is still no room. */
function makeRoom(counters: Map<string, Counter>, maxKeys: number, at: number): void {
  for (const [key, { endsAtMs }] of counters) {
    if (endsAtMs > at && counters.size < maxKeys) return
    counters.delete(key)
  }
}
