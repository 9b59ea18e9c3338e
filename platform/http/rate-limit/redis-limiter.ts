import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { RateLimiter, RateLimitPolicy } from './rate-limiter.ts'

/** Runs commands of a client of Redis, or fails while Redis is unavailable. */
interface Connection {
  client: object
  run<T>(commands: () => Promise<T>): Promise<T>
}

/**
 * Counts requests in Redis, for all processes that use it: one atomic round trip for each request. The windows are those
 * of the clock of Redis.
 *
 * @param fallback counts while Redis is unavailable
 */
export function redisLimiter(redis: Connection, fallback: RateLimiter): RateLimiter {
  const limiters = new Map<string, RateLimiterRedis>()
  const limiterOf = ({ name, limit, windowSeconds }: RateLimitPolicy): RateLimiterRedis => {
    let limiter = limiters.get(name)
    if (!limiter) {
      limiter = new RateLimiterRedis({
        storeClient: redis.client,
        useRedisPackage: true,
        keyPrefix: `rate-limit:${name}`,
        points: limit,
        duration: windowSeconds,
      })
      limiters.set(name, limiter)
    }
    return limiter
  }
  return {
    take: async (policy, key) => {
      let result: RateLimiterRes
      try {
        result = await redis.run(() => limiterOf(policy).consume(key).catch(refusalOf))
      } catch {
        return fallback.take(policy, key)
      }
      const { consumedPoints, remainingPoints, msBeforeNext } = result
      const windowMs = policy.windowSeconds * 1000
      return {
        isAllowed: consumedPoints <= policy.limit,
        remaining: remainingPoints,
        // A clock of Redis that was set back makes keys live longer.
        resetMs: Math.min(Math.max(msBeforeNext, 0), windowMs),
      }
    },
  }
}

/** `consume` rejects with the state of a key that has nothing left. */
function refusalOf(reason: unknown): RateLimiterRes {
  if (reason instanceof RateLimiterRes) return reason
  throw reason
}
