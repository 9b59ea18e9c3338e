import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { concurrencyLimit } from '#platform/http/overload/load-shedder.ts'
import { platformProblem } from '#platform/problem.ts'
import { call, contractOf, open, type Received, startProxy, startServer } from '../testing/proxy.ts'
import type { Principal } from '#platform/auth/principal.ts'

const things = '/api/v1/things'
const stream = { responses: { 200: { description: 'Events', content: { 'text/event-stream': {} } } } }
const streaming = contractOf({
  '/things': { get: {}, post: {} },
  '/things/events': { get: { ...stream, security: [{ bearer: [] }] } },
})
const events = `${things}/events`
const principal = (id: string, exp?: number): Principal => ({ id, kind: 'user', roles: [], claims: { exp } })

/** A service with endless event streams, whose other responses wait for `release`. */
async function startService() {
  const release = Promise.withResolvers<void>()
  const seen = { requests: 0 }
  const server = await startServer(async (incoming, response) => {
    seen.requests++
    if (incoming.url === events) return void response.writeHead(200).write('data: 1\n\n')
    if (incoming.url?.includes('slow')) await release.promise
    response.end('ok')
  })
  return { ...server, release: release.resolve, seen }
}

describe('bodies that are announced and never sent', () => {
  test('do not occupy a connection to the service', async () => {
    await using service = await startService()
    await using proxy = await startProxy([service.url], { maxConnections: 2, maxUploads: 2 })
    const port = Number(new URL(proxy.url).port)
    const sockets = Array.from({ length: 20 }, () => connect(port, '127.0.0.1'))
    for (const socket of sockets) {
      socket.on('error', () => {})
      socket.write(`POST ${things} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nx`)
    }
    expect(await call(proxy.url + things)).toMatchObject({ status: 200 })
    expect(service.seen.requests).toBe(1)
    for (const socket of sockets) socket.destroy()
  })

  test('of large bodies do not occupy the connections of other requests', async () => {
    await using service = await startServer((incoming, response) => {
      incoming.on('error', () => {}).on('end', () => response.end('ok'))
      incoming.resume()
    })
    await using proxy = await startProxy([service.url], { maxConnections: 1, maxUploads: 1 })
    const port = Number(new URL(proxy.url).port)
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    const head = `POST ${things} HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n`
    await new Promise<void>((done) => socket.write(head + 'x'.repeat(100_000), () => done()))
    expect(await call(proxy.url + things, { method: 'POST' }, 'small')).toMatchObject({ status: 200 })
    socket.destroy()
  })

  test('without a valid token get their 401 immediately', async () => {
    await using service = await startService()
    await using proxy = await startProxy([service.url], {
      contract: contractOf({ '/things': { put: { security: [{ bearer: [] }] } } }),
      identify: async () => {
        throw platformProblem('unauthenticated')
      },
    })
    const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1')
    socket.write(`PUT ${things} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n`)
    const [response] = (await once(socket, 'data')) as [Buffer]
    expect(response.toString()).toMatch(/^HTTP\/1.1 401 /)
    expect(service.seen.requests).toBe(0)
    socket.destroy()
  })
})

describe('more requests than a service takes', () => {
  test('wait in a bounded queue; further ones get a 503 problem with Retry-After', async () => {
    await using service = await startService()
    await using proxy = await startProxy([service.url], { maxConnections: 1, maxQueue: 2 })
    const waiting = [1, 2, 3, 4, 5].map(() => call(`${proxy.url}${things}?slow`))
    const refused = await firstWith(503, waiting)
    expect(refused.headers['retry-after']).toBe('1')
    service.release()
    const statuses = (await Promise.all(waiting)).map(({ status }) => status).sort()
    expect(statuses).toEqual([200, 200, 200, 503, 503])
    expect(await call(proxy.url + things)).toMatchObject({ status: 200 })
  })

  test('of one address get a 429 problem with Retry-After; others are served', async () => {
    await using service = await startService()
    const trustedProxies = ['loopback']
    await using proxy = await startProxy([service.url], { requestsPerAddress: 2, trustedProxies })
    const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } })
    const slow = [1, 2, 3].map(() => call(`${proxy.url}${things}?slow`, from('203.0.113.1')))
    const refused = await firstWith(429, slow)
    expect(refused.headers['retry-after']).toBe('1')
    expect(await call(proxy.url + things, from('203.0.113.2'))).toMatchObject({ status: 200 })
    service.release()
    await Promise.all(slow)
    expect(await call(proxy.url + things, from('203.0.113.1'))).toMatchObject({ status: 200 })
  })
})

describe('requests in a minute', () => {
  test('are limited by address, and a forged X-Forwarded-For is not an address', async () => {
    await using service = await startService()
    await using proxy = await startProxy([service.url], { requestsPerMinute: 2 })
    const from = (address: string) =>
      call(proxy.url + things, { headers: { 'X-Forwarded-For': address, Forwarded: `for=${address}` } })
    const replies = [await from('203.0.113.1'), await from('203.0.113.2'), await from('203.0.113.3')]
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 429])
    expect(Number(replies[2]?.headers['retry-after'])).toBeGreaterThan(0)
    expect(service.seen.requests).toBe(2)
  })

  test('behind a trusted proxy are those of the address that it names last', async () => {
    await using service = await startService()
    const trustedProxies = ['loopback']
    await using proxy = await startProxy([service.url], { requestsPerMinute: 1, trustedProxies })
    const from = async (list: string) =>
      (await call(proxy.url + things, { headers: { 'X-Forwarded-For': list } })).status
    expect(await from('198.51.100.1, 203.0.113.1')).toBe(200)
    expect(await from('198.51.100.2, 203.0.113.1')).toBe(429)
    expect(await from('198.51.100.1, 203.0.113.2')).toBe(200)
  })
})

