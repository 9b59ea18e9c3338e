import { Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import { LRUCache } from 'lru-cache'
import type { Resolve } from './targets.ts'

export interface ResolverOptions {
  /** Such as `127.0.0.1:5353`; default: the servers of the system. */
  servers?: readonly string[]
  /** Time limit of each of two attempts. */
  timeoutMs?: number
  now?: () => number
}

const MAX_AGE_MS = 60_000
/** Cache time of failures, such as a name without addresses or a server that does not respond. */
const FAILURE_AGE_MS = 10_000

interface CacheEntry {
  result: Promise<string[]>
  /** Undefined while the query is in flight. */
  endsAtMs?: number
}

/**
 * Resolves host names with c-ares, because `dns.lookup` blocks one of four libuv threads per name: a few unresponsive
 * DNS servers would delay all file and crypto operations. Results are cached for their TTL, at most one minute, and
 * failures for ten seconds. `/etc/hosts` is not read; `localhost` is built in (RFC 6761, section 6.3).
 */
export function createResolver(options: ResolverOptions = {}): Resolve {
  const { servers, timeoutMs = 2_000, now = Date.now } = options
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 })
  if (servers) resolver.setServers(servers)
  const cache = new LRUCache<string, CacheEntry>({ max: 1_000 })

  return (host) => {
    const name = host.toLowerCase().replace(/\.$/, '')
    if (isIP(name) !== 0) return Promise.resolve([name])
    if (name === 'localhost' || name.endsWith('.localhost')) return Promise.resolve(['127.0.0.1', '::1'])
    const cached = cache.get(name)
    if (cached && (cached.endsAtMs === undefined || now() < cached.endsAtMs)) return cached.result
    const entry: CacheEntry = {
      result: addressesOf(resolver, name).then(
        ({ addresses, ttlSeconds }) => {
          entry.endsAtMs = now() + Math.min(ttlSeconds * 1000, MAX_AGE_MS)
          return addresses
        },
        (error: unknown) => {
          entry.endsAtMs = now() + FAILURE_AGE_MS
          throw error
        },
      ),
    }
    cache.set(name, entry)
    return entry.result
  }
}

async function addressesOf(resolver: Resolver, host: string) {
  const [four, six] = await Promise.allSettled([
    resolver.resolve4(host, { ttl: true }),
    resolver.resolve6(host, { ttl: true }),
  ])
  const records = [four, six].flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
  if (records.length > 0) {
    return {
      addresses: records.map(({ address }) => address),
      ttlSeconds: Math.min(...records.map(({ ttl }) => ttl)),
    }
  }
  const failures = [four, six].flatMap((each) =>
    each.status === 'rejected' ? [each.reason as Error & { code?: string }] : [],
  )
  // A server failure is more informative than "no such record".
  throw failures.find(({ code }) => code !== 'ENOTFOUND' && code !== 'ENODATA') ?? notFound(host)
}

const notFound = (host: string) => Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' })
