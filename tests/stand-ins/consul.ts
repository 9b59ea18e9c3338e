import type { IncomingMessage, ServerResponse } from 'node:http'
import { openHttp } from '#platform/testing/open-http.ts'

/*
 * The parts of Consul's HTTP API that `platform/discovery/consul.ts` uses, after its documentation: agent services with a
 * TTL check, and blocking queries of the health endpoint.
 */

interface Service {
  ID: string
  Name: string
  Address: string
  Port: number
  Meta: Record<string, string>
  Check: { TTL: string; Status: string }
}

/** An agent of Consul, in memory. */
export async function startConsul() {
  const services = new Map<string, Service & { isPassing: boolean }>()
  const state = {
    index: 10,
    passes: 0,
    isDown: false,
    tokens: [] as unknown[],
    respond: undefined as unknown,
  }
  const waiting = new Set<() => void>()
  const changed = () => {
    state.index++
    for (const wake of waiting) wake()
  }

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    if (state.isDown) return void request.socket.destroy()
    state.tokens.push(request.headers['x-consul-token'])
    const url = new URL(request.url ?? '/', 'http://consul')
    const [, name] = /^\/v1\/health\/service\/(.+)$/.exec(url.pathname) ?? []
    const [, registered] = /^\/v1\/agent\/service\/(register)$/.exec(url.pathname) ?? []
    const [, passing] = /^\/v1\/agent\/check\/pass\/service:(.+)$/.exec(url.pathname) ?? []
    const [, removed] = /^\/v1\/agent\/service\/deregister\/(.+)$/.exec(url.pathname) ?? []
    if (name) return query(name, url.searchParams, response)
    if (request.method !== 'PUT') return void response.writeHead(405).end()
    if (registered) {
      const service = JSON.parse(Buffer.concat(await request.toArray()).toString()) as Service
      services.set(service.ID, { ...service, isPassing: service.Check.Status === 'passing' })
      changed()
    } else if (passing) {
      const service = services.get(decodeURIComponent(passing))
      if (!service) return void response.writeHead(404).end('Unknown check ID')
      state.passes++
      service.isPassing = true
    } else if (removed && services.delete(decodeURIComponent(removed))) changed()
    response.end()
  }
  const query = (name: string, parameters: URLSearchParams, response: ServerResponse) => {
    const send = () => {
      waiting.delete(send)
      response.setHeader('X-Consul-Index', String(state.index))
      const found = [...services.values()].filter((each) => each.Name === name && each.isPassing)
      const body = found.map((Service) => ({ Node: { Address: '127.0.0.9' }, Service }))
      response.end(JSON.stringify(state.respond ?? body))
    }
    if (Number(parameters.get('index')) !== state.index) return send()
    waiting.add(send)
    response.once('close', () => waiting.delete(send))
  }

  const server = await openHttp((request, response) => void handle(request, response))
  return {
    url: server.url,
    services,
    state,
    changed,
    /** Ends all connections; requests are then cut off. */
    stop: () => {
      state.isDown = true
      server.cut()
    },
    close: server.close,
  }
}
