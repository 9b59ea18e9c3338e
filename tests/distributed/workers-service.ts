/** A service for workers.test.ts: `GET /work` takes a moment, and responds with the process that did it. */
import cluster from 'node:cluster'
import { Counter, Gauge } from 'prom-client'
import { setTimeout } from 'node:timers/promises'
import { readServiceSettings } from '#platform/config.ts'
import { run } from '#platform/run.ts'
import type { Service } from '#platform/service.ts'

const service = {
  name: 'things',
  readConfig: (env: NodeJS.ProcessEnv) => readServiceSettings(env, 'THINGS_', { port: 0 }, {}),
  createContext: async (_config, { metrics: registry }) => {
    const registers = [registry]
    new Gauge({ name: 'shared_value', help: 'The same in all', aggregator: 'max', registers }).set(7)
    if (process.env.SLOW && cluster.worker!.id > 1) await setTimeout(1_000)
    if (process.env.CRASH) throw new Error('It cannot start', { cause: 'a test' })
    return { works: new Counter({ name: 'works_total', help: 'Works', registers }) }
  },
  contracts: [],
  extend: (app, { works }: { works: Counter }) => {
    app.get('/work', async (_request, response) => {
      works.inc()
      await setTimeout(10)
      response.json({ pid: process.pid })
    })
    app.post('/block', () => {
      for (;;);
    })
  },
} satisfies Service<ReturnType<typeof readServiceSettings>, { works: Counter }>

await run(service)
