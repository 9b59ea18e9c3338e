import { setTimeout as pause } from 'node:timers/promises'
import { beatEvery } from './keep-running.ts'
import { askRegistry, instancesOf, type RegistryRequest } from './registry-request.ts'
import { originAt, portOf, type Registry } from './instance.ts'

/* The check of an instance whose process dies fails after this time. */
const CHECK_SECONDS = 15
/* Between queries, so that a service that changes all the time is not queried all the time. */
const MIN_QUERY_MS = 100

/**
 * Consul, by its HTTP API: `/v1/agent/service/register` with a TTL check, and blocking queries of
 * `/v1/health/service/<service>?passing` (https://developer.hashicorp.com/consul/api-docs). A password in the URL is the
 * ACL token: `consul+http://:token@127.0.0.1:8500`.
 */
export function consul(url: URL, { beatMs = (CHECK_SECONDS * 1_000) / 3 } = {}): Registry {
  const token = decodeURIComponent(url.password)
  const base = new URL(url.origin)
  const ask = (path: string, options: RegistryRequest = {}) =>
    askRegistry(base, path, { ...options, headers: token === '' ? {} : { 'x-consul-token': token } })

  return {
    watch: (service) => async (report, signal) => {
      let index = 0
      while (!signal.aborted) {
        const query = `passing=true&index=${index}&wait=30s`
        const path = `/v1/health/service/${encodeURIComponent(service)}?${query}`
        // Consul adds up to a sixteenth to the wait.
        const { headers, body } = await ask(path, { timeoutMs: 35_000, signal })
        if (!Array.isArray(body)) throw new Error('the response of Consul is not a list')
        report(instancesOf((body as Entry[]).map(entryOf)))
        const next = Number(headers['x-consul-index'])
        // An index that is smaller than the one before means that the server's was reset.
        index = next > 0 && next >= index ? next : 0
        await pause(MIN_QUERY_MS, undefined, { signal })
      }
    },
    register: async (service, { origin, zone }, registered, signal) => {
      const address = new URL(origin)
      const { protocol, hostname, port } = address
      const id = `${service}-${hostname}-${port}`
      const put = (path: string, body?: object) => ask(path, { method: 'PUT', body })
      await put('/v1/agent/service/register', {
        ID: id,
        Name: service,
        Address: hostname.replace(/^\[|\]$/g, ''),
        Port: portOf(address),
        Meta: { scheme: protocol.slice(0, -1), ...(zone === undefined ? {} : { zone }) },
        Check: { TTL: `${CHECK_SECONDS}s`, Status: 'passing', DeregisterCriticalServiceAfter: '1m' },
      })
      registered()
      // An agent that was restarted without its data does not know the check: 404.
      await beatEvery(
        beatMs,
        async () => void (await put(`/v1/agent/check/pass/service:${encodeURIComponent(id)}`)),
        signal,
      )
      await put(`/v1/agent/service/deregister/${encodeURIComponent(id)}`)
    },
  }
}

interface Entry {
  Node?: { Address?: string }
  Service?: { Address?: string; Port?: number; Meta?: Record<string, string> | null }
}

function entryOf(entry: Entry) {
  const { Address, Port, Meta } = entry?.Service ?? {}
  // Without an address of its own, a service has that of its node.
  const address = Address || entry?.Node?.Address || ''
  return { origin: originAt(Meta?.scheme ?? 'http', address, Port), zone: Meta?.zone }
}
