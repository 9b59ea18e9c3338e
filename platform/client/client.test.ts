import { describe, expect, it } from 'vitest'
import { clientConfig, type ServiceClientOptions } from './client.ts'
import { callerTimeoutMs, withDeadline } from '../deadline.ts'
import { openTarget, type TargetOptions } from '../discovery/target.ts'
import { CallNotSent, clientProblem, isUnanswered, ServiceUnavailable } from './unavailable.ts'
import { afterTest, serveHttp } from '../testing/http-server.ts'
import { inTrace } from '../telemetry/trace.ts'

type Options = Partial<TargetOptions<undefined>> & Partial<Omit<ServiceClientOptions, 'target'>>

const api: ServiceClientOptions['api'] = { basePath: '/api/v1', hedgeAfterMs: {} }

/** The client of `things` at these addresses, as the generated code calls it. */
function client(addresses: string | readonly string[], options: Options = {}) {
  const target = openTarget({ service: 'things', addresses, ...options })
  afterTest(() => target.close())
  const { fetch: send, serverUrl, middleware } = clientConfig({ api, retryDelayMs: 1, ...options, target })
  const call = async (path = '/things', init: RequestInit = {}, operation = 'getThings') => {
    const request = { headers: { ...(init.headers as Record<string, string>) }, operation: { id: operation } }
    for (const { onRequest } of middleware) onRequest(request)
    return send(serverUrl + path, { method: 'GET', ...init, headers: request.headers })
  }
  return { call, target }
}

const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )
const key = { 'Idempotency-Key': 'k' }

/** Responds with these statuses in their order, and then with the last one. `cut` closes the connection. */
async function answering(...replies: (number | 'cut' | [status: number, headers: object, body?: object])[]) {
  const requests: { method: string | undefined; headers: NodeJS.Dict<string | string[]> }[] = []
  const url = await serveHttp((request, response) => {
    requests.push({ method: request.method, headers: request.headers })
    const next = replies[Math.min(requests.length, replies.length) - 1] ?? 200
    if (next === 'cut') return void response.destroy()
    const [status, headers, body = {}] = typeof next === 'number' ? [next, {}] : next
    response.writeHead(status, { ...headers }).end(JSON.stringify(body))
  })
  return { url, requests }
}

describe('a call to another service', () => {
  it.each([
    ['GET', {}, 3],
    ['PUT', {}, 3],
    ['DELETE', {}, 3],
    ['POST', key, 3],
    ['POST', {}, 1],
    ['PATCH', {}, 1],
  ])('by %s with %j is attempted %i times while connections are lost', async (method, headers, times) => {
    const { url, requests } = await answering('cut')
    const error = await errorOf(client(url).call('/things', { method, headers }))
    expect(error).toBeInstanceOf(ServiceUnavailable)
    expect(error).not.toBeInstanceOf(CallNotSent)
    expect(requests).toHaveLength(times)
  })

  it.each([
    [429, 2],
    [502, 2],
    [503, 2],
    [504, 2],
    [400, 1],
    [404, 1],
    [409, 1],
    [500, 1],
  ])('with the response %i is attempted %i times', async (status, times) => {
    const { url, requests } = await answering(status, 200)
    expect((await client(url).call()).status).toBe(times === 1 ? status : 200)
    expect(requests).toHaveLength(times)
  })

  it('is repeated while its first attempt is still running at the provider', async () => {
    const { url } = await answering([409, {}, { code: 'idempotency-conflict' }], 201)
    expect((await client(url).call('/things', { method: 'POST', headers: key })).status).toBe(201)
  })

  it('is repeated after Retry-After, unless that is longer than an attempt may take', async () => {
    const soon = await answering([503, { 'Retry-After': '0' }], 200)
    expect((await client(soon.url).call()).status).toBe(200)
    for (const retryAfter of ['3600', new Date(Date.now() + 3_600_000).toUTCString()]) {
      const late = await answering([503, { 'Retry-After': retryAfter }])
      expect((await client(late.url).call()).status).toBe(503)
      expect(late.requests).toHaveLength(1)
    }
  })

  it('goes to another instance when one is unreachable, whatever its method', async () => {
    const { url } = await answering(201)
    const { call } = client(['http://127.0.0.1:9', url])
    for (let i = 0; i < 5; i += 1) expect((await call('/things', { method: 'POST' })).status).toBe(201)
    const { call: callDead } = client('http://127.0.0.1:9')
    const failed = await errorOf(callDead())
    expect(isUnanswered(failed)).toBe(true)
    expect(clientProblem(failed)).toMatchObject({ status: 503, code: 'unavailable' })
  })

  it('is repeated at another instance', async () => {
    const [broken, fine] = [await answering('cut'), await answering(200)]
    const { call } = client([broken.url, fine.url])
    for (let i = 0; i < 5; i += 1) expect((await call()).status).toBe(200)
    expect(fine.requests).toHaveLength(5)
  })

  it('has a time limit for the complete response', async () => {
    const url = await serveHttp((request, response) => {
      // One that never begins, one that never ends, one that is in time.
      if (request.url === '/api/v1/half') response.writeHead(200).write('{')
      if (request.url === '/api/v1/whole') response.end('{}')
    })
    const { call } = client(url, { timeoutMs: 100, retries: 0 })
    for (const path of ['/none', '/half'])
      expect(await errorOf(call(path))).toMatchObject({
        name: 'ServiceUnavailable',
        message: 'things did not respond: timed out after 100 ms',
      })
    expect((await call('/whole')).status).toBe(200)
  })

  it('aborts with the caller’s own signal and its reason', async () => {
    const arrived = Promise.withResolvers<void>()
    const { call } = client(await serveHttp(() => arrived.resolve()))
    const mine = new AbortController()
    const calling = call('/none', { signal: mine.signal })
    await arrived.promise
    mine.abort(new Error('no longer wanted'))
    await expect(calling).rejects.toThrow(/^no longer wanted$/)
  })

  it('propagates the trace', async () => {
    const { url, requests } = await answering(200)
    const { call } = client(url)
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    await call()
    await inTrace(traceparent, call)
    expect(requests.map(({ headers }) => headers.traceparent)).toEqual([undefined, traceparent])
  })
})

