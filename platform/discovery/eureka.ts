import { setTimeout as pause } from 'node:timers/promises'
import { beatEvery } from './keep-running.ts'
import { askRegistry, instancesOf } from './registry-request.ts'
import { portOf, type Registry } from './instance.ts'

/* The default of Eureka's own client is 30 and 90 seconds. */
const RENEWAL_SECONDS = 10
const DURATION_SECONDS = 30

/**
 * Eureka, by its REST operations (https://github.com/Netflix/eureka/wiki/Eureka-REST-operations): the whole registry is
 * fetched once, then its changes (`/apps/delta`). When the result does not have the hash code that the server computed,
 * it is fetched again.
 *
 * @param url with the path of the REST operations: `http://eureka:8761/eureka`
 */
export function eureka(url: URL, { beatMs = RENEWAL_SECONDS * 1_000 } = {}): Registry {
  const fetchApps = async (path: string, signal: AbortSignal): Promise<Applications> => {
    const { body } = await askRegistry(url, path, { signal })
    const { applications } = (body ?? {}) as { applications?: Applications }
    if (!applications) throw new Error('the response of Eureka has no applications')
    return applications
  }
  return {
    watch: (service) => async (report, signal) => {
      const known = new Map<string, Entry>()
      const update = (applications: Applications) => {
        for (const entry of entriesIn(applications))
          if (entry.actionType === 'DELETED') known.delete(keyOf(entry))
          else known.set(keyOf(entry), entry)
      }
      const fetchAll = async () => {
        const applications = await fetchApps('/apps', signal)
        known.clear()
        update(applications)
      }
      await fetchAll()
      while (!signal.aborted) {
        const app = service.toUpperCase()
        const up = [...known.values()].filter((entry) => entry.app === app && entry.status === 'UP')
        report(instancesOf(up.map((entry) => ({ origin: originIn(entry), zone: entry.metadata?.zone }))))
        await pause(beatMs, undefined, { signal })
        const delta = await fetchApps('/apps/delta', signal)
        update(delta)
        if (delta.apps__hashcode !== hashOf(known.values())) await fetchAll()
      }
    },
    register: async (service, { origin, zone }, registered, signal) => {
      const address = new URL(origin)
      const { protocol, hostname } = address
      const isSecure = protocol === 'https:'
      const number = portOf(address)
      const app = service.toUpperCase()
      const id = `${hostname}:${service}:${number}`
      const instance = {
        instanceId: id,
        hostName: hostname,
        ipAddr: hostname,
        app,
        vipAddress: service,
        secureVipAddress: service,
        status: 'UP',
        port: { $: isSecure ? 80 : number, '@enabled': String(!isSecure) },
        securePort: { $: isSecure ? number : 443, '@enabled': String(isSecure) },
        dataCenterInfo: {
          '@class': 'com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo',
          name: 'MyOwn',
        },
        leaseInfo: { renewalIntervalInSecs: RENEWAL_SECONDS, durationInSecs: DURATION_SECONDS },
        metadata: zone === undefined ? {} : { zone },
      }
      const path = `/apps/${encodeURIComponent(app)}`
      await askRegistry(url, path, { method: 'POST', body: { instance }, signal })
      registered()
      const own = `${path}/${encodeURIComponent(id)}`
      // A server that does not know the instance responds with 404: it is registered again.
      await beatEvery(beatMs, async () => void (await askRegistry(url, own, { method: 'PUT' })), signal)
      await askRegistry(url, own, { method: 'DELETE' })
    },
  }
}

interface Applications {
  apps__hashcode?: string
  application?: Many<{ instance?: Many<Entry> }>
}

/** A list of one may be sent without the list. */
type Many<T> = T | T[]
const listOf = <T>(many: Many<T> | undefined): T[] => (many === undefined ? [] : ([many].flat() as T[]))

interface Entry {
  instanceId?: string
  hostName?: string
  ipAddr?: string
  app?: string
  status?: string
  actionType?: 'ADDED' | 'MODIFIED' | 'DELETED'
  port?: Port
  securePort?: Port
  metadata?: Record<string, string>
}

interface Port {
  $?: number | string
  '@enabled'?: string | boolean
}

const entriesIn = ({ application }: Applications): Entry[] =>
  listOf(application).flatMap(({ instance }) => listOf(instance))

const keyOf = ({ app, instanceId, hostName }: Entry) => `${app} ${instanceId ?? hostName}`

function originIn({ ipAddr, hostName, port, securePort }: Entry): string {
  const isSecure = String(securePort?.['@enabled']) === 'true'
  return isSecure ? `https://${hostName}:${securePort?.$}` : `http://${ipAddr ?? hostName}:${port?.$}`
}

/** `DOWN_1_UP_2_`: the number of instances of each status, in the order of their names. */
function hashOf(entries: Iterable<Entry>): string {
  const counts = new Map<string, number>()
  for (const { status = '' } of entries) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([status, count]) => `${status}_${count}_`)
    .join('')
}
