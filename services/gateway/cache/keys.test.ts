import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Identify } from '../forwarding/authenticate.ts'
import { call } from '../testing/proxy.ts'
import { CONTROL, counting, type Listener, startCached, TAG } from '../testing/cached.ts'
import { memoryStore } from './memory-store.ts'

afterEach(() => vi.restoreAllMocks())

describe('Vary', () => {
  const byLanguage: Listener = (incoming, response, count) =>
    response
      .writeHead(200, { 'Cache-Control': CONTROL, Vary: 'Accept-Language, Accept-Encoding' })
      .end(`${String(incoming.headers['accept-language'])} ${count}`)
  const language = (value: string) => ({ headers: { 'Accept-Language': value } })

  test('separates responses', async () => {
    await using gateway = await startCached(byLanguage)
    const texts = []
    for (const value of ['de', 'en', 'de', 'en'])
      texts.push((await call(`${gateway.url}/things`, language(value))).text)
    expect(texts).toEqual(['de 1', 'en 2', 'de 1', 'en 2'])
    const { headers } = await call(`${gateway.url}/things`, language('fr'))
    expect(headers['cache-status']).toBe('gateway; fwd=vary-miss; stored')
    expect(headers.vary).toContain('Accept-Language')
  })

  test('separates requests that waited for one response, before it was known', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    await using gateway = await startCached(async (incoming, response, count) => {
      if (incoming.url?.endsWith('/things')) await promise
      return byLanguage(incoming, response, count)
    })
    const calls = ['de', 'en'].map((value) => call(`${gateway.url}/things`, language(value)))
    await expect.poll(() => gateway.seen).toHaveLength(1)
    // The last request arrives after the others, on the same event loop.
    await call(`${gateway.url}/uncached`).catch(() => {})
    resolve()
    const texts = (await Promise.all(calls)).map(({ text }) => text.slice(0, 2))
    expect(texts).toEqual(['de', 'en'])
  })

  test('keeps a bounded number of variants', async () => {
    const store = memoryStore(10_000_000)
    await using gateway = await startCached(byLanguage, { cache: { store } })
    for (let i = 0; i < 40; i++) await call(`${gateway.url}/things`, language(`x-${i}`))
    const { bytes, entries } = store.size!()
    expect(entries).toBe(1)
    expect(bytes).toBeLessThan(17 * 1_500)
    expect((await call(`${gateway.url}/things`, language('x-39'))).text).toBe('x-39 40')
  })
})

test('a Vary by which every request differs is bounded for a store as well', async () => {
  const names = Array.from({ length: 9 }, (_, n) => `x-${n}`).join(', ')
  await using gateway = await startCached((incoming, response, count) =>
    response
      .writeHead(200, {
        'Content-Type': 'application/json',
        'Cache-Control': CONTROL,
        // First nine fields in one response, then another one in each.
        Vary: count === 1 ? names : `x-${count}`,
      })
      .end(String(incoming.headers['x-2'] ?? count)),
  )
  const statusOf = async () => (await call(`${gateway.url}/things`)).headers['cache-status']
  expect(await statusOf()).toBe('gateway; fwd=uri-miss')
  const statuses: unknown[] = []
  for (let n = 0; n < 15; n++) {
    const path = `${gateway.url}/things?n=${n}`
    statuses.push((await call(path)).headers['cache-status'])
  }
  // As long as the requests of the operation differ by few fields.
  expect(statuses.slice(0, 11).every((status) => /stored/.test(String(status)))).toBe(true)
  expect(statuses.slice(11).some((status) => /stored/.test(String(status)))).toBe(false)
})

test('memory is bounded, whatever the requests are', async () => {
  const store = memoryStore(50_000)
  await using gateway = await startCached(counting, { cache: { store } })
  for (let i = 0; i < 20; i++) {
    const { headers } = await call(`${gateway.url}/things?q=${'x'.repeat(8_000)}${i}`)
    expect(headers['cache-status']).toBe('gateway; fwd=uri-miss; stored')
  }
  expect(store.size!().bytes).toBeLessThanOrEqual(50_000)
  expect(store.size!().entries).toBeGreaterThan(2)
})

