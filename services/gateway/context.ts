import { contracts } from '#generated/gateway/contracts.ts'
import type { Health } from '#platform/health.ts'
import type { Resources } from '#platform/service.ts'
import type { Config } from './config.ts'
import { createDocuments, type Documents } from './documents.ts'
import { createUpstream, type Upstream } from './upstream.ts'

export interface Context {
  documents: Documents
  health: Health
  /** By the service's name. */
  upstreams: ReadonlyMap<string, Upstream>
}

export async function createContext(config: Config, { health, opened }: Resources): Promise<Context> {
  const upstreams = new Map<string, Upstream>()
  for (const [service, origins] of Object.entries(config.services)) {
    const upstream = createUpstream(service, origins, config)
    opened.defer(() => upstream.close())
    upstreams.set(service, upstream)
  }
  return { documents: createDocuments(contracts), health, upstreams }
}
