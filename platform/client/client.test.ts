import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { clientConfig, clientProblem, isUnanswered, CallNotSent, ServiceUnavailable } from './client.ts'
import { serviceToken } from './service-token.ts'
import { inTrace } from '../telemetry/trace.ts'

const servers: (() => void)[] = []
afterEach(() => {
  for (const close of servers.splice(0)) close()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  servers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status })

describe('the configuration of a service client', () => {
  const attempt = (method: string, headers = {}, rest = {}) => ({ request: { method, headers }, ...rest })

  it('retries only calls that are safe to repeat', async () => {
    const { retry } = clientConfig({ service: 'things', baseUrls: 'http://things.test' })
    const failed = { error: new ServiceUnavailable('gone') }
    expect(await retry.retryOn(attempt('GET', {}, failed))).toBe(true)
    expect(await retry.retryOn(attempt('POST', {}, failed))).toBe(false)
    expect(await retry.retryOn(attempt('POST', { 'Idempotency-Key': 'k' }, failed))).toBe(true)
    for (const status of [429, 502, 503, 504])
      expect(await retry.retryOn(attempt('GET', {}, { response: json({}, status) }))).toBe(true)
    for (const status of [200, 400, 404, 409, 422, 500])
      expect(await retry.retryOn(attempt('GET', {}, { response: json({}, status) }))).toBe(false)
    // Our first attempt is still running at the provider.
    const running = json({ code: 'idempotency-conflict' }, 409)
    expect(await retry.retryOn(attempt('POST', { 'Idempotency-Key': 'k' }, { response: running }))).toBe(true)
    expect(await running.json()).toEqual({ code: 'idempotency-conflict' })
  })

  it('opens its circuit after failures, sends nothing for a while, and then one trial call', async () => {
    let asked = 0
    let isMended = false
    const baseUrls = await serve((_request, response) => {
      asked += 1
      response.writeHead(isMended ? 200 : 500).end('{}')
    })
    const breaker = { volumeThreshold: 4, resetTimeoutMs: 50 }
    const { fetch: call, retry } = clientConfig({ service: 'things', baseUrls, breaker })
    const get = () => call(`${baseUrls}/api/v1/things`, {})
    // A response is returned, even one that counts as a failure for the circuit breaker.
    for (let i = 0; i < 4; i += 1) expect((await get()).status).toBe(500)
    const refused = await get().catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(CallNotSent)
    expect(isUnanswered(refused)).toBe(true)
    expect(asked).toBe(4)
    expect(await retry.retryOn(attempt('GET', {}, { error: refused }))).toBe(false)
    isMended = true
    await expect
      .poll(() =>
        get().then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200)
    expect(asked).toBe(5)
    expect((await get()).status).toBe(200)
  })

  it('does not open its circuit for 4xx responses', async () => {
    const baseUrls = await serve((_request, response) => void response.writeHead(404).end('{}'))
    const { fetch: call } = clientConfig({ service: 'things', baseUrls, breaker: { volumeThreshold: 2 } })
    for (let i = 0; i < 10; i += 1) expect((await call(`${baseUrls}/api/v1/things`)).status).toBe(404)
  })

  it('sends each attempt to the next URL', async () => {
    const alive = await serve((request, response) => void response.end(JSON.stringify({ url: request.url })))
    const dead = 'http://127.0.0.1:9'
    const { fetch: call, serverUrl } = clientConfig({ service: 'things', baseUrls: [dead, alive] })
    const failed = await call(`${serverUrl}/things`).catch((error: unknown) => error)
    expect(isUnanswered(failed)).toBe(true)
    expect(clientProblem(failed)).toMatchObject({ status: 503, code: 'unavailable' })
    expect(await (await call(`${serverUrl}/things`)).json()).toEqual({ url: '/api/v1/things' })
  })

  it('has a timeout for the complete response', async () => {
    const baseUrls = await serve((request, response) => {
      // One that never begins, one that never ends, one that is in time.
      if (request.url === '/half') response.writeHead(200).write('{')
      if (request.url === '/whole') response.end('{}')
    })
    const { fetch: call } = clientConfig({ service: 'things', baseUrls, timeoutMs: 100 })
    for (const path of ['/none', '/half']) {
      const late = await call(baseUrls + path, {}).catch((error: unknown) => error)
      expect(late).toBeInstanceOf(ServiceUnavailable)
      expect(late).toMatchObject({ message: 'things did not respond: timed out after 100 ms' })
    }
    expect((await call(`${baseUrls}/whole`, {})).status).toBe(200)
  })

  it('aborts with the caller’s own signal and its reason', async () => {
    const arrived = Promise.withResolvers<void>()
    const baseUrls = await serve(() => arrived.resolve())
    const { fetch: call } = clientConfig({ service: 'things', baseUrls })
    const mine = new AbortController()
    const calling = call(`${baseUrls}/none`, { signal: mine.signal })
    await arrived.promise
    mine.abort(new Error('no longer wanted'))
    await expect(calling).rejects.toThrow(/^no longer wanted$/)
  })

  describe('whose token a provider rejects', () => {
    /** Accepts one token only, and records those it received. */
    const picky = async (good: string) => {
      const came: { authorization: string | undefined; body: string }[] = []
      const baseUrls = await serve((request, response) => {
        let body = ''
        request.on('data', (chunk: Buffer) => (body += chunk.toString()))
        request.on('end', () => {
          const { authorization } = request.headers
          came.push({ authorization, body })
          response.writeHead(authorization === `Bearer ${good}` ? 201 : 401).end('{}')
        })
      })
      return { came, baseUrls }
    }
    const post = (call: typeof fetch, url: string) =>
      call(url, { method: 'POST', headers: { Authorization: 'Bearer old' }, body: '{"a":1}' })

    it('retries once, with another one', async () => {
      const { came, baseUrls } = await picky('new')
      const token = async (refused?: string) => (refused === 'old' ? 'new' : 'old')
      const { fetch: call, serverUrl } = clientConfig({ service: 'things', baseUrls, token })
      expect((await post(call, serverUrl)).status).toBe(201)
      expect(came).toEqual([
        { authorization: 'Bearer old', body: '{"a":1}' },
        { authorization: 'Bearer new', body: '{"a":1}' },
      ])
    })

    it('returns the 401 when the other one is rejected too, or there is none', async () => {
      const { came, baseUrls } = await picky('unknown')
      for (const other of ['new', 'old']) {
        const { fetch: call, serverUrl } = clientConfig({
          service: 'things',
          baseUrls,
          token: async () => other,
        })
        expect((await post(call, serverUrl)).status).toBe(401)
      }
      expect(came.map(({ authorization }) => authorization)).toEqual([
        'Bearer old',
        'Bearer new',
        'Bearer old',
      ])
    })
  })

  it('propagates the trace', () => {
    const { headers } = clientConfig({ service: 'things', baseUrls: 'http://things.test' })
    expect(headers()).toEqual({})
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    expect(inTrace(traceparent, headers)).toEqual({ traceparent })
  })
})

