import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { type HttpServer, listen } from './server.ts'

const MIB = 1024 * 1024
const options = { port: 0, host: '127.0.0.1', requestTimeoutMs: 5_000, shutdownDeadlineMs: 100 }

let server: HttpServer
const start = async (
  listener: (request: IncomingMessage, response: ServerResponse) => unknown,
  change: Partial<typeof options> = {},
) => {
  server = await listen((request, response) => void listener(request, response), { ...options, ...change })
}
afterEach(() => server.close())

/** A connection, and what it has received so far. */
function dial() {
  const socket = connect(server.port, '127.0.0.1').setEncoding('latin1')
  let text = ''
  socket.on('data', (chunk: string) => (text += chunk)).on('error', () => {})
  const received = async (pattern: RegExp) => {
    while (!pattern.test(text)) await once(socket, 'data')
    return text
  }
  return { socket, received, text: () => text, closed: closedOf(socket).then(() => text) }
}

/* Unlike `once`, it does not reject when the connection is reset. */
const closedOf = (socket: Socket) => new Promise<void>((done) => socket.once('close', () => done()))

const get = (path: string, ...headers: string[]) =>
  [`GET ${path} HTTP/1.1`, 'Host: x', ...headers, '', ''].join('\r\n')
const post = (...headers: string[]) => ['POST / HTTP/1.1', 'Host: x', ...headers, '', ''].join('\r\n')

describe('pipelined requests', () => {
  test('50,000 on one connection: one is in flight at a time, and each gets its response in order', async () => {
    let inFlight = 0
    let most = 0
    await start(async (request, response) => {
      most = Math.max(most, ++inFlight)
      await setImmediate()
      inFlight--
      response.setHeader('Path', request.url ?? '').end()
    })
    const total = 50_000
    const { socket } = dial()
    const paths: string[] = []
    let rest = ''
    const complete = new Promise<void>((done) => {
      socket.on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\r\n')
        rest = lines.pop() ?? ''
        for (const line of lines) if (line.startsWith('Path: ')) paths.push(line.slice(6))
        if (paths.length === total) done()
      })
    })
    socket.write(Array.from({ length: total }, (_, i) => get(`/${i}`)).join(''))
    await complete
    expect(most).toBe(1)
    expect(paths).toEqual(Array.from({ length: total }, (_, i) => `/${i}`))
    socket.destroy()
  }, 60_000)

  test('are not read while the first waits for its response', async () => {
    let read = () => 0
    const first = Promise.withResolvers<ServerResponse>()
    await start((request, response) => {
      if (request.url !== '/first') return void response.end()
      read = () => request.socket.bytesRead
      first.resolve(response)
    })
    const { socket, received } = dial()
    socket.write(get('/first') + get('/next').repeat(400_000) + get('/last', 'Connection: close'))
    const response = await first.promise
    // Another connection is served meanwhile.
    const other = dial()
    other.socket.write(get('/other'))
    await other.received(/200 OK/)
    other.socket.destroy()
    expect(read()).toBeLessThan(MIB)
    response.end('first')
    await received(/first/)
    socket.destroy()
  })

  test('a body between them belongs to its request', async () => {
    await start(async (request, response) => {
      response.end(`<${Buffer.concat(await request.toArray()).toString()}>`)
    })
    const { socket, closed } = dial()
    const body = 'x'.repeat(200_000)
    socket.write(get('/') + post(`Content-Length: ${body.length}`) + body + get('/', 'Connection: close'))
    expect((await closed).match(/<x*>/g)).toEqual(['<>', `<${body}>`, '<>'])
  })
})

