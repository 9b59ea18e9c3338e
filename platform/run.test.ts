import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

const serviceOf = (functions: string) => `
import { readServiceSettings } from '#platform/config.ts'
import { run } from '#platform/run.ts'
await run({
  name: 'things',
  readConfig: (env) => readServiceSettings(env, 'THINGS_', { port: 0 }, {}),
  contracts: [],
  ${functions}
})
`

function start(functions: string) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', serviceOf(functions)], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DRAIN_MS: '0',
      SHUTDOWN_DEADLINE_MS: '100',
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let errors = ''
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  return { child, errors: () => errors }
}

test('a service that does not close in time exits with 1 and a message', async () => {
  const { child, errors } = start(`
  createContext: async () => ({}),
  background: () => [{ start: async () => {}, stop: () => new Promise(() => setInterval(() => {}, 1000)) }],`)
  await once(child, 'message')
  child.kill('SIGTERM')
  const [code] = (await once(child, 'close')) as [number]
  expect(errors()).toContain('things: did not close within 5.1 s')
  expect(code).toBe(1)
})

test('a signal while it starts ends it at once', async () => {
  const { child } = start(`
  createContext: () => {
    process.send('starting')
    return new Promise(() => setInterval(() => {}, 1000))
  },`)
  await once(child, 'message')
  child.kill('SIGTERM')
  expect(await once(child, 'close')).toEqual([0, null])
})
