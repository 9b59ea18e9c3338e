import type { RecordWithTtl } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { type Instance, originAt, type Watch } from './instance.ts'

/* Records are looked up again after their TTL, but neither all the time nor so rarely that a change goes unnoticed. */
const MIN_SECONDS = 1
const MAX_SECONDS = 60
/* Node does not report the TTL of SRV records: they are looked up with the addresses of their targets. */
const MAX_SRV_SECONDS = 10

/**
 * The instances behind a name of DNS: its A and AAAA records, or its SRV records with the lowest priority and the
 * addresses of their targets.
 *
 * @param url `http://orders:3003` or, for `srv`, `http://_orders._tcp.example`
 * @throws Error for a URL that is none of these
 */
export function watchDns(kind: 'dns' | 'srv', url: URL): Watch {
  const { hostname, port } = url
  const server = url.searchParams.get('server')
  const [form, example] =
    kind === 'dns' ? [port !== '', 'orders:3003'] : [port === '', '_orders._tcp.example']
  // The certificate of an instance would have to be valid for its address.
  if (url.protocol !== 'http:' || !form || url.pathname !== '/')
    throw new Error(`"${kind}+${url.href}" must have the form ${kind}+http://${example}`)
  const resolver = new Resolver({ timeout: 1_000, tries: 2 })
  if (server !== null) resolver.setServers([server])

  const find = async (): Promise<Found> => {
    if (kind === 'dns') return found(await addressesOf(resolver, hostname), Number(port))
    const records = await resolver.resolveSrv(hostname)
    const first = Math.min(...records.map(({ priority }) => priority))
    const targets = records.filter(({ priority }) => priority === first)
    const all = await Promise.all(
      targets.map(async ({ name, port }) => found(await addressesOf(resolver, name), port)),
    )
    return {
      instances: all.flatMap(({ instances }) => instances),
      seconds: Math.min(MAX_SRV_SECONDS, ...all.map(({ seconds }) => seconds)),
    }
  }
  return async (report, signal) => {
    while (!signal.aborted) {
      const { instances, seconds } = await find()
      report(instances)
      await pause(seconds * 1_000, undefined, { signal })
    }
  }
}

interface Found {
  instances: Instance[]
  /** Until the next look-up. */
  seconds: number
}

const found = (records: RecordWithTtl[], port: number): Found => ({
  instances: records.map(({ address }) => ({
    origin: new URL(originAt('http', address, port)).origin,
  })),
  seconds: Math.max(MIN_SECONDS, Math.min(MAX_SECONDS, ...records.map(({ ttl }) => ttl))),
})

/** @throws Error of the A records when there are neither these nor AAAA records */
async function addressesOf(resolver: Resolver, name: string): Promise<RecordWithTtl[]> {
  const [v4, v6] = await Promise.allSettled([
    resolver.resolve4(name, { ttl: true }),
    resolver.resolve6(name, { ttl: true }),
  ])
  if (v4.status === 'rejected' && v6.status === 'rejected') throw v4.reason as Error
  return [v4, v6].flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
}
