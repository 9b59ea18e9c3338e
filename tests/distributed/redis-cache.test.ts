import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { openRedis, type Redis, unavailableGauge } from '#platform/redis.ts'
import { redisStore } from '../../services/gateway/cache/redis-store.ts'
import { counting, CONTROL, type Listener, startCached, TAG } from '../../services/gateway/testing/cached.ts'
import { call } from '../../services/gateway/testing/proxy.ts'
import { type Proxy, startProxy } from './proxy.ts'
import { redisUrl } from './require-redis.ts'

/* The store of `GATEWAY_CACHE=redis`. */

let proxy: Proxy
let redis: Redis
let namespace: string
beforeAll(async () => {
  proxy = await startProxy(redisUrl)
  redis = await openThrough(proxy)
})

const openThrough = ({ port }: Proxy) =>
  openRedis(Object.assign(new URL(redisUrl), { hostname: '127.0.0.1', port }).href, {
    log: pino({ level: 'silent' }),
    unavailable: unavailableGauge(new Registry()),
  })

beforeEach(async () => {
  await proxy.restore()
  await vi.waitFor(() => redis.check(), 30_000)
  namespace = `cache-${randomUUID()}`
})
afterAll(async () => {
  redis?.close()
  await proxy?.cut()
})

const start = (listener: Listener) =>
  startCached(listener, { cache: { store: redisStore(redis, namespace) } })

test('gateways share responses, byte for byte, and an event at one of them invalidates them for all', async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i))
  const listener: Listener = (_incoming, response, count) =>
    response
      .writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': CONTROL, ETag: `"${count}"` })
      .end(bytes)
  await using one = await start(listener)
  await using two = await start(listener)
  const hex = async (url: string) => {
    const response = await fetch(url)
    return [response.headers.get('cache-status'), Buffer.from(await response.arrayBuffer()).toString('hex')]
  }
  expect(await hex(`${one.url}/tagged`)).toEqual(['gateway; fwd=uri-miss; stored', bytes.toString('hex')])
  await expect
    .poll(() => hex(`${two.url}/tagged`))
    .toEqual([expect.stringMatching(/^gateway; hit; ttl=/), bytes.toString('hex')])
  const other = redisStore(redis, namespace)
  await other.invalidate([TAG])
  expect(await hex(`${one.url}/tagged`)).toEqual(['gateway; fwd=uri-miss; stored', bytes.toString('hex')])
  expect(one.seen.length + two.seen.length).toBeGreaterThanOrEqual(2)
})

test('a change through one gateway is seen at the others as soon as its response has arrived', async () => {
  // The invalidation takes longer than the change.
  const slow = await startProxy(redisUrl, { delay: (chunk) => (chunk.includes('MSET') ? 100 : 0) })
  const slowRedis = await openThrough(slow)
  try {
    await using one = await startCached(counting, { cache: { store: redisStore(slowRedis, namespace) } })
    await using two = await start(counting)
    const statusAtTwo = async () => (await call(`${two.url}/tagged/1`)).headers['cache-status']
    await expect.poll(statusAtTwo).toContain('hit')
    expect(await call(`${one.url}/tagged/1`, { method: 'PUT' })).toMatchObject({
      status: 200,
      text: '{"count":1}',
    })
    expect(await statusAtTwo()).toBe('gateway; fwd=uri-miss; stored')
  } finally {
    slowRedis.close()
    await slow.cut()
  }
})

test('variants are bounded', async () => {
  await using gateway = await start((_incoming, response) =>
    response.writeHead(200, { 'Cache-Control': CONTROL, Vary: 'X-Kind' }).end('{}'),
  )
  for (let i = 0; i < 40; i++) await call(`${gateway.url}/things`, { headers: { 'X-Kind': String(i) } })
  const keys = await redis.client.keys(`${namespace}:*`)
  expect(keys).toHaveLength(1)
  expect(await redis.client.hLen(keys[0] as string)).toBeLessThanOrEqual(16)
  expect(await redis.client.pTTL(keys[0] as string)).toBeGreaterThan(60_000)
})

test('while Redis is unavailable the service gets each request; what was invalidated then is not used afterwards', async () => {
  await using gateway = await start(counting)
  const store = redisStore(redis, namespace)
  await call(`${gateway.url}/tagged`)
  const status = async () => (await call(`${gateway.url}/tagged`)).headers['cache-status']
  await expect.poll(status).toContain('hit')
  const find = async () => store.find('/api/v1/tagged', 'accept="application/json" ', [TAG])
  expect((await find()).entry?.body.toString()).toBe('{"count":1}')
  const before = gateway.seen.length
  await proxy.cut()
  await expect.poll(status).toBe('gateway; fwd=uri-miss')
  expect(gateway.seen.length).toBeGreaterThan(before)
  await store.invalidate([TAG])
  await proxy.restore()
  // The one that learned of the event invalidates before it finds anything.
  await vi.waitFor(async () => {
    const { generation, entry } = await find()
    expect(generation).not.toContain('unavailable')
    expect(entry).toBeUndefined()
  }, 30_000)
})
