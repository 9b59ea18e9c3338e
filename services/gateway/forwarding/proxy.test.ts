import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { call, open, refusingUrl, startProxy, startServer, startTcpServer } from '../testing/proxy.ts'

const MIB = 1024 * 1024

/** A service that echoes the request. */
const startEcho = () =>
  startServer(async (incoming, response) => {
    let body = ''
    for await (const chunk of incoming.setEncoding('utf8')) body += String(chunk)
    const { method, url, headers } = incoming
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ method, url, headers, body }))
  })

describe('a request', () => {
  test('keeps its method, path, query and body', async () => {
    await using service = await startEcho()
    await using proxy = await startProxy([service.url])
    const path = '/api/v1/things/a%2Fb?q=%20x&q=2&empty='
    const { text } = await call(proxy.url + path, { method: 'PUT' }, '{"a":1}')
    expect(JSON.parse(text)).toMatchObject({ method: 'PUT', url: path, body: '{"a":1}' })
  })

  test('has no hop-by-hop headers, and the client address set by the gateway', async () => {
    await using service = await startEcho()
    await using proxy = await startProxy([service.url])
    const { text } = await call(`${proxy.url}/api/v1/things`, {
      headers: {
        Authorization: 'Bearer abc',
        Connection: 'keep-alive, X-Secret, Upgrade',
        Upgrade: 'websocket',
        'X-Secret': '1',
        TE: 'trailers',
        'Proxy-Authorization': 'Basic abc',
        Forwarded: 'for=1.2.3.4',
        'X-Forwarded-For': '1.2.3.4',
        'X-Forwarded-Proto': 'https',
        'X-Real-IP': '1.2.3.4',
        'X-Request-Id': 'request-1',
        Traceparent: '00-11111111111111111111111111111111-2222222222222222-01',
      },
    })
    const { headers } = JSON.parse(text) as { headers: Record<string, string> }
    for (const name of ['x-secret', 'upgrade', 'te', 'proxy-authorization', 'forwarded', 'x-real-ip']) {
      expect(headers).not.toHaveProperty(name)
    }
    expect(headers).toMatchObject({
      host: new URL(service.url).host,
      authorization: 'Bearer abc',
      'x-request-id': 'request-1',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': new URL(proxy.url).host,
      via: '1.1 gateway',
    })
    expect(headers.traceparent).toMatch(
      /^00-11111111111111111111111111111111-(?!2222222222222222)[0-9a-f]{16}-01$/,
    )
  })

  test('keeps the client address of a trusted proxy', async () => {
    await using service = await startEcho()
    await using proxy = await startProxy([service.url], { trustedProxies: ['loopback'] })
    const headers = { 'X-Forwarded-For': '9.9.9.9, 203.0.113.7', 'X-Forwarded-Proto': 'https' }
    const { text } = await call(`${proxy.url}/api/v1/things`, { headers })
    expect(JSON.parse(text)).toMatchObject({
      headers: { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' },
    })
  })

  test('with Expect: 100-continue is continued', async () => {
    await using service = await startEcho()
    await using proxy = await startProxy([service.url])
    const headers = { Expect: '100-continue', 'Content-Length': 4 }
    const outgoing = request(`${proxy.url}/api/v1/things`, { method: 'POST', headers, agent: false })
    outgoing.flushHeaders()
    await once(outgoing, 'continue')
    outgoing.end('body')
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage]
    expect(JSON.parse(String((await response.toArray()).join('')))).toMatchObject({ body: 'body' })
  })

  test('to an unknown path is 404, with another method 405 and Allow', async () => {
    await using proxy = await startProxy([await refusingUrl()])
    expect(await call(`${proxy.url}/api/v1/nothing`)).toMatchObject({ status: 404 })
    const refused = await call(`${proxy.url}/api/v1/things/1`, { method: 'DELETE' })
    expect(refused).toMatchObject({ status: 405, headers: { allow: 'GET, PUT, HEAD, OPTIONS' } })
    const options = await call(`${proxy.url}/api/v1/things/1`, { method: 'OPTIONS' })
    expect(options).toMatchObject({ status: 204, headers: { allow: 'GET, PUT, HEAD, OPTIONS' }, text: '' })
  })
})

