import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { discover } from '#platform/discovery/discover.ts'
import { etcd } from '#platform/discovery/etcd.ts'
import type { Instance } from '#platform/discovery/instance.ts'
import { keepRegistered } from '#platform/discovery/registry.ts'
import { freePorts } from '../../scripts/free-ports.ts'
import { describeUnderLoad } from '../discovery/under-load.ts'

/* A real server of its own: the tests stop it. */
let folder: string
let url: string
let server: ChildProcess

async function start(): Promise<void> {
  const peer = `http://127.0.0.1:0`
  server = spawn(
    'etcd',
    [
      ...['--data-dir', folder, '--listen-client-urls', url, '--advertise-client-urls', url],
      ...['--listen-peer-urls', peer],
    ],
    { stdio: 'ignore' },
  )
  const failed = new Promise<never>((_, reject) =>
    server.once('error', (cause) =>
      reject(new Error('These tests need etcd: `apt-get install etcd-server`', { cause })),
    ),
  )
  const healthy = vi.waitFor(
    async () => {
      if (!(await isHealthy())) throw new Error('etcd is not healthy')
    },
    { timeout: 30_000 },
  )
  await Promise.race([healthy, failed])
}
const isHealthy = () =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  )

async function stop(): Promise<void> {
  const exited = new Promise((done) => server.once('exit', done))
  server.kill('SIGKILL')
  await exited
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'etcd-'))
  const [port] = await freePorts(1)
  url = `http://127.0.0.1:${port}`
  await start()
})
afterAll(async () => {
  await stop()
  await rm(folder, { recursive: true })
})

const post = (path: string, body: object) =>
  fetch(url + path, { method: 'POST', body: JSON.stringify(body) }).then((response) => response.json())
const base64 = (text: string) => Buffer.from(text).toString('base64')

function follow(service: string) {
  let list: readonly Instance[] = []
  const running = discover(etcd(new URL(url)).watch(service), (instances) => (list = instances))
  return { ...running, list: () => list.toSorted((a, b) => (a.origin < b.origin ? -1 : 1)) }
}
const enlist = (service: string, origin: string, zone?: string) =>
  keepRegistered(etcd(new URL(url)), service, { origin, ...(zone ? { zone } : {}) }, () => {})

const [one, two] = ['http://10.0.0.1:1', 'http://10.0.0.2:1']

test('instances register, are followed, and deregister', async () => {
  const first = enlist('a', one, 'x')
  await first.started
  const followed = follow('a')
  await followed.started
  expect(followed.list()).toEqual([{ origin: one, zone: 'x' }])
  const second = enlist('a', two)
  const other = enlist('ab', 'http://10.0.0.3:1')
  await expect.poll(followed.list).toEqual([{ origin: one, zone: 'x' }, { origin: two }])
  await first.close()
  await expect.poll(followed.list).toEqual([{ origin: two }])
  for (const each of [second, other, followed]) await each.close()
})

test('an instance has a lease of ten seconds; when it is lost, the instance registers again', async () => {
  const instance = enlist('b', one)
  await instance.started
  const { leases = [] } = (await post('/v3/lease/leases', {})) as { leases?: { ID: string }[] }
  expect(leases).toHaveLength(1)
  const ID = leases[0]?.ID
  expect(await post('/v3/lease/timetolive', { ID, keys: true })).toMatchObject({
    grantedTTL: '10',
    keys: [base64(`/services/b/${one}`)],
  })
  const followed = follow('b')
  await followed.started
  await post('/v3/lease/revoke', { ID })
  await expect.poll(() => followed.error()?.message).toBe('there are no instances')
  await expect.poll(() => followed.error()).toBeUndefined()
  expect(followed.list()).toEqual([{ origin: one }])
  for (const each of [instance, followed]) await each.close()
})

test('a server that is away leaves the last list in use; instances are registered and followed when it is back', async () => {
  const instance = enlist('c', one)
  await instance.started
  const followed = follow('c')
  await followed.started
  await stop()
  await expect.poll(() => followed.error(), { timeout: 30_000 }).toBeDefined()
  expect(followed.list()).toEqual([{ origin: one }])
  await start()
  const second = enlist('c', two)
  await expect.poll(followed.list, { timeout: 30_000 }).toEqual([{ origin: one }, { origin: two }])
  for (const each of [instance, second, followed]) await each.close()
})

test('values that no instance has written are left out', async () => {
  await post('/v3/kv/put', { key: base64('/services/d/x'), value: base64('<html>') })
  const followed = follow('d')
  await expect.poll(() => followed.error()?.message).toBe('no entry of the registry has a valid address')
  const instance = enlist('d', one)
  await expect.poll(followed.list).toEqual([{ origin: one }])
  for (const each of [instance, followed]) await each.close()
})

describeUnderLoad('etcd', () => `etcd+${url}`)