describe('the deadline of a request', () => {
  const within = <T>(ms: number, work: () => T) => withDeadline(performance.now() + ms, work)

  it('shrinks along the chain: each attempt carries what is left', async () => {
    const { url, requests } = await answering(503, 200)
    const { call } = client(url)
    await within(1_000, () => call())
    const left = requests.map(({ headers }) => callerTimeoutMs(headers))
    expect(left[0]).toBeLessThanOrEqual(1_000)
    expect(left[1]).toBeLessThanOrEqual(left[0] as number)
    await call()
    expect(callerTimeoutMs(requests[2]?.headers ?? {})).toBe(3_000)
  })

  it('that has passed sends nothing', async () => {
    const { url, requests } = await answering(200)
    const { call } = client(url)
    expect(await errorOf(within(-1, () => call()))).toBeInstanceOf(CallNotSent)
    expect(requests).toHaveLength(0)
  })

  it('ends an attempt, and leaves no time for a retry', async () => {
    const seen: (string | undefined)[] = []
    const { call } = client(await serveHttp(({ url }) => void seen.push(url)))
    expect(await errorOf(within(50, () => call()))).toMatchObject({
      name: 'ServiceUnavailable',
      message: expect.stringMatching(/timed out after \d+ ms/) as string,
    })
    expect(seen).toHaveLength(1)
  })

  it('is no reason to wait for Retry-After that ends after it', async () => {
    const { url, requests } = await answering([503, { 'Retry-After': '1' }])
    const { call } = client(url)
    expect((await within(900, () => call())).status).toBe(503)
    expect(requests).toHaveLength(1)
  })
})

describe('the retry budget', () => {
  it('is a tenth of the calls, and some for a service that is rarely called', async () => {
    const { url, requests } = await answering(503)
    const { call } = client(url, { now: () => 0, breaker: { minimumCalls: Infinity } })
    for (let i = 0; i < 200; i += 1) expect((await call()).status).toBe(503)
    expect(requests.length - 200).toBe(30)
  })
})

