import { createClient } from '@redis/client'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { startLimited } from '#platform/testing/limited-service.ts'
import { type Proxy, startProxy } from './proxy.ts'
import { redisUrl } from './require-redis.ts'

let proxy: Proxy
let env: NodeJS.ProcessEnv
let name: string
beforeAll(async () => {
  proxy = await startProxy(redisUrl)
  env = { REDIS_URL: Object.assign(new URL(redisUrl), { hostname: '127.0.0.1', port: proxy.port }).href }
})
beforeEach(async () => {
  await proxy.restore()
  // Counters are by the name of the service.
  name = `things-${randomUUID()}`
})
afterAll(() => proxy?.cut())

const start = (limit: number, settings = env) => startLimited({ limit }, settings, name)
const count = (statuses: number[], wanted: number) => statuses.filter((status) => status === wanted).length

test('of concurrent requests at two instances exactly the limit is served, and the counter expires', async () => {
  // Without the proxy, which adds turns of this process to each of the 100 commands.
  await using one = await start(20, { REDIS_URL: redisUrl })
  await using two = await start(20, { REDIS_URL: redisUrl })
  const statuses = await Promise.all(
    Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? one : two).call('192.0.2.1')),
  )
  expect([count(statuses, 204), count(statuses, 429)]).toEqual([20, 80])
  expect(await two.call('192.0.2.2')).toBe(204)
  const redis = await createClient({ url: redisUrl }).connect()
  try {
    const key = `rate-limit:${name} getThing:address 192.0.2.1`
    expect(await redis.ttl(key)).toBeGreaterThan(50)
    expect(await redis.ttl(key)).toBeLessThanOrEqual(60)
  } finally {
    redis.destroy()
  }
})

test.each([
  ['is stopped', () => proxy.cut()],
  ['hangs', () => proxy.stall()],
] as const)(
  'while Redis %s under load every request gets its response, counted in memory; then Redis counts again',
  async (_how, fail) => {
    await using one = await start(50)
    await using two = await start(50)
    const statuses: number[] = []
    let isLoaded = true
    let address = 0
    const load = async () => {
      while (isLoaded) statuses.push(await one.call(`10.0.${++address >> 8}.${address & 255}`))
    }
    const callers = Array.from({ length: 8 }, load)
    await expect.poll(() => statuses.length).toBeGreaterThan(50)
    await fail()
    await vi.waitFor(async () => expect(await one.metric()).toBe(1), 30_000)
    expect(await one.readiness()).toMatchObject({
      ...{ code: 200, status: 'degraded', dependencies: { redis: { status: 'down' } } },
    })
    const alone = await Promise.all(Array.from({ length: 60 }, () => one.call('192.0.2.1')))
    expect([count(alone, 204), count(alone, 429)]).toEqual([50, 10])

    await proxy.restore()
    await vi.waitFor(async () => expect(await one.readiness()).toMatchObject({ status: 'ready' }), {
      timeout: 30_000,
      interval: 200,
    })
    await vi.waitFor(async () => expect(await two.readiness()).toMatchObject({ status: 'ready' }), {
      ...{ timeout: 30_000, interval: 200 },
    })
    expect(await one.metric()).toBe(0)
    isLoaded = false
    await Promise.all(callers)
    expect(statuses.filter((status) => status !== 204)).toEqual([])
    const together = await Promise.all(
      Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? one : two).call('192.0.2.3')),
    )
    expect([count(together, 204), count(together, 429)]).toEqual([50, 10])
  },
)
