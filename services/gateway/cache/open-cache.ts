import type { Logger } from 'pino'
import { Gauge, type Registry } from 'prom-client'
import { type Contract, operationsOf } from '#platform/contract/contract.ts'
import { openBroker } from '#platform/events/open-broker.ts'
import type { Redis } from '#platform/redis.ts'
import type { CacheConfig } from '../config.ts'
import type { ResponseCache } from '../forwarding/response-cache.ts'
import { createCache } from './cache.ts'
import { memoryStore } from './memory-store.ts'
import { redisStore } from './redis-store.ts'
import type { Store } from './store.ts'

export interface OpenCacheOptions {
  contracts: readonly Contract[]
  log: Logger
  metrics: Registry
  /** Of `REDIS_URL`. */
  redis: Redis | undefined
}

/**
 * Opens the cache of a gateway, and its announcements of the events that invalidate responses.
 *
 * @returns undefined if it is switched off, or no operation has `x-cache`
 */
export async function openCache(
  { kind, maxBytes, entryLimitBytes, eventsUrl }: CacheConfig,
  { contracts, log, metrics, redis }: OpenCacheOptions,
): Promise<ResponseCache | undefined> {
  const rules = contracts.flatMap(operationsOf).flatMap(({ cache }) => cache ?? [])
  if (kind === 'off' || rules.length === 0) return undefined
  const store = byFamily(kind === 'redis' && redis ? redisStore(redis) : memoryStore(maxBytes))
  const tags = [...new Set(rules.flatMap(({ tags = [] }) => tags))]
  const broker =
    tags.length > 0 ? await openBroker(eventsUrl, { log, applicationName: 'gateway' }) : undefined
  const announcements = broker?.announce({
    types: tags,
    onEvent: (type) => void store.invalidate([type]),
    // The events in between are unknown.
    onConnected: () => store.invalidate(tags),
  })
  const isCurrent = () => announcements?.isCurrent() ?? true
  new Gauge({
    name: 'gateway_cache_announced',
    help: '1 while events invalidate stored responses; 0 while the broker is unreachable, and responses with tags are revalidated',
    aggregator: 'min',
    registers: [metrics],
    collect() {
      this.set(isCurrent() ? 1 : 0)
    },
  })
  const cache = createCache({ store, entryLimitBytes, isCurrent, log, metrics })
  return {
    ...cache,
    close: async () => {
      await announcements?.close()
      await broker?.close()
      await cache.close()
    },
  }
}

/** A change through one version of an API invalidates the responses of all: its event has a type for each. */
const byFamily = (store: Store): Store => ({
  ...store,
  find: (key, variant, tags) => store.find(key, variant, tags.map(familyOf)),
  put: (key, variant, tags, entry) => store.put(key, variant, tags.map(familyOf), entry),
  invalidate: (tags) => store.invalidate([...new Set(tags.map(familyOf))]),
})

const familyOf = (type: string): string => type.replace(/\.v\d+$/, '')