describe('a circuit breaker', () => {
  const failing = async () => {
    const state = { asked: 0, isWorking: false, now: 0 }
    const url = await serveHttp((_request, response) => {
      state.asked += 1
      response.writeHead(state.isWorking ? 200 : 500).end('{}')
    })
    const options = { now: () => state.now, breaker: { minimumCalls: 4, openMs: 1_000 } }
    return { state, url, ...client(url, options) }
  }

  it('opens after failures, sends nothing for a while, then one trial call, and closes', async () => {
    const { state, call, target } = await failing()
    // The response of a failure is returned.
    for (let i = 0; i < 4; i += 1) expect((await call()).status).toBe(500)
    const refused = await errorOf(call())
    expect(refused).toBeInstanceOf(CallNotSent)
    expect(refused).toMatchObject({
      message: 'things was not called: the circuit breaker of getThings is open',
    })
    expect(state.asked).toBe(4)
    await expect(target.check()).rejects.toThrow(
      'the circuit breaker of getThings is open at 1 of 1 instances',
    )
    state.now = 1_000
    state.isWorking = true
    const [one, other] = await Promise.allSettled([call(), call()])
    expect([one.status, other.status].sort()).toEqual(['fulfilled', 'rejected'])
    expect((await call()).status).toBe(200)
    expect(state.asked).toBe(6)
    await target.check()
  })

  it('that stops a retry leaves open whether the attempt before it had an effect', async () => {
    const { url, requests } = await answering('cut')
    const { call } = client(url, { breaker: { minimumCalls: 1 } })
    const lost = await errorOf(call('/things', { method: 'POST', headers: key }))
    expect(lost).toBeInstanceOf(ServiceUnavailable)
    expect(lost).not.toBeInstanceOf(CallNotSent)
    expect(requests).toHaveLength(1)
    expect(await errorOf(call())).toBeInstanceOf(CallNotSent)
  })

  it('of one operation stops no other', async () => {
    const { state, call } = await failing()
    for (let i = 0; i < 4; i += 1) await call()
    state.isWorking = true
    expect((await call('/other', {}, 'getOther')).status).toBe(200)
    expect(await errorOf(call())).toBeInstanceOf(CallNotSent)
  })

  it('of one instance sends calls to the others', async () => {
    const { state, url } = await failing()
    const fine = await answering(200)
    const { call } = client([url, fine.url], { breaker: { minimumCalls: 4, openMs: 60_000 } })
    for (let i = 0; i < 50; i += 1) await call()
    const asked = state.asked
    expect(asked).toBeGreaterThanOrEqual(4)
    for (let i = 0; i < 10; i += 1) expect((await call()).status).toBe(200)
    expect(state.asked).toBe(asked)
  })

  it('does not open for 4xx responses, nor for calls that the caller aborts', async () => {
    const { url } = await answering(404)
    const { call } = client(url, { breaker: { minimumCalls: 2 } })
    for (let i = 0; i < 10; i += 1) expect((await call()).status).toBe(404)
    const slow = client(await serveHttp(() => {}), { breaker: { minimumCalls: 2 } })
    for (let i = 0; i < 4; i += 1) {
      const mine = new AbortController()
      const calling = slow.call('/things', { signal: mine.signal })
      mine.abort(new Error('gone'))
      expect(await errorOf(calling)).toMatchObject({ message: 'gone' })
    }
  })
})

it('a call that waits for others until its deadline is not sent', async () => {
  const release = Promise.withResolvers<void>()
  const url = await serveHttp((_request, response) => void release.promise.then(() => response.end('{}')))
  const { call } = client(url, { maxConcurrent: 1, maxQueue: 1 })
  const first = call()
  const late = await errorOf(withDeadline(performance.now() + 20, () => call()))
  expect(late).toBeInstanceOf(CallNotSent)
  release.resolve()
  expect((await first).status).toBe(200)
})

describe('a token that a provider rejects', () => {
  /** Accepts one token only, and records those it received. */
  const picky = async (good: string) => {
    const came: { authorization: string | undefined; body: string }[] = []
    const url = await serveHttp((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        const { authorization } = request.headers
        came.push({ authorization, body })
        response.writeHead(authorization === `Bearer ${good}` ? 201 : 401).end('{}')
      })
    })
    return { came, url }
  }
  const post = { method: 'POST', headers: { Authorization: 'Bearer old' }, body: '{"a":1}' }

  it('is replaced once', async () => {
    const { came, url } = await picky('new')
    const { call } = client(url, { token: async (refused) => (refused === 'old' ? 'new' : 'old') })
    expect((await call('/things', post)).status).toBe(201)
    expect(came).toEqual([
      { authorization: 'Bearer old', body: '{"a":1}' },
      { authorization: 'Bearer new', body: '{"a":1}' },
    ])
  })

  it('is a 401 when the other one is rejected too, or there is none', async () => {
    const { came, url } = await picky('unknown')
    for (const other of ['new', 'old'])
      expect((await client(url, { token: async () => other }).call('/things', post)).status).toBe(401)
    expect(came.map(({ authorization }) => authorization)).toEqual(['Bearer old', 'Bearer new', 'Bearer old'])
  })
})
