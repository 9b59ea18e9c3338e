import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { type HttpServer, listen } from './server.ts'

const options = { port: 0, host: '127.0.0.1', requestTimeoutMs: 5_000, shutdownDeadlineMs: 5_000 }

const fetchOn = (agent: Agent, server: HttpServer) =>
  new Promise<{ status: number | undefined; body: string }>((done, fail) => {
    get(server.url, { agent }, (response: IncomingMessage) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => done({ status: response.statusCode, body }))
    }).on('error', fail)
  })

/** Sends raw bytes and collects the response until the server closes the connection. */
async function raw(server: HttpServer, bytes: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1')
  let received = ''
  socket.on('data', (chunk) => (received += chunk.toString()))
  socket.write(bytes)
  await once(socket, 'close')
  return received
}

test('stopping waits for a response in progress, and idle keep-alive connections do not delay it', async () => {
  let finish = () => {}
  let arrived = () => {}
  const underWay = new Promise<void>((done) => (arrived = done))
  const server = await listen((request, response) => {
    if (request.url === '/') finish = () => response.end('whole')
    arrived()
  }, options)
  const agent = new Agent({ keepAlive: true })
  const reply = fetchOn(agent, server)
  await underWay
  const closed = server.close()
  await expect(fetch(server.url)).rejects.toThrow()
  finish()
  expect(await reply).toEqual({ status: 200, body: 'whole' })
  await closed
  agent.destroy()
})

test('a response that never ends is aborted at the deadline', async () => {
  let arrived = () => {}
  const underWay = new Promise<void>((done) => (arrived = done))
  const server = await listen(() => arrived(), { ...options, shutdownDeadlineMs: 50 })
  const reply = fetchOn(new Agent(), server)
  const cut = expect(reply).rejects.toThrow()
  await underWay
  await server.close()
  await cut
})

test('a port that is in use is one sentence', async () => {
  const server = await listen(() => {}, options)
  await expect(listen(() => {}, { ...options, port: server.port })).rejects.toThrow(
    `Port ${server.port} on 127.0.0.1 is in use`,
  )
  await server.close()
})

test.each([
  ['bytes that are not HTTP', 'nonsense\r\n\r\n', 400, 'malformed-request'],
  [
    'a header that is too large',
    `GET / HTTP/1.1\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`,
    431,
    'headers-too-large',
  ],
  [
    'two different lengths of a body',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    400,
    'malformed-request',
  ],
])('%s get a problem and the connection is closed', async (_name, bytes, status, code) => {
  const server = await listen((_request, response) => response.end('ok'), options)
  const received = await raw(server, bytes)
  expect(received).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(received).toContain('application/problem+json')
  expect(received).toContain(`"code":"${code}"`)
  await server.close()
})

test('a request that does not arrive completely in time gets 408', async () => {
  const server = await listen((_request, response) => response.end('ok'), {
    ...options,
    requestTimeoutMs: 100,
  })
  expect(await raw(server, 'GET / HTTP/1.1\r\nHost: x\r\n')).toMatch(/^HTTP\/1.1 408 [^]*request-timeout/)
  await server.close()
})

test('a request without a body has ended when it arrives, one with a body is read', async () => {
  const server = await listen((request, response) => {
    const arrived = request.readableEnded ? 'ended' : 'open'
    let length = 0
    request.on('data', (chunk: Buffer) => (length += chunk.length))
    if (request.readableEnded) response.end(arrived)
    else request.on('end', () => response.end(`${arrived}, ${length}`))
  }, options)
  const ask = async (init?: RequestInit) => (await fetch(server.url, init)).text()
  expect(await ask()).toBe('ended')
  expect(await ask({ method: 'POST', body: 'four' })).toBe('open, 4')
  expect(await ask({ method: 'POST', body: '' })).toBe('open, 0')
  await server.close()
})
