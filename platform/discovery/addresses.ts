import { once } from 'node:events'
import { watchDns } from './dns.ts'
import { originOf, type Watch } from './instance.ts'
import { registryAt, registryKinds } from './registry.ts'

/**
 * Where the instances of a service are found:
 *
 * - `http://10.0.0.1:3003,http://10.0.0.2:3003`: base URLs;
 * - `dns+http://orders:3003`: the addresses of a name, `srv+http://_orders._tcp.example`: its SRV records (RFC 2782);
 *   refreshed by TTL; `?server=127.0.0.1:8600` names the DNS server, if it is not that of the system;
 * - `etcd+http://etcd:2379/orders`, `consul+http://consul:8500/orders`, `eureka+http://eureka:8761/eureka/orders`: the
 *   instances of `orders` in a registry.
 *
 * Nothing is opened before the function is called.
 *
 * @throws Error naming what is wrong with the addresses
 */
export function watchOf(addresses: string | readonly string[]): Watch {
  const list = [addresses].flat()
  const [first = ''] = list
  const [, kind, rest = ''] = /^([a-z0-9]+)\+(https?:\/\/.+)$/.exec(first) ?? []
  if (kind === undefined || list.length > 1)
    return fixed(list.flatMap((text) => text.split(',')).map((text) => baseUrl(text.trim())))
  if (rest.includes(',')) throw new Error(`"${first}" must be a single URL`)
  const url = URL.parse(rest)
  if (!url) throw new Error(`"${first}" is not a URL`)
  if (kind === 'dns' || kind === 'srv') return watchDns(kind, url)
  const [, base, service] = /^(.*)\/([^/]+)$/.exec(url.pathname) ?? []
  if (!registryKinds.includes(kind))
    throw new Error(`"${kind}" is none of dns, srv, ${registryKinds.join(', ')}`)
  if (base === undefined || service === undefined)
    throw new Error(`"${url.host}" must be followed by the name of a service: ${kind}+${url.origin}/orders`)
  url.pathname = base
  return registryAt(kind, url).watch(decodeURIComponent(service))
}

function baseUrl(text: string): string {
  const origin = originOf(text)
  if (origin === undefined) throw new Error(`"${text}" must be a URL such as http://127.0.0.1:3001`)
  return origin
}

const fixed =
  (origins: readonly string[]): Watch =>
  async (report, signal) => {
    report(origins.map((origin) => ({ origin })))
    if (!signal.aborted) await once(signal, 'abort')
  }
