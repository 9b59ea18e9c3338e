import express from 'express'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpServer, listen } from './server.ts'
import { createLog, requestLog } from '../telemetry/log.ts'
import { checkMessage, notFound, problemMiddleware } from '../problem-middleware.ts'

let server: HttpServer
let lines: Record<string, unknown>[] = []
beforeAll(async () => {
  const stream = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) }
  const app = express()
  app.use(requestLog(createLog({ service: 'things', level: 'info' }, stream)))
  app.use(checkMessage)
  app.use('/ok', (_request, response) => void response.send('ok'))
  app.use(notFound, problemMiddleware())
  server = await listen(app, {
    ...{ port: 0, host: '127.0.0.1', requestTimeoutMs: 5_000, shutdownDeadlineMs: 5_000 },
  })
})
afterAll(() => server.close())

/** Sends a request and returns the response; the connection ends with it. */
async function talk(...message: string[]): Promise<string> {
  lines = []
  const socket = connect(server.port, '127.0.0.1')
  let text = ''
  socket.on('data', (chunk) => (text += chunk.toString()))
  socket.end([...message, '', ''].join('\r\n'))
  await new Promise<void>((done) => socket.on('close', () => done()))
  return text
}

test.each([
  [400, ['GET /ok HTTP/1.1']],
  [400, ['GET /ok HTTP/1.1', 'Host: a', 'Host: a']],
  [400, ['GET /ok HTTP/1.1', 'Host: a b']],
  [400, ['GET /ok HTTP/1.1', 'Host: a/b']],
  [400, ['GET /ok HTTP/1.1', 'Host: user@a']],
  [400, ['GET /ok HTTP/1.1', 'Host: a:port']],
  [400, ['GET /ok HTTP/1.1', 'Host: a:65536']],
  [400, ['GET /ok HTTP/1.1', 'Host: [::1']],
  [400, ['GET /ok HTTP/1.1', 'Host: [::g]']],
  [400, ['GET /ok HTTP/1.1', 'Host: %zz']],
  [400, ['GET /ok#part HTTP/1.1', 'Host: a']],
  [400, ['GET * HTTP/1.1', 'Host: a']],
  [400, ['GET ftp://a/ok HTTP/1.1', 'Host: a']],
  [400, ['GET http://user@a/ok HTTP/1.1', 'Host: a']],
  [400, ['POST /ok HTTP/1.0', 'Transfer-Encoding: chunked', '', '0']],
  [417, ['POST /ok HTTP/1.1', 'Host: a', 'Expect: 200-ok']],
  [501, ['POST /ok HTTP/1.1', 'Host: a', 'Transfer-Encoding: gzip, chunked', '', '0']],
  [505, ['GET /ok HTTP/2.0', 'Host: a']],
])('%d for %j, as a problem with a request id and a line in the log', async (status, message) => {
  const text = await talk(...message)
  expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(text).toContain('Content-Type: application/problem+json')
  const id = (JSON.parse(text.slice(text.indexOf('\r\n\r\n'))) as { requestId: string }).requestId
  expect(lines).toContainEqual(expect.objectContaining({ status, requestId: id }))
})

test.each([
  ['GET /ok HTTP/1.1', 'Host: shop.example:8080'],
  ['GET /ok HTTP/1.1', 'Host: 127.0.0.1'],
  ['GET /ok HTTP/1.1', 'Host: [::1]:8080'],
  ['GET /ok HTTP/1.1', 'Host: [v1.a:b]'],
  ['GET /ok HTTP/1.1', 'host: a%20b'],
  ['GET /ok HTTP/1.1', 'Host:'],
  ['GET /ok HTTP/1.0'],
  ['GET http://shop.example/ok HTTP/1.1', 'Host: other'],
  ['GET /ok HTTP/1.1', 'Host: a', 'Expect: 100-Continue'],
])('%j, %j is correct', async (...message) => {
  expect(await talk(...message)).toMatch(/HTTP\/1.1 200 OK/)
})

test('invalid framing closes the connection', async () => {
  const next = 'GET /ok HTTP/1.1\r\nHost: a'
  const text = await talk(
    'POST /ok HTTP/1.0',
    'Connection: keep-alive',
    'Transfer-Encoding: chunked',
    '',
    '0',
    '',
    next,
  )
  expect(text).toContain('Connection: close')
  expect(text).not.toContain('200 OK')
})

test('OPTIONS * has an empty response', async () => {
  expect(await talk('OPTIONS * HTTP/1.1', 'Host: a')).toMatch(/^HTTP\/1.1 204 /)
})