describe('a response', () => {
  test('keeps its status and headers except hop-by-hop headers; the gateway’s own headers take precedence', async () => {
    await using service = await startServer((_incoming, response) => {
      response.writeHead(418, {
        Connection: 'close, X-Hop',
        'X-Hop': '1',
        'Set-Cookie': ['a=1', 'b=2'],
        'Content-Security-Policy': 'none',
        'Access-Control-Allow-Origin': '*',
        'X-Request-Id': 'of the service',
        Vary: 'Accept',
        ETag: '"1"',
      })
      response.end('teapot')
    })
    await using proxy = await startProxy([service.url])
    const { status, headers, text } = await call(`${proxy.url}/api/v1/things`, {
      headers: { 'X-Request-Id': 'request-1' },
    })
    expect({ status, text }).toEqual({ status: 418, text: 'teapot' })
    expect(headers).toMatchObject({
      'set-cookie': ['a=1', 'b=2'],
      'content-security-policy': expect.stringContaining("default-src 'self'") as string,
      'x-request-id': 'request-1',
      vary: 'Origin, Accept',
      etag: '"1"',
    })
    expect(headers).not.toHaveProperty('x-hop')
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })

  test.each([
    ['HEAD', 200],
    ['GET', 204],
    ['GET', 304],
  ])('to %s with %d has no body', async (method, status) => {
    await using service = await startServer((_incoming, response) => {
      response.writeHead(status, status === 200 ? { 'Content-Length': 5 } : {}).end()
    })
    await using proxy = await startProxy([service.url])
    const response = await call(`${proxy.url}/api/v1/things`, { method })
    expect(response).toMatchObject({ status, text: '' })
    if (method === 'HEAD') expect(response.headers['content-length']).toBe('5')
  })

  test('is received after early hints, which are dropped', async () => {
    await using service = await startServer((_incoming, response) => {
      response.writeEarlyHints({ link: '</a.css>; rel=preload' }, () => response.end('done'))
    })
    await using proxy = await startProxy([service.url])
    expect(await call(`${proxy.url}/api/v1/things`)).toMatchObject({ status: 200, text: 'done' })
  })

  test('that streams sends its headers immediately, and may exceed the deadline', async () => {
    const finish = Promise.withResolvers<void>()
    await using service = await startServer((_incoming, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders()
      void finish.promise.then(() => response.end('data: 1\n\n'))
    })
    await using proxy = await startProxy([service.url], { timeoutMs: 500 })
    await using silence = await startTcpServer(() => {})
    await using slow = await startProxy([silence.url], { timeoutMs: 600 })
    const response = await open(`${proxy.url}/api/v1/things`)
    // Waits longer than the deadline.
    expect(await call(`${slow.url}/api/v1/things`)).toMatchObject({ status: 504 })
    finish.resolve()
    expect(String((await response.toArray()).join(''))).toBe('data: 1\n\n')
  })
})

/* Exceeds the kernel buffers of four sockets: up to 36 MiB per connection (tcp_rmem + tcp_wmem). */
const TOTAL = 256 * MIB
/* A long timeout, because the transfer speed depends on the machine. */
const patient = { timeoutMs: 300_000, idleTimeoutMs: 300_000 }

describe('streaming', { timeout: 300_000 }, () => {
  test('a download is subject to back-pressure', async () => {
    let produced = 0
    let consumed = 0
    await using service = await startServer(async (_incoming, response) => {
      for (; produced < TOTAL; produced += MIB) {
        if (!response.write(Buffer.alloc(MIB))) await once(response, 'drain')
      }
      response.end()
    })
    await using proxy = await startProxy([service.url], patient)
    let ahead = 0
    for await (const chunk of await open(`${proxy.url}/api/v1/things`)) {
      consumed += (chunk as Buffer).length
      ahead = Math.max(ahead, produced - consumed)
      await setImmediate()
    }
    expect(consumed).toBe(TOTAL)
    expect(ahead).toBeLessThan(TOTAL / 2)
  })

  test('an upload is subject to back-pressure', async () => {
    let produced = 0
    let consumed = 0
    let ahead = 0
    await using service = await startServer(async (incoming, response) => {
      for await (const chunk of incoming) {
        consumed += (chunk as Buffer).length
        ahead = Math.max(ahead, produced - consumed)
        await setImmediate()
      }
      response.end(String(consumed))
    })
    await using proxy = await startProxy([service.url], patient)
    const outgoing = request(`${proxy.url}/api/v1/things`, { method: 'POST', agent: false })
    const replied = once(outgoing, 'response') as Promise<[IncomingMessage]>
    for (; produced < TOTAL; produced += MIB) {
      if (!outgoing.write(Buffer.alloc(MIB))) await once(outgoing, 'drain')
    }
    outgoing.end()
    const [response] = await replied
    expect(String((await response.toArray()).join(''))).toBe(String(TOTAL))
    expect(ahead).toBeLessThan(TOTAL / 2)
  })

  test('a response sent before the upload is complete reaches the client', async () => {
    await using service = await startServer((_incoming, response) => {
      response.writeHead(413).end('too large')
    })
    await using proxy = await startProxy([service.url])
    const body = 'x'.repeat(16 * MIB)
    expect(await call(`${proxy.url}/api/v1/things`, { method: 'POST' }, body)).toMatchObject({
      status: 413,
      text: 'too large',
    })
  })
})