describe('what the parser rejects', () => {
  test('is never written into a response in progress: the connection is destroyed', async () => {
    await start((_request, response) => {
      response.write('begun')
    })
    const { socket, received, closed } = dial()
    socket.write(post('Transfer-Encoding: chunked'))
    await received(/begun/)
    socket.write('nonsense\r\n\r\n')
    expect(await closed).not.toContain('400')
  })

  test('after a complete request gets its response after that of the request', async () => {
    const first = Promise.withResolvers<ServerResponse>()
    await start((_request, response) => {
      response.write('beg')
      first.resolve(response)
    })
    const { socket, received, closed } = dial()
    socket.write(get('/'))
    await received(/beg/)
    socket.write('nonsense\r\n\r\n')
    const response = await first.promise
    response.end('un')
    const text = await closed
    expect(text).toMatch(/beg[^]*un[^]*HTTP\/1.1 400 Bad Request[^]*"code":"malformed-request"/)
  })

  test('in the body of a request becomes the response to that request', async () => {
    const failed = Promise.withResolvers<unknown>()
    await start((request, response) => {
      response.setHeader('X-Request-Id', 'mine')
      request.toArray().catch(failed.resolve)
    })
    const { socket, closed } = dial()
    socket.write(post('Transfer-Encoding: chunked') + 'zz\r\n')
    expect(await closed).toMatch(/^HTTP\/1.1 400 [^]*X-Request-Id: mine[^]*"instance":"\/"/)
    await failed.promise
  })

  test.each([
    ['a version that does not exist', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n', 505],
    ['CONNECT', 'CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n', 501],
  ])('%s', async (_name, bytes, status) => {
    const refused = Promise.withResolvers<string>()
    server = await listen(() => {}, { ...options, onRefusal: (_problem, id) => refused.resolve(id) })
    const { socket, closed } = dial()
    socket.write(bytes)
    const text = await closed
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(text).toContain(`X-Request-Id: ${await refused.promise}`)
  })
})

describe('a body after the final response', () => {
  test('that ends is discarded, and the connection serves the next request', async () => {
    await start((request, response) => void response.end(`served ${request.url}`))
    const { socket, received } = dial()
    socket.write(post(`Content-Length: ${MIB}`))
    await received(/served \//)
    socket.write('x'.repeat(MIB) + get('/next'))
    await received(/served \/next/)
    socket.destroy()
  })

  test('that never ends is read to a limit, then the connection is closed', async () => {
    await start((_request, response) => void response.end())
    const { socket, received } = dial()
    socket.write(post('Transfer-Encoding: chunked'))
    await received(/200 OK/)
    const chunk = `100000\r\n${'x'.repeat(MIB)}\r\n`
    let sent = 0
    const send = () => {
      while (!socket.destroyed && socket.write(chunk)) sent++
    }
    socket.on('drain', send)
    send()
    await closedOf(socket)
    expect(sent).toBeLessThan(256)
  })

  test('that does not arrive closes the connection', async () => {
    await start((_request, response) => void response.end())
    const { socket, closed } = dial()
    socket.write(post('Content-Length: 10'))
    expect(await closed).toMatch(/200 OK/)
  })
})

describe('Expect: 100-continue', () => {
  const expecting = post('Content-Length: 4', 'Expect: 100-continue')

  test('gets 100 when the body is read', async () => {
    await start(async (request, response) => {
      response.end(Buffer.concat(await request.toArray()))
    })
    const { socket, received } = dial()
    socket.write(expecting)
    expect(await received(/\r\n\r\n/)).toBe('HTTP/1.1 100 Continue\r\n\r\n')
    socket.write('body')
    expect(await received(/body/)).toMatch(/200 OK[^]*Connection: keep-alive/)
    socket.destroy()
  })

  test('gets the final response and the end of the connection when the body is not read', async () => {
    await start((_request, response) => void response.writeHead(401).end())
    const { socket, closed } = dial()
    socket.write(expecting)
    expect(await closed).toMatch(/^HTTP\/1.1 401 [^]*Connection: close/)
  })
})

test('a draining server still accepts requests, and its responses close their connections', async () => {
  await start((_request, response) => void response.end())
  server.drain()
  const { socket, closed } = dial()
  socket.write(get('/'))
  expect(await closed).toMatch(/200 OK[^]*Connection: close/)
})

test('absolute form is converted to origin form, and its authority is the host', async () => {
  await start(({ url, headers }: IncomingMessage, response) => void response.end(`${headers.host} ${url};`))
  const ask = async (target: string) => {
    const { socket, received } = dial()
    socket.write(`OPTIONS ${target} HTTP/1.1\r\nHost: other\r\n\r\n`)
    const text = await received(/;/)
    socket.destroy()
    return text.split('\r\n\r\n')[1]
  }
  expect(await ask('http://shop.example:80/a?b=c')).toMatch(/shop\.example:80 \/a\?b=c;/)
  expect(await ask('HTTP://shop.example?b')).toMatch(/shop\.example \/\?b;/)
  expect(await ask('http://shop.example')).toMatch(/shop\.example \*;/)
})
