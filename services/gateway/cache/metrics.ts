import { Counter, Gauge, type Registry } from 'prom-client'
import type { Operation } from '#platform/contract/contract.ts'
import type { Store } from './store.ts'

/**
 * How a request of a cached operation was responded to: from the cache (`hit`, `stale`), by the service (`miss`,
 * `revalidated`, `stale-if-error`, `collapsed`: by the response to another request), past the cache (`bypass`), with a
 * response that must not be shared (`unshared`), or not at all (`refused`: only-if-cached).
 */
export type CacheResult =
  | 'hit'
  | 'stale'
  | 'miss'
  | 'revalidated'
  | 'stale-if-error'
  | 'collapsed'
  | 'bypass'
  | 'unshared'
  | 'refused'

export interface CacheMetrics {
  count(operation: Operation, result: CacheResult): void
}

export function createCacheMetrics(registry: Registry, store: Store): CacheMetrics {
  const requests = new Counter({
    name: 'gateway_cache_requests_total',
    help: 'Requests of operations with x-cache, by result',
    labelNames: ['operation', 'result'],
    registers: [registry],
  })
  if (store.size) {
    const size = store.size
    new Gauge({
      name: 'gateway_cache_bytes',
      help: 'Size of the stored responses in the memory of this process',
      registers: [registry],
      collect() {
        this.set(size().bytes)
      },
    })
    new Gauge({
      name: 'gateway_cache_entries',
      help: 'Number of URLs with stored responses in the memory of this process',
      registers: [registry],
      collect() {
        this.set(size().entries)
      },
    })
  }
  return {
    count: (operation, result) => requests.inc({ operation: operation.id, result }),
  }
}
