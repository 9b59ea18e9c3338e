import { contracts } from '#generated/gateway/contracts.ts'
import { remoteKeys } from '#platform/auth/jwks.ts'
import type { Health } from '#platform/telemetry/health.ts'
import type { LoadShedder } from '#platform/http/overload/load-shedder.ts'
import type { RateLimiter } from '#platform/http/rate-limit/rate-limiter.ts'
import type { Resources } from '#platform/service.ts'
import type { Config } from './config.ts'
import { openCache } from './cache/open-cache.ts'
import type { ResponseCache } from './forwarding/response-cache.ts'
import { createDocuments, type Documents } from './documents.ts'
import { createIdentify, type Identify } from './forwarding/authenticate.ts'
import { openUpstream, type Upstream } from './forwarding/upstream.ts'

export interface Context {
  documents: Documents
  health: Health
  identify: Identify
  rateLimiter: RateLimiter
  loadShedder: LoadShedder | undefined
  /** By service name. */
  upstreams: ReadonlyMap<string, Upstream>
  /** Undefined if it is switched off. */
  cache: ResponseCache | undefined
}

export async function createContext(
  config: Config,
  { health, opened, log, metrics, redis, rateLimiter, loadShedder, identity, zone }: Resources,
): Promise<Context> {
  const upstreams = new Map<string, Upstream>()
  for (const [service, addresses] of Object.entries(config.services)) {
    const upstream = openUpstream(service, addresses, { ...config, metrics, zone, log, identity })
    opened.defer(() => upstream.close())
    upstreams.set(service, upstream)
  }
  await Promise.all([...upstreams.values()].map(({ started }) => started))
  const identify = createIdentify(contracts, remoteKeys({ url: config.jwksUrl }), config.tokens)
  const cache = await openCache(config.cache, { contracts, log, metrics, redis })
  if (cache) opened.defer(() => cache.close())
  return {
    documents: createDocuments(contracts),
    health,
    identify,
    rateLimiter,
    loadShedder,
    upstreams,
    cache,
  }
}
