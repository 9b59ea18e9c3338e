import type { HealthCheck } from './health.ts'

/**
 * A health check whose success is cached, for a dependency that is expensive to check. Concurrent calls share one run.
 * A failure is not cached: the next call checks again.
 *
 * @param forMs how long a success is cached, in milliseconds
 * @param now a clock in milliseconds
 */
export function cachedCheck(check: HealthCheck, forMs: number, now = () => performance.now()): HealthCheck {
  let validUntil = -Infinity
  let running: Promise<void> | undefined
  const run = async () => {
    try {
      await check()
      validUntil = now() + forMs
    } finally {
      running = undefined
    }
  }
  return () => (now() < validUntil ? Promise.resolve() : (running ??= run()))
}
