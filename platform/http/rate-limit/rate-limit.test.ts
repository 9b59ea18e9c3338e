import { describe, expect, test, vi } from 'vitest'
import type { RouterOptions } from '../../router-options.ts'
import { fine, post, serve } from '../../testing/router.ts'
import { memoryLimiter } from './memory-limiter.ts'

const limited = (rateLimit: object, more: object = {}) => ({
  get: { operationId: 'op', 'x-rate-limit': rateLimit, responses: fine, ...more },
})
const components = { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } } as never
/** Any token is that of the principal whom it names. */
const verifiers = {
  key: ({ headers }) => {
    const id = headers.authorization?.split(' ')[1]
    return id === undefined ? undefined : { id, roles: [] }
  },
} satisfies RouterOptions['verifiers']

describe('an operation with x-rate-limit', () => {
  test('says what is left, and is refused beyond the limit with 429 and Retry-After', async () => {
    let atMs = 0
    const rateLimiter = memoryLimiter({ now: () => atMs })
    const paths = { '/a': limited({ limit: 2, windowSeconds: 30 }) }
    const { direct } = serve({ paths, options: { rateLimiter } })
    const first = await direct.get('/v1/a')
    expect(first.headers).toMatchObject({
      ratelimit: '"op";r=1;t=30',
      'ratelimit-policy': '"op";q=2;w=30',
    })
    atMs = 10_100
    expect((await direct.get('/v1/a')).headers.ratelimit).toBe('"op";r=0;t=20')
    const refused = await direct.get('/v1/a')
    expect({ ...refused.headers, status: refused.status, code: refused.body.code }).toMatchObject({
      ...{ status: 429, code: 'too-many-requests', ratelimit: '"op";r=0;t=20', 'retry-after': '20' },
      'content-type': 'application/problem+json',
    })
    atMs = 30_000
    expect((await direct.get('/v1/a')).headers.ratelimit).toBe('"op";r=1;t=30')
  })

  test('counts before it reads parameters and body: invalid requests have the headers too', async () => {
    const content = { 'application/json': { schema: { type: 'object' } } }
    const { direct, seen } = serve({ paths: { '/a': post(content, { 'x-rate-limit': { limit: 1 } }) } })
    const invalid = await direct.post('/v1/a').type('json').send('{')
    expect({ status: invalid.status, field: invalid.headers.ratelimit }).toEqual({
      ...{ status: 400, field: '"op";r=0;t=60' },
    })
    expect((await direct.post('/v1/a').type('json').send('{}')).status).toBe(429)
    expect(seen).toEqual([])
  })

  test('of concurrent requests exactly the limit is served', async () => {
    const { direct } = serve({ paths: { '/a': limited({ limit: 7 }) } })
    const statuses = await Promise.all(
      Array.from({ length: 40 }, async () => (await direct.get('/v1/a')).status),
    )
    expect(statuses.filter((status) => status === 204)).toHaveLength(7)
    expect(statuses.filter((status) => status === 429)).toHaveLength(33)
  })

  test('counts each principal, and anonymous callers by their address', async () => {
    const paths = { '/a': limited({ limit: 1 }, { security: [{ key: [] }, {}] }) }
    const { direct } = serve({ paths, components, options: { verifiers, trustProxy: 'loopback' } })
    const as = async (token: string | undefined, address: string) => {
      const request = direct.get('/v1/a').set('X-Forwarded-For', address)
      if (token !== undefined) void request.set('Authorization', `Bearer ${token}`)
      return (await request).status
    }
    expect(await as('ada', '192.0.2.1')).toBe(204)
    expect(await as('bob', '192.0.2.1')).toBe(204)
    expect(await as('ada', '192.0.2.9')).toBe(429)
    expect(await as(undefined, '192.0.2.1')).toBe(204)
    expect(await as(undefined, '192.0.2.1')).toBe(429)
    expect(await as(undefined, '192.0.2.2')).toBe(204)
    // A principal whose id looks like an address does not count for it.
    expect(await as('192.0.2.3', '192.0.2.1')).toBe(204)
    expect(await as(undefined, '192.0.2.3')).toBe(204)
  })

  test('by address is counted before credentials are checked: guesses of them are limited', async () => {
    const paths = { '/a': limited({ limit: 2, by: 'address' }, { security: [{ key: [] }] }) }
    const { direct } = serve({ paths, components, options: { verifiers } })
    const statuses = []
    for (let i = 0; i < 3; i += 1) statuses.push((await direct.get('/v1/a')).status)
    expect(statuses).toEqual([401, 401, 429])
    expect((await direct.get('/v1/a').set('Authorization', 'Bearer ada')).status).toBe(429)
  })

  test('a forged X-Forwarded-For does not change the address: only that of the last untrusted sender counts', async () => {
    const paths = { '/a': limited({ limit: 1, by: 'address' }) }
    const untrusting = serve({ paths })
    const behindProxy = serve({ paths, options: { trustProxy: 'loopback' } })
    for (const { direct, claim } of [
      { ...untrusting, claim: (forged: string) => forged },
      { ...behindProxy, claim: (forged: string) => `${forged}, 192.0.2.77` },
    ]) {
      const statuses = []
      for (const forged of ['198.51.100.1', '198.51.100.2', '127.0.0.1'])
        statuses.push((await direct.get('/v1/a').set('X-Forwarded-For', claim(forged))).status)
      expect(statuses).toEqual([204, 429, 429])
    }
  })

  test('is counted by another limiter, also an asynchronous one', async () => {
    const keys: string[] = []
    const rateLimiter: RouterOptions['rateLimiter'] = {
      take: async ({ name, limit }, key) => {
        keys.push(`${name.split(' ').at(-1)}: ${key}`)
        return { isAllowed: keys.length <= limit, remaining: 0, resetMs: 1_500 }
      },
    }
    const options = { rateLimiter, trustProxy: 'loopback' }
    const { direct } = serve({ paths: { '/a': limited({ limit: 1 }) }, options })
    const call = () => direct.get('/v1/a').set('X-Forwarded-For', '2001:db8:1:2::3')
    expect((await call()).status).toBe(204)
    const refused = await call()
    expect({ status: refused.status, after: refused.headers['retry-after'] }).toEqual({
      ...{ status: 429, after: '2' },
    })
    expect(keys).toEqual(Array(2).fill('op: address 2001:db8:1:2::/64'))
  })
})