describe('security', () => {
  const identify: Identify = async (_operation, { headers }) =>
    headers.authorization ? { id: headers.authorization, kind: 'user', roles: [], claims: {} } : undefined
  const as = (authorization: string) => ({ headers: { Authorization: authorization } })

  test('each principal has responses of its own', async () => {
    await using gateway = await startCached(
      (incoming, response, count) =>
        response
          .writeHead(200, { 'Cache-Control': 'private, max-age=60' })
          .end(`${String(incoming.headers.authorization)} ${count}`),
      { identify },
    )
    const texts = []
    for (const who of ['ann', 'bob', 'ann']) texts.push((await call(`${gateway.url}/mine`, as(who))).text)
    expect(texts).toEqual(['ann 1', 'bob 2', 'ann 1'])
  })

  test('without a verified principal nothing is stored', async () => {
    await using gateway = await startCached(counting)
    for (const count of [1, 2]) {
      const { text, headers } = await call(`${gateway.url}/mine`, as('ann'))
      expect(text).toBe(`{"count":${count}}`)
      expect(headers['cache-status']).toBe('gateway; fwd=bypass')
    }
  })

  test('the service does not receive who requests a public response', async () => {
    await using gateway = await startCached(counting)
    await call(`${gateway.url}/things`, { headers: { Authorization: 'Bearer x', Cookie: 'a=b' } })
    expect(gateway.seen[0]?.headers).not.toHaveProperty('authorization')
    expect(gateway.seen[0]?.headers).not.toHaveProperty('cookie')
    expect((await call(`${gateway.url}/things`)).headers['cache-status']).toContain('hit')
  })
})

describe('tags', () => {
  test('clients revalidate, because no event reaches their caches', async () => {
    await using gateway = await startCached(counting)
    for (let i = 0; i < 2; i++)
      expect((await call(`${gateway.url}/tagged`)).headers['cache-control']).toBe('public, no-cache')
  })

  test('an event invalidates the responses', async () => {
    const store = memoryStore(1_000_000)
    await using gateway = await startCached(counting, { cache: { store } })
    await call(`${gateway.url}/tagged`)
    await store.invalidate(['things.other.v1'])
    expect((await call(`${gateway.url}/tagged`)).text).toBe('{"count":1}')
    await store.invalidate([TAG])
    expect((await call(`${gateway.url}/tagged`)).text).toBe('{"count":2}')
  })

  test('a response of before the event is not stored after it, and not shared with later requests', async () => {
    const store = memoryStore(1_000_000)
    const { promise, resolve } = Promise.withResolvers<void>()
    await using gateway = await startCached(
      async (incoming, response, count) => {
        if (count === 1) await promise
        counting(incoming, response, count)
      },
      { cache: { store } },
    )
    const early = call(`${gateway.url}/tagged`)
    await expect.poll(() => gateway.seen).toHaveLength(1)
    await store.invalidate([TAG])
    expect((await call(`${gateway.url}/tagged`)).text).toBe('{"count":2}')
    resolve()
    const { text, headers } = await early
    expect(text).toBe('{"count":1}')
    expect(headers['cache-status']).toBe('gateway; fwd=uri-miss')
    expect((await call(`${gateway.url}/tagged`)).text).toBe('{"count":2}')
  })

  test('without announcements responses are revalidated, and used if the service fails', async () => {
    let isCurrent = true
    await using gateway = await startCached(
      (incoming, response, count) => {
        if (count === 3) return response.writeHead(503).end()
        if (incoming.headers['if-none-match'] === '"1"') return response.writeHead(304, { ETag: '"1"' }).end()
        return counting(incoming, response, count)
      },
      { cache: { isCurrent: () => isCurrent } },
    )
    await call(`${gateway.url}/tagged`)
    isCurrent = false
    expect((await call(`${gateway.url}/tagged`)).headers['cache-status']).toBe(
      'gateway; fwd=stale; fwd-status=304; stored',
    )
    const failed = await call(`${gateway.url}/tagged`)
    expect([failed.status, failed.text]).toEqual([200, '{"count":1}'])
    expect((await call(`${gateway.url}/things`)).text).toBe('{"count":4}')
    expect((await call(`${gateway.url}/things`)).headers['cache-status']).toContain('hit')
  })

  test('a change through this gateway invalidates at once what it emits', async () => {
    await using gateway = await startCached((incoming, response, count) =>
      incoming.method === 'GET' ? counting(incoming, response, count) : response.writeHead(204).end(),
    )
    await call(`${gateway.url}/tagged`)
    await call(`${gateway.url}/things`)
    await call(`${gateway.url}/tagged/1`, { method: 'PUT' })
    expect((await call(`${gateway.url}/tagged`)).text).toBe('{"count":4}')
    // RFC 9111, section 4.4: without tags, only the URL of the request.
    expect((await call(`${gateway.url}/things`)).text).toBe('{"count":2}')
    await call(`${gateway.url}/things`, { method: 'POST' })
    expect((await call(`${gateway.url}/things`)).text).toBe('{"count":6}')
  })

  test('a change that fails invalidates nothing', async () => {
    await using gateway = await startCached((incoming, response, count) =>
      incoming.method === 'GET' ? counting(incoming, response, count) : response.writeHead(409).end(),
    )
    await call(`${gateway.url}/things`)
    await call(`${gateway.url}/things`, { method: 'POST' })
    expect((await call(`${gateway.url}/things`)).text).toBe('{"count":1}')
  })
})
