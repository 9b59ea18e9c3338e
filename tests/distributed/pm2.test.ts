/** deploy/pm2 with the real PM2, which is installed for this test. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePorts } from '../../scripts/free-ports.ts'
import { until } from '../chaos/processes.ts'

const exec = promisify(execFile)
const PM2 = 'pm2@6.0.13'

const folder = mkdtempSync(join(tmpdir(), 'pm2-'))
let env: NodeJS.ProcessEnv
let url: string

const pm2 = async (...args: string[]) => {
  const { stdout } = await exec(process.execPath, [join(folder, 'node_modules/pm2/bin/pm2'), ...args], {
    env,
  })
  return stdout
}
const state = async () => {
  const [app] = JSON.parse(await pm2('jlist')) as {
    pid: number
    pm2_env: { status: string; restart_time: number }
  }[]
  return app!
}

beforeAll(async () => {
  await exec('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, PM2])
  const [port = 0] = await freePorts(1)
  url = `http://127.0.0.1:${port}`
  env = {
    PATH: process.env.PATH,
    NODE: process.execPath,
    PM2_HOME: join(folder, 'home'),
    HOME: folder,
    ...{ NODE_ENV: 'test', LOG_LEVEL: 'warn', DRAIN_MS: '1000', SHOP_WINDOW_PORT: String(port) },
  }
  await pm2('start', 'deploy/pm2/ecosystem.config.cjs', '--only', 'shop-window')
})
afterAll(async () => {
  await pm2('kill')
  rmSync(folder, { recursive: true })
})

const live = () =>
  fetch(`${url}/health/live`).then(
    ({ status }) => status,
    () => 0,
  )

test('PM2 waits until the service is ready', async () => {
  expect((await state()).pm2_env.status).toBe('online')
  expect(await live()).toBe(200)
})

test('SIGHUP through PM2 replaces the workers under load; the process of PM2 goes on', async () => {
  const before = await state()
  const children = async () => {
    const { stdout } = await exec('ps', ['-o', 'pid=', '--ppid', String(before.pid)])
    return stdout.trim().split(/\s+/).map(Number)
  }
  const old = await children()
  expect(old).toHaveLength(2)
  const statuses: number[] = []
  let isDone = false
  const load = (async () => {
    while (!isDone) statuses.push(await live())
  })()
  await pm2('sendSignal', 'SIGHUP', 'shop-window')
  await until(
    async () => {
      const now = await children()
      return now.length === 2 && now.every((pid) => !old.includes(pid))
    },
    90_000,
    'The workers are not replaced',
  )
  isDone = true
  await load
  expect(statuses.filter((status) => status !== 200)).toEqual([])
  expect(statuses.length).toBeGreaterThan(20)
  expect((await state()).pid).toBe(before.pid)
})

test('a killed process is started again, and stop is graceful', async () => {
  const { pid } = await state()
  process.kill(pid, 'SIGKILL')
  await until(
    async () => {
      const now = await state()
      return now.pid !== pid && now.pm2_env.status === 'online' && (await live()) === 200
    },
    // The workers of the killed process drain first, and hold the port meanwhile.
    90_000,
    'It is not started again',
    200,
  )
  await pm2('stop', 'shop-window')
  expect((await state()).pm2_env).toMatchObject({ status: 'stopped', exit_code: 0 })
  expect(await live()).toBe(0)
})