describe('the limiter in memory', () => {
  const policy = { name: 'p', limit: 1, windowSeconds: 60 }

  test('keeps a bounded number of counters, and drops those that end first', () => {
    let atMs = 0
    const limiter = memoryLimiter({ maxKeys: 1_000, now: () => atMs })
    const take = (key: string) => limiter.take(policy, key) as { isAllowed: boolean }
    const before = process.memoryUsage().heapUsed
    for (let i = 0; i < 200_000; i += 1) {
      atMs += 0.1
      take(`key ${i}`)
    }
    // 200,000 counters would take more than 20 MB.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(15e6)
    expect(take('key 199000').isAllowed).toBe(false)
    expect(take('key 198000').isAllowed).toBe(true)
  })

  test('is not moved by a clock that jumps', () => {
    const limiter = memoryLimiter()
    const take = () => limiter.take(policy, 'k') as { isAllowed: boolean; resetMs: number }
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      expect(take().isAllowed).toBe(true)
      for (const jumpMs of [86_400_000, -2 * 86_400_000]) {
        vi.setSystemTime(Date.now() + jumpMs)
        const { isAllowed, resetMs } = take()
        expect(isAllowed).toBe(false)
        expect(resetMs).toBeGreaterThan(50_000)
        expect(resetMs).toBeLessThanOrEqual(60_000)
      }
    } finally {
      vi.useRealTimers()
    }
  })

  test('counts policies apart from each other', () => {
    const limiter = memoryLimiter()
    const other = { ...policy, name: 'q' }
    expect([policy, other, policy].map((each) => limiter.take(each, 'k'))).toMatchObject([
      { isAllowed: true },
      { isAllowed: true },
      { isAllowed: false },
    ])
  })
})
