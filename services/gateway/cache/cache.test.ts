import { afterEach, describe, expect, test, vi } from 'vitest'
import { call } from '../testing/proxy.ts'
import { advance, CONTROL, counting, type Listener, startCached } from '../testing/cached.ts'

afterEach(() => vi.restoreAllMocks())

describe('a cached operation', () => {
  test('is requested once while its response is fresh', async () => {
    await using gateway = await startCached(counting)
    const first = await call(`${gateway.url}/things?q=1`)
    const second = await call(`${gateway.url}/things?q=1`)
    expect([first.text, second.text]).toEqual(['{"count":1}', '{"count":1}'])
    expect(first.headers['cache-status']).toBe('gateway; fwd=uri-miss; stored')
    expect(second.headers['cache-status']).toMatch(/^gateway; hit; ttl=(60|5\d)$/)
    expect(second.headers).toMatchObject({ age: '0', etag: '"1"', 'cache-control': CONTROL })
    expect(second.headers['content-type']).toBe('application/json')
    expect(second.headers['content-length']).toBe('11')
    expect((await call(`${gateway.url}/things?q=2`)).text).toBe('{"count":2}')
    expect(gateway.seen).toHaveLength(2)
  })

  test('ages', async () => {
    await using gateway = await startCached(counting)
    await call(`${gateway.url}/things`)
    advance(42)
    const { headers } = await call(`${gateway.url}/things`)
    expect(Number(headers.age)).toBeGreaterThanOrEqual(42)
    expect(headers['cache-status']).toMatch(/ttl=1[78]$/)
  })

  test('keeps its age when the clock of the system jumps', async () => {
    await using gateway = await startCached(counting)
    await call(`${gateway.url}/things`)
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2040-01-01'))
    const { headers } = await call(`${gateway.url}/things`)
    expect(headers['cache-status']).toContain('hit')
    expect(Number(headers.age)).toBeLessThan(60)
  })

  test('is not cached without x-cache, whatever the service says', async () => {
    await using gateway = await startCached(counting)
    await call(`${gateway.url}/uncached`)
    const { text, headers } = await call(`${gateway.url}/uncached`)
    expect(text).toBe('{"count":2}')
    expect(headers['cache-status']).toBeUndefined()
  })

  test('responds to HEAD from the stored GET', async () => {
    await using gateway = await startCached(counting)
    expect((await call(`${gateway.url}/things`, { method: 'HEAD' })).headers['cache-status']).toBe(
      'gateway; fwd=method',
    )
    await call(`${gateway.url}/things`)
    const head = await call(`${gateway.url}/things`, { method: 'HEAD' })
    expect(head).toMatchObject({ status: 200, text: '' })
    expect(head.headers['content-length']).toBe('11')
    expect(head.headers['cache-status']).toContain('hit')
    expect(gateway.seen.map(({ method }) => method)).toEqual(['HEAD', 'GET'])
  })

  test('responds 304 to the ETag of the stored response, and asks the service for the whole one', async () => {
    await using gateway = await startCached(counting)
    const first = await call(`${gateway.url}/things`, { headers: { 'If-None-Match': '"1"' } })
    expect(first).toMatchObject({ status: 304, text: '' })
    expect(gateway.seen[0]?.headers['if-none-match']).toBeUndefined()
    const second = await call(`${gateway.url}/things`, { headers: { 'If-None-Match': 'W/"1"' } })
    expect(second.status).toBe(304)
    expect(second.headers).toMatchObject({ etag: '"1"', 'cache-control': CONTROL })
    expect(second.headers['content-length']).toBeUndefined()
    expect((await call(`${gateway.url}/things`, { headers: { 'If-None-Match': '"0"' } })).status).toBe(200)
    expect(gateway.seen).toHaveLength(1)
  })

  test('leaves other conditions and ranges to the service', async () => {
    await using gateway = await startCached(counting)
    await call(`${gateway.url}/things`)
    for (const headers of [{ Range: 'bytes=0-1' }, { 'If-Match': '"1"' }]) {
      const response = await call(`${gateway.url}/things`, { headers })
      expect(response.headers['cache-status']).toBe('gateway; fwd=bypass')
    }
    expect(gateway.seen).toHaveLength(3)
  })

  test('is requested where the service would refuse Accept, and once for all that mean the same', async () => {
    await using gateway = await startCached(counting)
    for (const Accept of ['*/*', 'application/json', 'text/html, */*;q=0.1'])
      await call(`${gateway.url}/things`, { headers: { Accept } })
    expect(gateway.seen).toHaveLength(1)
    const refused = await call(`${gateway.url}/things`, { headers: { Accept: 'image/png' } })
    expect(refused.headers['cache-status']).toBe('gateway; fwd=bypass')
    expect(gateway.seen[1]?.headers.accept).toBe('image/png')
  })

  test('counts hits, misses and stored bytes', async () => {
    await using gateway = await startCached(counting)
    await call(`${gateway.url}/things`)
    await call(`${gateway.url}/things`)
    const text = await gateway.metrics.metrics()
    expect(text).toContain('gateway_cache_requests_total{operation="get/things",result="hit"} 1')
    expect(text).toContain('gateway_cache_requests_total{operation="get/things",result="miss"} 1')
    expect(Number(/^gateway_cache_bytes (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(1_000)
  })
})

describe('directives of the request', () => {
  const directive = (value: string) => ({ headers: { 'Cache-Control': value } })

  test('no-cache forwards the request, and stores the response', async () => {
    await using gateway = await startCached(counting)
    await call(`${gateway.url}/things`)
    const { headers } = await call(`${gateway.url}/things`, directive('no-cache'))
    expect(headers['cache-status']).toBe('gateway; fwd=request; stored')
    expect((await call(`${gateway.url}/things`)).text).toBe('{"count":2}')
    expect((await call(`${gateway.url}/things`, { headers: { Pragma: 'no-cache' } })).text).toBe(
      '{"count":3}',
    )
  })

  test('no-store forwards the request, and does not store the response', async () => {
    await using gateway = await startCached(counting)
    const { headers } = await call(`${gateway.url}/things`, directive('no-store'))
    expect(headers['cache-status']).toBe('gateway; fwd=request')
    expect((await call(`${gateway.url}/things`)).text).toBe('{"count":2}')
  })

  test('only-if-cached is 504 without a stored response', async () => {
    await using gateway = await startCached(counting)
    const { status, headers, text } = await call(`${gateway.url}/things`, directive('only-if-cached'))
    expect(status).toBe(504)
    expect(headers['content-type']).toContain('application/problem+json')
    expect(headers['cache-status']).toBe('gateway; fwd=uri-miss; detail=only-if-cached')
    expect(text).toContain('only-if-cached')
    await call(`${gateway.url}/things`)
    expect((await call(`${gateway.url}/things`, directive('only-if-cached'))).status).toBe(200)
    expect(gateway.seen).toHaveLength(1)
  })

  test('max-age, min-fresh and max-stale are respected', async () => {
    await using gateway = await startCached(counting)
    await call(`${gateway.url}/things`)
    advance(50)
    expect((await call(`${gateway.url}/things`, directive('max-age=55'))).text).toBe('{"count":1}')
    expect((await call(`${gateway.url}/things`, directive('max-age=10'))).text).toBe('{"count":2}')
    advance(110)
    expect((await call(`${gateway.url}/things`, directive('max-stale=100'))).text).toBe('{"count":2}')
    expect((await call(`${gateway.url}/things`, directive('min-fresh=50'))).text).toBe('{"count":3}')
  })
})

describe('a response that is not stored', () => {
  const uncacheable: Record<string, Listener> = {
    'no-store': (_i, response) => response.writeHead(200, { 'Cache-Control': 'no-store' }).end('{}'),
    'without Cache-Control': (_i, response) => response.writeHead(200).end('{}'),
    'with a cookie': (_i, response) =>
      response.writeHead(200, { 'Cache-Control': CONTROL, 'Set-Cookie': 'a=b' }).end('{}'),
    private: (_i, response) => response.writeHead(200, { 'Cache-Control': 'private, max-age=60' }).end('{}'),
    'Vary: *': (_i, response) => response.writeHead(200, { 'Cache-Control': CONTROL, Vary: '*' }).end('{}'),
    'a Vary of many fields': (_i, response) =>
      response
        .writeHead(200, {
          'Cache-Control': CONTROL,
          Vary: Array.from({ length: 9 }, (_, i) => `X-${i}`).join(),
        })
        .end('{}'),
    'larger than the limit of an entry': (_i, response) =>
      response.writeHead(200, { 'Cache-Control': CONTROL, 'Content-Length': 20_000 }).end('x'.repeat(20_000)),
    'larger than the limit, in chunks': (_i, response) => {
      response.writeHead(200, { 'Cache-Control': CONTROL })
      for (let i = 0; i < 20; i++) response.write('x'.repeat(1_000))
      response.end()
    },
    'a 404': (_i, response) => response.writeHead(404, { 'Cache-Control': CONTROL }).end('{}'),
    'encoded by the service': (_i, response) =>
      response.writeHead(200, { 'Cache-Control': CONTROL, 'Content-Encoding': 'gzip' }).end('{}'),
  }
  test.each(Object.entries(uncacheable))('%s', async (_name, listener) => {
    await using gateway = await startCached(listener)
    const first = await call(`${gateway.url}/things`)
    const second = await call(`${gateway.url}/things`)
    expect(second.text).toBe(first.text)
    expect(second.text.length).toBeGreaterThan(1)
    expect(second.headers['cache-status']).toBe('gateway; fwd=uri-miss')
    expect(gateway.seen).toHaveLength(2)
  })

  test('half a body is 502, and the next request gets the whole one', async () => {
    await using gateway = await startCached((incoming, response, count) => {
      if (count > 1) return counting(incoming, response, count)
      response.writeHead(200, { 'Cache-Control': CONTROL, 'Content-Length': 100 })
      response.write('half', () => response.destroy())
    })
    expect((await call(`${gateway.url}/things`)).status).toBe(502)
    expect((await call(`${gateway.url}/things`)).text).toBe('{"count":2}')
  })

  test('headers of one exchange are not stored', async () => {
    await using gateway = await startCached((_incoming, response) =>
      response
        .writeHead(200, {
          'Cache-Control': CONTROL,
          'RateLimit-Policy': '"default";q=1;w=1',
          RateLimit: '"default";r=0;t=1',
          'X-Request-Id': 'of-the-service',
          Connection: 'X-Hop',
          'X-Hop': '1',
          'X-Kept': 'yes',
        })
        .end('{}'),
    )
    await call(`${gateway.url}/things`)
    const { headers } = await call(`${gateway.url}/things`)
    expect(headers['cache-status']).toContain('hit')
    expect(headers['x-kept']).toBe('yes')
    expect(headers).not.toHaveProperty('ratelimit')
    expect(headers).not.toHaveProperty('ratelimit-policy')
    expect(headers).not.toHaveProperty('x-hop')
    expect(headers['x-request-id']).not.toBe('of-the-service')
  })
})
