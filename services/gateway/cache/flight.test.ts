import { afterEach, describe, expect, test, vi } from 'vitest'
import { call, open } from '../testing/proxy.ts'
import { advance, CONTROL, counting, type Listener, startCached } from '../testing/cached.ts'

afterEach(() => vi.restoreAllMocks())

describe('requests at the same time', () => {
  const pending = () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    return { arrived: promise, release: resolve }
  }

  test('100 identical ones reach the service once', async () => {
    const gate = pending()
    await using gateway = await startCached(async (incoming, response, count) => {
      await gate.arrived
      counting(incoming, response, count)
    })
    const calls = Array.from({ length: 100 }, () => call(`${gateway.url}/things`))
    await expect.poll(() => gateway.seen.length).toBeGreaterThan(0)
    gate.release()
    const responses = await Promise.all(calls)
    expect(new Set(responses.map(({ text }) => text))).toEqual(new Set(['{"count":1}']))
    expect(gateway.seen).toHaveLength(1)
    const statuses = responses.map(({ headers }) => String(headers['cache-status']))
    expect(statuses.filter((status) => status === 'gateway; fwd=uri-miss; stored')).toHaveLength(1)
  })

  test('each reaches the service if the response turns out not to be cacheable', async () => {
    const gate = pending()
    await using gateway = await startCached(async (_incoming, response, count) => {
      await gate.arrived
      response.writeHead(200, { 'Cache-Control': 'no-store' }).end(`${count}`)
    })
    const calls = Array.from({ length: 10 }, () => call(`${gateway.url}/things`))
    await expect.poll(() => gateway.seen.length).toBeGreaterThan(0)
    gate.release()
    const texts = (await Promise.all(calls)).map(({ text }) => Number(text))
    expect(texts.sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, i) => i + 1))
  })

  test('the request to the service goes on for those that wait, and is aborted when no client does', async () => {
    const gate = pending()
    const aborted = vi.fn()
    await using gateway = await startCached(async (incoming, response, count) => {
      response.on('close', () => !response.writableFinished && aborted())
      await gate.arrived
      counting(incoming, response, count)
    })
    const first = new AbortController()
    const second = new AbortController()
    const calls = [first, second].map(({ signal }) =>
      open(`${gateway.url}/things`, { signal }).catch(() => 'gone'),
    )
    const third = call(`${gateway.url}/things?other`)
    await expect.poll(() => gateway.seen).toHaveLength(2)
    first.abort()
    await calls[0]
    expect(aborted).not.toHaveBeenCalled()
    second.abort()
    await expect.poll(() => aborted).toHaveBeenCalledTimes(1)
    gate.release()
    expect((await third).status).toBe(200)
  })
})

describe('a stale response', () => {
  test('is revalidated with its ETag', async () => {
    await using gateway = await startCached((incoming, response, count) => {
      if (incoming.headers['if-none-match'] === '"1"')
        return response
          .writeHead(304, { ETag: '"1"', 'Cache-Control': 'public, max-age=60', 'X-New': 'yes' })
          .end()
      return response
        .writeHead(200, { ETag: '"1"', 'Cache-Control': 'public, max-age=60' })
        .end(`body ${count}`)
    })
    await call(`${gateway.url}/things`)
    advance(61)
    const second = await call(`${gateway.url}/things`)
    expect(second).toMatchObject({ status: 200, text: 'body 1' })
    expect(second.headers['cache-status']).toBe('gateway; fwd=stale; fwd-status=304; stored')
    expect((await call(`${gateway.url}/things`)).headers['cache-status']).toContain('hit')
    expect(gateway.seen).toHaveLength(2)
  })

  test('is used while it is revalidated in the background, once', async () => {
    await using gateway = await startCached(counting)
    await call(`${gateway.url}/things`)
    advance(70)
    const stale = await Promise.all([1, 2, 3].map(() => call(`${gateway.url}/things`)))
    expect(stale.map(({ text }) => text)).toContain('{"count":1}')
    expect(String(stale[0]?.headers['cache-status'])).toMatch(/^gateway; hit; ttl=-1\d$/)
    await expect.poll(async () => (await call(`${gateway.url}/things`)).text).toBe('{"count":2}')
    expect(gateway.seen).toHaveLength(2)
  })

  test('is not used past stale-while-revalidate', async () => {
    await using gateway = await startCached(counting)
    await call(`${gateway.url}/things`)
    advance(91)
    expect((await call(`${gateway.url}/things`)).text).toBe('{"count":2}')
  })

  const failures: Record<string, Listener> = {
    'responds 503': (_incoming, response) => response.writeHead(503).end(),
    'closes the connection': (_incoming, response) => response.destroy(),
    'sends half a body': (_incoming, response) =>
      response
        .writeHead(200, { 'Cache-Control': CONTROL, 'Content-Length': 99 })
        .write('x', () => response.destroy()),
  }
  test.each(Object.entries(failures))('is used when the service %s', async (_name, failure) => {
    await using gateway = await startCached((incoming, response, count) =>
      (count === 1 ? counting : failure)(incoming, response, count),
    )
    await call(`${gateway.url}/things`)
    advance(100)
    const { status, text, headers } = await call(`${gateway.url}/things`)
    expect([status, text]).toEqual([200, '{"count":1}'])
    expect(headers['cache-status']).toMatch(/^gateway; fwd=stale(; fwd-status=503)?; detail=stale-if-error$/)
    advance(361)
    expect((await call(`${gateway.url}/things`)).status).toBeGreaterThanOrEqual(502)
  })

  test('is removed when the service no longer has it', async () => {
    await using gateway = await startCached((incoming, response, count) =>
      count === 1 ? counting(incoming, response, count) : response.writeHead(count === 2 ? 404 : 503).end(),
    )
    await call(`${gateway.url}/things`)
    advance(100)
    expect((await call(`${gateway.url}/things`)).status).toBe(404)
    expect((await call(`${gateway.url}/things`)).status).toBe(503)
  })
})
