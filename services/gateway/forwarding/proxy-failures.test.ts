import { once } from 'node:events'
import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import {
  call,
  contractOf,
  open,
  refusingUrl,
  startProxy,
  startServer,
  startTcpServer,
} from '../testing/proxy.ts'

const things = '/api/v1/things'

describe('a service that can not be reached', () => {
  test('is a 503 problem with Retry-After', async () => {
    await using proxy = await startProxy([await refusingUrl()])
    const { status, headers, text } = await call(proxy.url + things)
    expect({ status, retryAfter: headers['retry-after'] }).toEqual({ status: 503, retryAfter: '1' })
    expect(JSON.parse(text)).toMatchObject({ status: 503, code: 'unavailable', instance: things })
  })

  test('at one address is reached at another, also for requests with a body', async () => {
    await using service = await startServer((incoming, response) => void incoming.pipe(response))
    await using proxy = await startProxy([await refusingUrl(), service.url, await refusingUrl()])
    for (let i = 0; i < 6; i++) {
      expect(await call(proxy.url + things, { method: 'POST' }, `body ${i}`)).toMatchObject({
        status: 200,
        text: `body ${i}`,
      })
    }
  })

  test('all addresses are used, the one with fewer requests in progress first', async () => {
    const release = Promise.withResolvers<void>()
    const respond = (name: string) => async (incoming: IncomingMessage, response: ServerResponse) => {
      if (incoming.url?.includes('slow')) {
        response.flushHeaders()
        await release.promise
      }
      response.end(name)
    }
    await using first = await startServer(respond('first'))
    await using second = await startServer(respond('second'))
    await using proxy = await startProxy([first.url, second.url])
    const slow = await open(`${proxy.url}${things}?slow`)
    const texts = new Set<string>()
    for (let i = 0; i < 4; i++) texts.add((await call(proxy.url + things)).text)
    release.resolve()
    texts.add(String((await slow.toArray()).join('')))
    expect(texts.size).toBe(2)
  })
})

describe('a service that fails', () => {
  test('gets no requests of the operation for a while, which are 503 problems at once', async () => {
    let now = 0
    let asked = 0
    let status = 503
    await using service = await startServer((_incoming, response) => {
      asked++
      response.writeHead(status).end()
    })
    await using proxy = await startProxy([service.url], { now: () => now })
    for (let i = 0; i < 10; i++) expect((await call(proxy.url + things)).status).toBe(503)
    const refused = await call(proxy.url + things)
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'unavailable' })
    expect(refused.headers['retry-after']).toBe('1')
    expect(asked).toBe(10)
    status = 200
    expect(await call(`${proxy.url}${things}/1`)).toMatchObject({ status: 200 })
    now = 1_000
    for (let i = 0; i < 2; i++) expect(await call(proxy.url + things)).toMatchObject({ status: 200 })
  })

  test('by accepting requests without a response gets none after ten', async () => {
    let connections = 0
    await using deaf = await startTcpServer((socket) => {
      connections++
      socket.resume()
    })
    await using proxy = await startProxy([deaf.url], { timeoutMs: 1, now: () => 0 })
    const send = () => call(proxy.url + things)
    const late = await Promise.all(Array.from({ length: 10 }, send))
    expect(late.map(({ status }) => status)).toEqual(Array(10).fill(504))
    expect((await send()).status).toBe(503)
    expect(connections).toBe(10)
  })
})

describe('a connection that breaks before the response', () => {
  /** Closes the first connections, then responds. */
  const startBreaking = async (times: number) => {
    const seen = { requests: 0 }
    const server = await startTcpServer((socket) => {
      socket.once('data', () => {
        seen.requests++
        if (seen.requests <= times) socket.resetAndDestroy()
        else socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok')
      })
    })
    return { ...server, seen }
  }

  test('is retried once for an idempotent request', async () => {
    await using service = await startBreaking(1)
    await using proxy = await startProxy([service.url])
    expect(await call(proxy.url + things)).toMatchObject({ status: 200, text: 'ok' })
    expect(service.seen.requests).toBe(2)
  })

  test('twice is a 502 problem', async () => {
    await using service = await startBreaking(9)
    await using proxy = await startProxy([service.url])
    const { status, text } = await call(proxy.url + things)
    expect(status).toBe(502)
    expect(JSON.parse(text)).toMatchObject({ code: 'bad-gateway' })
    expect(service.seen.requests).toBe(2)
  })

  test.each([
    ['POST', {}, 'body'],
    ['PUT', {}, 'x'.repeat(100_000)],
    ['POST', { 'Idempotency-Key': 'a-key' }, 'body'],
  ])('is a 502 problem at once for %s with the headers %j', async (method, headers, body) => {
    await using service = await startBreaking(9)
    await using proxy = await startProxy([service.url])
    expect(await call(proxy.url + things, { method, headers }, body)).toMatchObject({ status: 502 })
    expect(service.seen.requests).toBe(1)
  })

  test.each([
    ['PUT', {}],
    ['POST', { 'Idempotency-Key': 'a-key' }],
  ])('is retried once for %s with a short body and the headers %j', async (method, headers) => {
    const parameters = [{ name: 'Idempotency-Key', in: 'header' }]
    const contract = contractOf({ '/things': { post: { parameters }, put: {} } })
    await using service = await startBreaking(1)
    await using proxy = await startProxy([service.url], { contract })
    expect(await call(proxy.url + things, { method, headers }, 'body')).toMatchObject({ status: 200 })
    expect(service.seen.requests).toBe(2)
  })

  test('is retried within a budget', async () => {
    await using service = await startBreaking(Infinity)
    const contract = contractOf({
      '/things': { get: {} },
      ...Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`/things/${i}`, { get: {} }])),
    })
    await using proxy = await startProxy([service.url], { contract, now: () => 0 })
    // One operation each, so that no circuit breaker opens.
    for (let i = 0; i < 20; i++) expect((await call(`${proxy.url}${things}/${i}`)).status).toBe(502)
    expect(service.seen.requests).toBe(32)
  })

  test('also for a response that is not HTTP', async () => {
    await using service = await startTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
    await using proxy = await startProxy([service.url])
    expect(await call(proxy.url + things, { method: 'POST' })).toMatchObject({ status: 502 })
  })
})

