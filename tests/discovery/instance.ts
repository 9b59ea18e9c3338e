/** A service `things` that registers itself in the registry of REGISTRY_URL: a process of the tests beside it. */
import { type PlatformConfig, readServiceSettings } from '#platform/config.ts'
import { run } from '#platform/run.ts'
import type { Service } from '#platform/service.ts'

const service: Service<{ platform: PlatformConfig }, undefined> = {
  name: 'things',
  readConfig: (env) => readServiceSettings(env, 'THINGS_', { port: 0 }, {}),
  createContext: async () => undefined,
  contracts: [],
  extend: (app) => {
    app.all('/api/v1/things', (request, response) => {
      request.resume()
      // Long enough that some requests are in flight when the process is killed.
      setTimeout(() => response.json({ pid: process.pid }), 5)
    })
  },
}

await run(service)
