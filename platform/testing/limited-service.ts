import { compileInMemory } from '#compiler/in-memory.ts'
import { readServiceSettings } from '../config.ts'
import { startService } from '../service.ts'

/** Starts a service with one operation, `GET /thing`, that is limited by address. */
export async function startLimited(
  rateLimit: { limit: number; windowSeconds?: number },
  env: NodeJS.ProcessEnv = {},
  serviceName = 'things',
) {
  const responses = { 204: { description: 'Nothing' } }
  const contract = compileInMemory(
    {
      ...{ openapi: '3.1.0', info: { title: 'Things', version: '1.0.0' } },
      paths: {
        '/thing': {
          get: { operationId: 'getThing', 'x-rate-limit': { ...rateLimit, by: 'address' }, responses },
        },
      },
    },
    serviceName,
  )
  const readConfig = () => ({
    platform: readServiceSettings(
      { NODE_ENV: 'test', THINGS_PORT: '0', LOG_LEVEL: 'silent', ...env },
      'THINGS_',
      { port: 1 },
      {},
    ).platform,
  })
  const running = await startService(
    {
      ...{ name: serviceName, readConfig, createContext: async () => ({}) },
      contracts: [{ contract, handlers: { getThing: async () => ({ status: 204 }) } }],
    },
    readConfig(),
  )
  const metric = async () => {
    const text = await (await fetch(`${running.metricsUrl}/metrics`)).text()
    return Number(/^redis_unavailable\{[^}]*\} (\d)$/m.exec(text)?.[1])
  }
  const readiness = async () => {
    const response = await fetch(`${running.url}/health/ready`)
    const state = (await response.json()) as { status: string; dependencies: Record<string, object> }
    return { code: response.status, ...state }
  }
  return {
    ...running,
    /** The status of one request from an address. */
    call: async (address = '192.0.2.1') => {
      const response = await fetch(`${running.url}/thing`, { headers: { 'X-Forwarded-For': address } })
      return response.status
    },
    metric,
    readiness,
    [Symbol.asyncDispose]: () => running.close(),
  }
}
