import { request } from 'undici'
import { beatEvery } from './keep-running.ts'
import { askRegistry, instancesOf } from './registry-request.ts'
import type { Registry } from './instance.ts'

/* An instance whose process dies without deregistering disappears after this time. */
const LEASE_SECONDS = 10
/* An idle watch is opened again after this time: a connection that broke silently would be silent, too. */
const WATCH_IDLE_MS = 60_000

/**
 * etcd v3, by its JSON gateway (https://etcd.io/docs/v3.4/dev-guide/api_grpc_gateway/). An instance is a key
 * `/services/<service>/<origin>` with a lease; its value is `{"origin": …, "zone": …}`.
 */
export function etcd(url: URL): Registry {
  const post = (path: string, body: object, signal?: AbortSignal) =>
    askRegistry(url, path, { method: 'POST', body, ...(signal ? { signal } : {}) })

  return {
    watch: (service) => async (report, signal) => {
      const prefix = `/services/${service}/`
      // The end of the range of keys with this prefix: `0` follows `/`.
      const range = { key: base64(prefix), range_end: base64(`/services/${service}0`) }
      const list = async () => {
        const { body } = await post('/v3/kv/range', range, signal)
        const { kvs = [], header } = body as Range
        report(instancesOf(kvs.map(({ value }) => entryOf(value))))
        return Number(header.revision)
      }
      const revision = await list()
      const create_request = { ...range, start_revision: String(revision + 1) }
      const { statusCode, body: stream } = await request(`${url.origin}/v3/watch`, {
        method: 'POST',
        body: JSON.stringify({ create_request }),
        headersTimeout: WATCH_IDLE_MS,
        bodyTimeout: WATCH_IDLE_MS,
        signal,
      })
      if (statusCode !== 200) throw new Error(`${url.origin}/v3/watch got the response ${statusCode}`)
      try {
        for await (const line of linesOf(stream)) {
          const { result } = JSON.parse(line) as { result?: { events?: unknown[]; canceled?: boolean } }
          if (!result || result.canceled) throw new Error('etcd has ended the watch')
          // An event has one key; the list is short, and complete whatever was missed.
          if (result.events) await list()
        }
      } catch (error) {
        if ((error as { code?: string }).code !== 'UND_ERR_BODY_TIMEOUT') throw error
      }
    },
    register: async (service, instance, registered, signal) => {
      const { body } = await post('/v3/lease/grant', { TTL: String(LEASE_SECONDS) }, signal)
      const { ID } = body as { ID?: string }
      if (!ID) throw new Error('etcd has granted no lease')
      const key = base64(`/services/${service}/${instance.origin}`)
      await post('/v3/kv/put', { key, value: base64(JSON.stringify(instance)), lease: ID }, signal)
      registered()
      await beatEvery(
        (LEASE_SECONDS * 1_000) / 3,
        async () => {
          const { body } = await post('/v3/lease/keepalive', { ID })
          // Without a TTL the lease has expired, and its key is deleted.
          if (!(body as { result?: { TTL?: string } }).result?.TTL) throw new Error('the lease has expired')
        },
        signal,
      )
      await post('/v3/lease/revoke', { ID })
    },
  }
}

async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

interface Range {
  header: { revision: string }
  kvs?: { value?: string }[]
}

function entryOf(value = ''): { origin: string | undefined; zone?: unknown } {
  try {
    const { origin, zone } = JSON.parse(Buffer.from(value, 'base64').toString()) as Record<string, unknown>
    return { origin: String(origin), zone }
  } catch {
    return { origin: undefined }
  }
}

const base64 = (text: string) => Buffer.from(text).toString('base64')
