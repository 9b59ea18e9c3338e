import { request } from 'node:http'
import { expect, test } from 'vitest'
import { timeLeftMs } from './deadline.ts'
import type { AnyHandler } from './http/handler.ts'
import { listen } from './http/server.ts'
import { fine, get, json, serve } from './testing/router.ts'

const seen: number[] = []
const op: AnyHandler = async () => {
  seen.push(timeLeftMs())
  return { status: 204 }
}
const waits: AnyHandler = ({ signal }: { signal: AbortSignal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))

const { agent, app } = serve({
  handlers: { op, waits, upload: op },
  paths: {
    '/r': get([], { 'x-timeout-ms': 5_000 }),
    '/waits': get([], { operationId: 'waits' }),
    '/body': {
      post: { operationId: 'upload', requestBody: { content: json({}) }, responses: fine },
    },
  },
})
const header = 'Request-Timeout-Ms'

test('a handler has the smaller one of its x-timeout-ms and what its caller has left', async () => {
  for (const value of ['1000', '60000', '99999999999999999999', '1e9', '-1', '5 s', ''])
    await agent.get('/v1/r').set(header, value).expect(204)
  const [smaller, ...others] = seen.splice(0)
  expect(smaller).toBeLessThanOrEqual(1_000)
  for (const left of others) {
    expect(left).toBeGreaterThan(1_000)
    expect(left).toBeLessThanOrEqual(5_000)
  }
  expect(timeLeftMs()).toBe(Infinity)
})

test('a request whose caller has given up is 504, and its handler is not called', async () => {
  const { body } = await agent.get('/v1/r').set(header, '0').expect(504)
  expect(body.code).toBe('deadline-exceeded')
  expect(seen).toEqual([])
})

test('a request whose body took all of the time of its caller is 504, too', async () => {
  const server = await listen(app, {
    port: 0,
    host: '127.0.0.1',
    requestTimeoutMs: 5_000,
    shutdownDeadlineMs: 0,
  })
  const outgoing = request(`${server.url}/v1/body`, {
    method: 'POST',
    headers: { [header]: '1', 'Content-Type': 'application/json', 'Content-Length': '2' },
  })
  outgoing.flushHeaders()
  const status = new Promise((done) => outgoing.once('response', (response) => done(response.statusCode)))
  await new Promise((done) => outgoing.write('{', done))
  setTimeout(() => outgoing.end('}'), 20)
  expect(await status).toBe(504)
  expect(seen).toEqual([])
  await server.close()
})

test('the signal of a handler aborts when its caller gives up', async () => {
  await agent.get('/v1/waits').set(header, '20').expect(503)
})
