import type { Logger } from 'pino'
import { Gauge } from 'prom-client'
import type { PlatformConfig } from './config.ts'
import { type LoadShedder, openLoadShedder } from './http/overload/load-shedder.ts'
import { memoryLimiter } from './http/rate-limit/memory-limiter.ts'
import { noLimiter, type RateLimiter } from './http/rate-limit/rate-limiter.ts'
import { redisLimiter } from './http/rate-limit/redis-limiter.ts'
import { openRedis, type Redis, unavailableGauge } from './redis.ts'
import type { Health } from './telemetry/health.ts'
import type { Metrics } from './telemetry/metrics.ts'

interface Parts {
  log: Logger
  /** What is opened here is closed with it. */
  opened: AsyncDisposableStack
  health: Health
  metrics: Metrics
}

export async function redisOf(
  { redisUrl }: PlatformConfig,
  { log, opened, health, metrics }: Parts,
): Promise<Redis | undefined> {
  const unavailable = unavailableGauge(metrics.registry)
  if (redisUrl === undefined) return undefined
  const redis = await openRedis(redisUrl, { log, unavailable })
  opened.defer(() => redis.close())
  health.addOptional('redis', redis.check)
  return redis
}

export function shedderOf(
  { loadShedding }: PlatformConfig,
  { opened, metrics }: Pick<Parts, 'opened' | 'metrics'>,
): LoadShedder | undefined {
  const shedder = loadShedding === 'on' ? openLoadShedder() : undefined
  if (shedder) opened.defer(() => shedder.close())
  new Gauge({
    name: 'load_shedding_limit',
    help: 'Overload: how many requests may be in progress; +Inf without overload',
    aggregator: 'min',
    registers: [metrics.registry],
    collect() {
      this.set(shedder?.limit() ?? Infinity)
    },
  })
  return shedder
}

export function limiterOf({ rateLimits }: PlatformConfig, redis: Redis | undefined): RateLimiter {
  if (rateLimits === 'off') return noLimiter
  return redis ? redisLimiter(redis, memoryLimiter()) : memoryLimiter()
}
