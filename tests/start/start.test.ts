import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freePorts } from '../../scripts/free-ports.ts'

/* `npm start` as a person runs it: real processes, a data folder and ports of their own. */

const ports = {
  GATEWAY_PORT: 0,
  USERS_PORT: 0,
  PRODUCTS_PORT: 0,
  ORDERS_PORT: 0,
  PAYMENTS_PORT: 0,
  NOTIFICATIONS_PORT: 0,
  POSTGRES_PORT: 0,
  SMTP_PORT: 0,
}
let env: NodeJS.ProcessEnv
let dataDir: string
let gateway: string
const running = new Set<ChildProcess>()

interface Started {
  process: ChildProcess
  /** Everything that it has printed so far. */
  output(): string
  /** Resolves when it has printed something that matches. */
  printed(pattern: RegExp): Promise<RegExpExecArray>
  /** The exit code. */
  ended: Promise<number | null>
}

function start(change: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(process.execPath, ['--import', './scripts/preflight.js', 'scripts/start.ts'], {
    env: { ...env, ...change },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const waiting = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      for (const check of waiting) check()
    })
  }
  running.add(child)
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    process: child,
    output: () => text,
    ended,
    printed: (pattern) =>
      new Promise((done, fail) => {
        const check = () => {
          const match = pattern.exec(text)
          if (!match) return
          waiting.delete(check)
          done(match)
        }
        waiting.add(check)
        void ended.then(() => fail(new Error(`It ended without printing ${pattern}:\n${text}`)))
        check()
      }),
  }
}

const isGone = (pid: number) => {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(process.cwd(), '.cache/start-'))
  const names = Object.keys(ports) as (keyof typeof ports)[]
  const free = await freePorts(names.length)
  names.forEach((name, i) => (ports[name] = free[i] as number))
  const numbers = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]))
  gateway = `http://127.0.0.1:${ports.GATEWAY_PORT}`
  env = {
    ...process.env,
    ...numbers,
    DATA_DIR: dataDir,
    NODE_ENV: 'development',
    LOG_LEVEL: 'info',
    USERS_URL: `http://127.0.0.1:${ports.USERS_PORT}`,
    PRODUCTS_URL: `http://127.0.0.1:${ports.PRODUCTS_PORT}`,
    ORDERS_URL: `http://127.0.0.1:${ports.ORDERS_PORT}`,
    PAYMENTS_URL: `http://127.0.0.1:${ports.PAYMENTS_PORT}`,
    NOTIFICATIONS_URL: `http://127.0.0.1:${ports.NOTIFICATIONS_PORT}`,
    SERVICE_TOKENS_URL: `http://127.0.0.1:${ports.USERS_PORT}/api/v1/service-tokens`,
    JWKS_URL: `http://127.0.0.1:${ports.USERS_PORT}/api/v1/.well-known/jwks.json`,
  }
})
/* A test that failed half-way leaves nothing to the next one. */
afterEach(async () => {
  for (const child of running) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await once(child, 'close')
  }
  running.clear()
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

describe('npm start', { timeout: 120_000 }, () => {
  test('starts everything, restarts what crashes, and stops everything on Ctrl-C', async () => {
    const system = start()
    await system.printed(/Ready in/)
    const categories = await fetch(`${gateway}/api/v1/categories`)
    expect(categories.status).toBe(200)
    expect(((await categories.json()) as { items: unknown[] }).items.length).toBeGreaterThan(3)
    expect(await (await fetch(`${gateway}/mailbox`)).text()).toContain('There is no mail yet')

    const pids = [...system.output().matchAll(/\(pid (\d+)\)/g)].map(([, pid]) => Number(pid))
    const [, crashed] = (await system.printed(/products .*\(pid (\d+)\)/)) as unknown as [string, string]
    process.kill(Number(crashed), 'SIGKILL')
    await system.printed(/products +\| is back at/)
    expect((await fetch(`${gateway}/api/v1/categories`)).status).toBe(200)

    system.process.kill('SIGINT')
    expect(await system.ended).toBe(0)
    expect(pids.every(isGone)).toBe(true)
    await expect(fetch(gateway)).rejects.toThrow()
  })

  test('starts again after it was killed, with the data of before', async () => {
    const first = start()
    await first.printed(/Ready in/)
    first.process.kill('SIGKILL')
    await first.ended
    const second = start()
    await second.printed(/Ready in/)
    expect(second.output()).toMatch(/demo data: there already/)
    second.process.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  })

  test('a port that is taken is one sentence, and nothing stays behind', async () => {
    const taken = createServer().listen(ports.PRODUCTS_PORT, '127.0.0.1')
    await once(taken, 'listening')
    const system = start()
    expect(await system.ended).toBe(1)
    expect(system.output()).toMatch(new RegExp(`Port ${ports.PRODUCTS_PORT} on 127.0.0.1 is taken: stop`))
    expect(system.output()).not.toMatch(/\n +at /)
    taken.close()
  })

  test('with a mail server of one’s own there is no mailbox', async () => {
    const system = start({ SMTP_URL: 'smtp://127.0.0.1:1' })
    await system.printed(/Ready in/)
    expect(system.output()).not.toMatch(/mailbox/i)
    expect((await fetch(`${gateway}/mailbox`)).status).toBe(404)
    system.process.kill('SIGTERM')
    expect(await system.ended).toBe(0)
  })

  test('a misspelt variable is named', async () => {
    const system = start({ USERS_PROT: '1' })
    expect(await system.ended).toBe(1)
    expect(system.output()).toContain('USERS_PROT is not a known variable')
  })
})
