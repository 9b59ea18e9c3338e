import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { call, startProxy } from '../../services/gateway/testing/proxy.ts'

const CALLERS = 8
const INSTANCE = new URL('instance.ts', import.meta.url)

/** A process of the service `things`, which registers itself when it listens. */
async function startInstance(registryUrl: string): Promise<ChildProcess> {
  const env = {
    PATH: process.env.PATH,
    ...{ NODE_ENV: 'test', LOG_LEVEL: 'error', THINGS_PORT: '0', DRAIN_MS: '300', REGISTRY_URL: registryUrl },
  }
  const child = fork(INSTANCE, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  await once(child, 'message')
  return child
}

/**
 * The guarantees of a registry, with a gateway and processes that register themselves.
 *
 * @param registry its URL, as in REGISTRY_URL
 */
export function describeUnderLoad(name: string, registry: () => string): void {
  describe(`instances in ${name}, under load`, () => {
    test('are added, stopped and killed without a lost request', { timeout: 180_000 }, async () => {
      const children = new Map<number, ChildProcess>()
      const add = async () => {
        const child = await startInstance(registry())
        children.set(child.pid as number, child)
        return child
      }
      const first = await add()
      await using proxy = await startProxy(`${registry()}/things`)
      const things = `${proxy.url}/api/v1/things`
      await expect.poll(() => call(things).then(({ status }) => status), { timeout: 60_000 }).toBe(200)
      const lost: string[] = []
      const served = new Map<number, number>()
      let isLoading = true
      const caller = async (turn: number) => {
        const method = turn % 2 === 0 ? 'GET' : 'PUT'
        while (isLoading) {
          const { status, text } = await call(things, { method }, method === 'PUT' ? '{}' : undefined)
          if (status !== 200) lost.push(`${method} ${status} ${text}`)
          else {
            const { pid } = JSON.parse(text) as { pid: number }
            served.set(pid, (served.get(pid) ?? 0) + 1)
          }
        }
      }
      const load = Promise.all(Array.from({ length: CALLERS }, (_, turn) => caller(turn)))
      /** Waits until each of these processes has served more requests. */
      const serves = async (...processes: ChildProcess[]) => {
        for (const { pid = 0 } of processes) {
          const before = served.get(pid) ?? 0
          await expect.poll(() => served.get(pid) ?? 0, { timeout: 60_000 }).toBeGreaterThan(before + 20)
        }
      }
      try {
        await serves(first)
        const second = await add()
        const third = await add()
        await serves(first, second, third)
        // Gracefully: it deregisters, drains and ends.
        first.kill('SIGTERM')
        await once(first, 'exit')
        await serves(second, third)
        // At once: what it had in progress is sent to the others.
        second.kill('SIGKILL')
        await once(second, 'exit')
        await serves(third)
        const fourth = await add()
        await serves(third, fourth)
        expect(first.exitCode).toBe(0)
        expect(lost).toEqual([])
      } finally {
        isLoading = false
        await load
        for (const child of children.values()) child.kill('SIGKILL')
      }
    })
  })
}