describe('streams', () => {
  const close = (responses: IncomingMessage[]) => {
    for (const response of responses) response.on('error', () => {}).destroy()
  }

  test('use separate connections: other requests are served', async () => {
    await using service = await startService()
    let caller = 0
    await using proxy = await startProxy([service.url], {
      ...{ contract: streaming, maxConnections: 1, maxStreams: 8 },
      identify: async () => principal(`user-${++caller}`),
    })
    const open_ = await Promise.all(Array.from({ length: 8 }, () => open(proxy.url + events)))
    expect(open_.map(({ statusCode }) => statusCode)).toEqual(Array<number>(8).fill(200))
    expect(await call(proxy.url + things)).toMatchObject({ status: 200 })
    expect(await call(proxy.url + events)).toMatchObject({ status: 503, headers: { 'retry-after': '1' } })
    close(open_)
  })

  test('are limited per principal', async () => {
    await using service = await startService()
    await using proxy = await startProxy([service.url], {
      ...{ contract: streaming, streamsPerCaller: 2 },
      identify: async ({ id }, { headers }) => principal(headers.authorization ?? id),
    })
    const as = (authorization: string) => ({ headers: { authorization } })
    const first = await Promise.all([1, 2].map(() => open(proxy.url + events, as('a'))))
    expect(await call(proxy.url + events, as('a'))).toMatchObject({ status: 429 })
    const other = await open(proxy.url + events, as('b'))
    expect(other.statusCode).toBe(200)
    close([...first, other])
  })

  test('end when the token expires', async () => {
    await using service = await startService()
    await using proxy = await startProxy([service.url], {
      contract: streaming,
      identify: async () => principal('a', Date.now() / 1000 + 0.3),
    })
    expect(await call(proxy.url + events)).toMatchObject({ status: 200, text: 'data: 1\n\n' })
  })

  test('end at x-timeout-ms, even if the service continues', async () => {
    await using service = await startService()
    const get = { ...stream, 'x-timeout-ms': 100 }
    await using proxy = await startProxy([service.url], {
      contract: contractOf({ '/things/events': { get } }),
    })
    expect(await call(proxy.url + events)).toMatchObject({ status: 200, text: 'data: 1\n\n' })
  })
})

/** The first response with this status. */
const firstWith = (status: number, responses: Promise<Received>[]): Promise<Received> =>
  Promise.any(
    responses.map(async (pending) => {
      const response = await pending
      if (response.status !== status) throw new Error(`${response.status}`)
      return response
    }),
  )

describe('a gateway that is overloaded', () => {
  const shedding = contractOf({
    '/things': { get: {} },
    '/things/sheddable': { get: { 'x-priority': 'sheddable' } },
    '/things/critical': { get: { 'x-priority': 'critical' } },
    '/things/events': { get: stream },
  })

  test('refuses sheddable operations first and critical ones last, until requests have ended', async () => {
    await using service = await startService()
    const loadShedder = concurrencyLimit(() => 0)
    await using proxy = await startProxy([service.url], { contract: shedding, loadShedder })
    const statusOf = async (path: string) => (await call(proxy.url + path)).status
    const waiting = Array.from({ length: 6 }, () => call(`${proxy.url}${things}?slow`))
    await expect.poll(() => service.seen.requests).toBe(6)
    // An open stream does not count: it takes no time of the process.
    const opened = await open(proxy.url + events)
    for (let samples = 0; samples < 10; samples++) loadShedder.sample(1)

    const refused = await call(`${proxy.url}${things}/sheddable`)
    expect(refused.status).toBe(503)
    expect(refused.headers['content-type']).toBe('application/problem+json')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1)
    expect(await statusOf(things)).toBe(503)
    expect(await statusOf(`${things}/critical`)).toBe(200)

    service.release()
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array(6).fill(200))
    expect(await statusOf(`${things}/sheddable`)).toBe(200)
    opened.destroy()
  })

  test('counts a request until its client is gone', async () => {
    await using service = await startService()
    const loadShedder = concurrencyLimit(() => 0)
    await using proxy = await startProxy([service.url], { contract: shedding, loadShedder })
    const waiting = Array.from({ length: 6 }, () => request(`${proxy.url}${things}?slow`, { agent: false }))
    for (const each of waiting) each.on('error', () => {}).end()
    await expect.poll(() => service.seen.requests).toBe(6)
    for (let samples = 0; samples < 10; samples++) loadShedder.sample(1)
    expect((await call(`${proxy.url}${things}/sheddable`)).status).toBe(503)
    for (const each of waiting) each.destroy()
    await expect.poll(async () => (await call(`${proxy.url}${things}/sheddable`)).status).toBe(200)
  })
})
