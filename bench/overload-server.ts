/** A service of three operations, one of each priority, for bench/overload.ts. Each takes the CPU time of two hashes, and waits 5 ms between them. */
import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { compileInMemory } from '../compiler/in-memory.ts'
import { readServiceSettings } from '../platform/config.ts'
import type { Priority } from '../platform/contract/compiled.ts'
import { startService } from '../platform/service.ts'

const [LOAD_SHEDDING] = process.argv.slice(2)
const priorities: readonly Priority[] = ['critical', 'normal', 'sheddable']
const responses = { 200: { description: 'Done', content: { 'text/plain': { schema: { type: 'string' } } } } }
const contract = compileInMemory(
  {
    ...{ openapi: '3.1.0', info: { title: 'Work', version: '1.0.0' } },
    paths: Object.fromEntries(
      priorities.map((priority) => [
        `/${priority}`,
        { get: { operationId: priority, 'x-priority': priority, responses } },
      ]),
    ),
  },
  'work',
)
/* About 1 ms each. */
const DATA = Buffer.alloc(2_500_000)
const work = () => createHash('sha256').update(DATA).digest('hex')
const handler = async () => {
  work()
  await setTimeout(5)
  return { status: 200, body: work() }
}
const env = { LOG_LEVEL: 'silent', WORK_PORT: '0', LOAD_SHEDDING }
const running = await startService(
  {
    name: 'work',
    readConfig: () => ({ platform: readServiceSettings(env, 'WORK_', { port: 0 }, {}).platform }),
    createContext: async () => ({}),
    contracts: [
      {
        contract,
        handlers: Object.fromEntries(priorities.map((name) => [name, handler])),
      },
    ],
  },
  { platform: readServiceSettings(env, 'WORK_', { port: 0 }, {}).platform },
)
process.send?.(running.url)