describe('a service that breaks off its response', () => {
  test.each([
    ['of known length', 'Content-Length: 100\r\n\r\nhalf'],
    ['of unknown length', 'Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'],
  ])('%s: the caller connection is cut', async (_name, rest) => {
    await using service = await startTcpServer((socket) => {
      socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\n${rest}`))
    })
    await using proxy = await startProxy([service.url])
    await expect(call(proxy.url + things)).rejects.toThrow(/aborted|socket hang up/)
  })
})

describe('time', () => {
  test('a service that does not respond causes a 504 problem, and its connection is closed', async () => {
    const connected = Promise.withResolvers<Socket>()
    await using service = await startTcpServer(connected.resolve)
    await using proxy = await startProxy([service.url], { timeoutMs: 50 })
    const { status, text } = await call(proxy.url + things)
    expect(status).toBe(504)
    expect(JSON.parse(text)).toMatchObject({ code: 'gateway-timeout' })
    const socket = await connected.promise
    socket.resume()
    if (!socket.closed) await once(socket, 'close')
  })

  test('includes waiting for a connection, and does not close connections of other requests', async () => {
    const release = Promise.withResolvers<void>()
    await using service = await startServer(async (incoming, response) => {
      if (incoming.url?.includes('slow')) {
        response.flushHeaders()
        await release.promise
      }
      response.end(String(incoming.socket.remotePort))
    })
    await using proxy = await startProxy([service.url], { timeoutMs: 500, maxConnections: 1 })
    const slow = await open(`${proxy.url}${things}?slow`)
    expect(await call(proxy.url + things)).toMatchObject({ status: 504 })
    release.resolve()
    const port = String((await slow.toArray()).join(''))
    expect(await call(proxy.url + things)).toMatchObject({ status: 200, text: port })
  })

  test('a client that sends too slowly gets a 408 problem', async () => {
    await using service = await startServer((incoming, response) => {
      incoming.on('error', () => {}).on('end', () => response.end())
      incoming.resume()
    })
    await using proxy = await startProxy([service.url], { timeoutMs: 50 })
    const outgoing = request(proxy.url + things, {
      method: 'POST',
      agent: false,
      headers: { 'Content-Length': 9 },
    })
    outgoing.on('error', () => {})
    outgoing.write('slow')
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage]
    outgoing.destroy()
    expect(response.statusCode).toBe(408)
  })

  test('a stalled response is aborted', async () => {
    await using service = await startServer((_incoming, response) => {
      response.writeHead(200, { 'Content-Length': 10 }).write('half')
    })
    await using proxy = await startProxy([service.url], { idleTimeoutMs: 50 })
    await expect(call(proxy.url + things)).rejects.toThrow(/aborted|socket hang up/)
  })

  test('a client that does not read is disconnected, and the upstream request is aborted', async () => {
    const gone = Promise.withResolvers<void>()
    await using service = await startServer((_incoming, response) => {
      response.once('close', gone.resolve)
      const fill = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      }
      response.on('drain', fill)
      fill()
    })
    await using proxy = await startProxy([service.url], { idleTimeoutMs: 50 })
    const response = await open(proxy.url + things)
    response.on('error', () => {})
    await gone.promise
    response.destroy()
  })
})

describe('a caller that leaves', () => {
  test('while waiting: the upstream request is aborted', async () => {
    const arrived = Promise.withResolvers<void>()
    const gone = Promise.withResolvers<void>()
    await using service = await startServer((_incoming, response) => {
      response.once('close', gone.resolve)
      arrived.resolve()
    })
    await using proxy = await startProxy([service.url])
    const outgoing = request(proxy.url + things, { agent: false })
    outgoing.on('error', () => {}).end()
    await arrived.promise
    outgoing.destroy()
    await gone.promise
  })

  test('during an upload: the service receives an aborted request, not a complete one', async () => {
    const arrived = Promise.withResolvers<void>()
    const gone = Promise.withResolvers<boolean>()
    await using service = await startServer((incoming) => {
      incoming.on('error', () => {}).on('close', () => gone.resolve(incoming.complete))
      incoming.once('data', () => arrived.resolve())
    })
    await using proxy = await startProxy([service.url])
    const outgoing = request(proxy.url + things, { method: 'POST', agent: false })
    outgoing.on('error', () => {}).write('x'.repeat(100_000))
    await arrived.promise
    outgoing.destroy()
    expect(await gone.promise).toBe(false)
  })

  test('before a buffered body is complete: the service receives nothing', async () => {
    const paths: (string | undefined)[] = []
    await using service = await startServer((incoming, response) => {
      paths.push(incoming.url)
      response.end()
    })
    await using proxy = await startProxy([service.url])
    const outgoing = request(`${proxy.url}${things}?half`, { method: 'POST', agent: false })
    const closed = new Promise<void>((done) => outgoing.once('close', () => done()))
    outgoing.on('error', () => {}).write('half')
    // Once the gateway has responded to the next request, it has received this one.
    await call(proxy.url + things)
    outgoing.destroy()
    await closed
    await call(proxy.url + things)
    expect(paths).toEqual([things, things])
  })
})