describe('a service token', () => {
  const issuer = async () => {
    const state = { asked: 0, isDown: false, authorization: '' as string | undefined, form: '' }
    const url = await serve((request, response) => {
      state.asked += 1
      state.authorization = request.headers.authorization
      request.on('data', (chunk: Buffer) => (state.form += chunk.toString()))
      request.on('end', () => {
        if (state.isDown) response.writeHead(503).end('{"code":"unavailable"}')
        else response.end(JSON.stringify({ access_token: `token ${state.asked}`, expires_in: 100 }))
      })
    })
    return { state, url }
  }

  it('is requested once, by client credentials, and cached', async () => {
    const { state, url } = await issuer()
    const token = serviceToken({ url, clientId: 'orders', clientSecret: 'a:b', audience: 'products' })
    expect(await Promise.all([token(), token(), token()])).toEqual(['token 1', 'token 1', 'token 1'])
    expect(await token()).toBe('token 1')
    expect(state.asked).toBe(1)
    expect(state.authorization).toBe(`Basic ${Buffer.from('orders:a%3Ab').toString('base64')}`)
    expect(state.form).toBe('grant_type=client_credentials&audience=products')
  })

  it('is dropped when a provider rejects it, unless it is new', async () => {
    const { state, url } = await issuer()
    let now = Date.now()
    const token = serviceToken({ url, clientId: 'orders', clientSecret: 's', now: () => new Date(now) })
    await token()
    expect(await token('token 1')).toBe('token 1')
    now += 5_000
    expect(await token('token 0')).toBe('token 1')
    // All calls that were rejected with it get the same new one.
    expect(await Promise.all([token('token 1'), token('token 1')])).toEqual(['token 2', 'token 2'])
    expect(await token('token 1')).toBe('token 2')
    expect(await token('token 2')).toBe('token 2')
    expect(state.asked).toBe(2)
  })

  it('is renewed before it expires, and used until then while the issuer is down', async () => {
    const { state, url } = await issuer()
    let now = Date.now()
    const token = serviceToken({ url, clientId: 'orders', clientSecret: 's', now: () => new Date(now) })
    await token()
    now += 81_000
    // No call waits for the renewal.
    expect(await token()).toBe('token 1')
    await expect.poll(() => token()).toBe('token 2')
    state.isDown = true
    now += 90_000
    expect(await token()).toBe('token 2')
    now += 10_000
    await expect(token()).rejects.toThrow(CallNotSent)
    await expect(token()).rejects.toThrow('Could not obtain a service token: response status 503 unavailable')
    state.isDown = false
    expect(await token()).toMatch(/^token \d+$/)
  })
})
