import type { IncomingMessage, ServerResponse } from 'node:http'
import { openHttp } from '#platform/testing/open-http.ts'

/*
 * The REST operations of Eureka that `platform/discovery/eureka.ts` uses, after its documentation: register, heartbeat,
 * deregister, the whole registry and its changes.
 */

export interface EurekaInstance {
  instanceId: string
  app: string
  status: string
  hostName: string
  ipAddr: string
  port: { $: number; '@enabled': string }
  metadata: Record<string, string>
  actionType?: 'ADDED' | 'MODIFIED' | 'DELETED'
}

/** A server of Eureka, in memory. */
export async function startEureka() {
  const instances = new Map<string, EurekaInstance>()
  const changes: EurekaInstance[] = []
  const state = { heartbeats: 0, fetches: 0, deltas: 0, isDown: false, hash: undefined as string | undefined }
  const change = (instance: EurekaInstance, actionType: EurekaInstance['actionType']) => {
    if (actionType === 'DELETED') instances.delete(instance.instanceId)
    else instances.set(instance.instanceId, instance)
    changes.push({ ...instance, actionType })
  }
  const hash = () => {
    const statuses = [...instances.values()].map(({ status }) => status)
    const count = (status: string) => statuses.filter((each) => each === status).length
    return [...new Set(statuses)]
      .sort()
      .map((status) => `${status}_${count(status)}_`)
      .join('')
  }
  const applications = (list: Iterable<EurekaInstance>) => {
    const byApp = Object.groupBy([...list], ({ app }) => app)
    const application = Object.entries(byApp).map(([name, instance]) => ({ name, instance }))
    return JSON.stringify({
      applications: { versions__delta: '1', apps__hashcode: state.hash ?? hash(), application },
    })
  }

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    if (state.isDown) return void request.socket.destroy()
    const [, , app = '', id = ''] = (request.url ?? '')
      .slice('/eureka'.length)
      .split('/')
      .map(decodeURIComponent)
    if (request.method === 'GET') {
      const isDelta = app === 'delta'
      state[isDelta ? 'deltas' : 'fetches']++
      return void response.end(applications(isDelta ? changes.splice(0) : instances.values()))
    }
    if (request.method === 'POST') {
      const { instance } = JSON.parse(Buffer.concat(await request.toArray()).toString()) as {
        instance: EurekaInstance
      }
      change(instance, 'ADDED')
      return void response.writeHead(204).end()
    }
    const known = instances.get(id)
    if (!known) return void response.writeHead(404).end()
    if (request.method === 'PUT') state.heartbeats++
    else change(known, 'DELETED')
    response.end()
  }

  const server = await openHttp((request, response) => void handle(request, response))
  return {
    url: `${server.url}/eureka`,
    instances,
    state,
    change,
    close: server.close,
  }
}
