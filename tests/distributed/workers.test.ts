import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { Agent, fetch } from 'undici'
import { freePorts } from '../../scripts/free-ports.ts'
import { until } from '../chaos/processes.ts'

/* Real processes: one primary and its workers, under load. */

let primary: ChildProcess | undefined
afterEach(() => {
  try {
    // With its workers: one whose event loop is blocked does not notice that its primary is gone.
    if (primary?.pid !== undefined) process.kill(-primary.pid, 'SIGKILL')
  } catch {
    // All have ended.
  }
})

async function launch(env: NodeJS.ProcessEnv) {
  const [port = 0] = await freePorts(1)
  const url = `http://127.0.0.1:${port}`
  const child = fork(join(import.meta.dirname, 'workers-service.ts'), {
    env: {
      ...{ NODE_ENV: 'test', LOG_LEVEL: 'error', DRAIN_MS: '100', WORKERS: '2', THINGS_PORT: String(port) },
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  })
  primary = child
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  const ready = once(child, 'message').then(() => true)
  return { url, child, exited, ready, output: () => output }
}

async function start(env: NodeJS.ProcessEnv = {}) {
  const launched = await launch(env)
  const { exited, ready } = launched
  return { ...launched, isReady: await Promise.race([ready, exited.then(() => false)]) }
}

/** Clients that repeat a request when its connection breaks, as is right for a GET, until `end`. */
function load(url: string, { keepAlive = true } = {}) {
  const dispatcher = new Agent({ pipelining: keepAlive ? 1 : 0 })
  const seen = new Map<number, number>()
  const failed: string[] = []
  let repeated = 0
  let ending = false
  const client = async () => {
    while (!ending) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const response = await fetch(`${url}/work`, { dispatcher })
          const text = await response.text()
          if (response.status !== 200) failed.push(`${response.status} ${text}`)
          else {
            const { pid } = JSON.parse(text) as { pid: number }
            seen.set(pid, (seen.get(pid) ?? 0) + 1)
          }
          break
        } catch (error) {
          repeated += 1
          if (attempt === 3) {
            failed.push(String((error as Error).cause))
            break
          }
        }
      }
    }
  }
  const clients = Array.from({ length: 8 }, client)
  return {
    seen,
    failed,
    end: async () => {
      ending = true
      await Promise.all(clients)
      return { requests: [...seen.values()].reduce((a, b) => a + b, 0), repeated }
    },
  }
}

test('SIGHUP replaces all workers under load, and no request fails or has to be repeated', async () => {
  // Long enough for a request of each client, also when all processors are busy: its response closes the connection.
  const { url, child, exited } = await start({ DRAIN_MS: '2000' })
  const { seen, failed, end } = load(url)
  await until(() => seen.size === 2, 30_000, 'The workers do not share the port')
  const before = [...seen.keys()]
  child.kill('SIGHUP')
  await until(
    () => seen.size === 4,
    60_000,
    () => `Only ${seen.size} processes`,
  )
  // The last of the old ones ends after its successor has begun.
  await until(() => before.every(isGone), 30_000, 'An old worker goes on')
  const { requests, repeated } = await end()
  expect({ failed, repeated }).toEqual({ failed: [], repeated: 0 })
  expect(requests).toBeGreaterThan(100)
  child.kill('SIGTERM')
  expect(await exited).toBe(0)
})

/** Its first worker serves, the second one is still starting. */
async function startHalf() {
  const launched = await launch({ SLOW: 'on' })
  const isServing = () =>
    fetch(`${launched.url}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    )
  await until(isServing, 60_000, () => `It does not start: ${launched.output()}`)
  return launched
}

test('SIGHUP while workers are starting replaces all of them when they are ready', async () => {
  const { url, child, exited, ready, output } = await startHalf()
  child.kill('SIGHUP')
  expect(await Promise.race([ready, exited])).toBe(true)
  const { seen, failed, end } = load(url, { keepAlive: false })
  await until(
    () => seen.size >= 3,
    60_000,
    () => `Only ${seen.size} processes: ${output()}`,
  )
  await end()
  expect(failed).toEqual([])
  child.kill('SIGTERM')
  expect(await exited).toBe(0)
})

test('SIGTERM while workers are starting ends those, and closes the ones that serve', async () => {
  const { child, exited, output } = await startHalf()
  child.kill('SIGTERM')
  expect(await exited, output()).toBe(0)
})

test('a worker that is killed is replaced, and no repeated request fails', async () => {
  const { url, child, output } = await start()
  // A connection that stays open stays at its worker, so the new one would get none.
  const { seen, failed, end } = load(url, { keepAlive: false })
  await until(() => seen.size === 2, 30_000, 'The workers do not share the port')
  const [victim] = seen.keys()
  process.kill(victim!, 'SIGKILL')
  await until(
    () => seen.size === 3,
    60_000,
    () => `No new worker: ${output()}`,
  )
  await end()
  expect(failed).toEqual([])
  expect(output()).toContain('A worker ended; starting another')
  child.kill('SIGTERM')
})

test('metrics are summed over the workers, except those that are the same in all', async () => {
  const { url, child } = await start()
  const { seen, end } = load(url)
  await until(() => seen.size === 2, 30_000, 'The workers do not share the port')
  const { requests } = await end()
  const text = await (await fetch(`${url}/metrics`)).text()
  expect(text).toContain(`works_total{service="things"} ${requests}\n`)
  expect(text).toContain('shared_value{service="things"} 7\n')
  child.kill('SIGTERM')
})

test('SIGTERM: first not ready, then the port closes; a second one ends it at once', async () => {
  const { url, child, exited } = await start({ DRAIN_MS: '10000' })
  child.kill('SIGTERM')
  const statusOf = (path: string) => fetch(url + path).then(({ status }) => status)
  await until(async () => (await statusOf('/health/ready')) === 503, 9_000, 'It stays ready', 10)
  expect(await statusOf('/work')).toBe(200)
  child.kill('SIGTERM')
  expect(await exited).toBe(1)
})

test('a worker whose event loop is blocked is killed by the last-resort timer', async () => {
  const { url, child, exited } = await start({ DRAIN_MS: '0', SHUTDOWN_DEADLINE_MS: '1' })
  fetch(`${url}/block`, { method: 'POST' }).catch(() => {})
  const { seen, end } = load(url)
  await until(() => seen.size >= 1, 30_000, 'No worker responds')
  void end()
  child.kill('SIGTERM')
  expect(await exited).toBe(1)
})

test('a reason why no worker starts is printed once', async () => {
  const { exited, isReady, output } = await start({ CRASH: '1' })
  expect(await exited).toBe(1)
  expect(isReady).toBe(false)
  expect(output()).toBe('things cannot start. It cannot start\n')
})

const isGone = (pid: number) => {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}
