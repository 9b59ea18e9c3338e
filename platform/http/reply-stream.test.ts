import { EventEmitter, once } from 'node:events'
import { createServer, get as httpGet, type IncomingMessage, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, test } from 'vitest'
import type { AnyHandler } from './handler.ts'
import { type Setup, serve } from '../testing/router.ts'
import type { Principal } from '../auth/principal.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function listen(setup: Setup): Promise<string> {
  const server = createServer(serve(setup).app)
  server.listen(0, '127.0.0.1')
  closing.push(() => (server.closeAllConnections(), server.close()))
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/r`
}

const streamOf = (mediaType: string, more: object = {}) => ({
  '/r': {
    get: {
      operationId: 'op',
      responses: { 200: { description: 'Stream', content: { [mediaType]: { schema: {} } } } },
      ...more,
    },
  },
})

/* An endless stream that records how its signal was aborted. */
function endless() {
  const seen: { reason?: unknown; events: number } = { events: 0 }
  const op: AnyHandler = async ({ signal }: { signal: AbortSignal }) => ({
    status: 200,
    body: (async function* () {
      signal.addEventListener('abort', () => (seen.reason = signal.reason))
      while (!signal.aborted) {
        yield { n: seen.events++ }
        await new Promise((next) => setImmediate(next))
      }
    })(),
  })
  return { op, seen }
}

const open = (url: string) =>
  new Promise<IncomingMessage>((resolve, reject) => httpGet(url, resolve).on('error', reject))

describe('a streamed response', () => {
  test('of events ends at the deadline of the contract, and its signal is aborted', async () => {
    const { op, seen } = endless()
    const url = await listen({
      handlers: { op },
      paths: streamOf('text/event-stream', { 'x-timeout-ms': 100 }),
    })
    const text = await (await fetch(url)).text()
    expect(text).toMatch(/^data: \{"n":0\}\n\n[^]*\n\n$/)
    expect(seen.reason).toMatchObject({ name: 'TimeoutError' })
  })

  test('of lines is aborted at the deadline: it must not seem complete', async () => {
    const { op } = endless()
    const url = await listen({
      handlers: { op },
      paths: streamOf('application/jsonl', { 'x-timeout-ms': 100 }),
    })
    await expect((await fetch(url)).text()).rejects.toThrow()
  })

  test('exceeds the default deadline, and ends when the credentials of the caller expire', async () => {
    const { op, seen } = endless()
    const principal = (): Principal => ({
      id: 'a',
      kind: 'user',
      roles: [],
      claims: {},
      expiresAtMs: Date.now() + 400,
    })
    const url = await listen({
      handlers: { op },
      paths: streamOf('text/event-stream', { security: [{ bearer: [] }] }),
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      options: { timeoutMs: 50, verifiers: { bearer: async () => principal() } },
    })
    const start = Date.now()
    await (await fetch(url)).text()
    expect(Date.now() - start).toBeGreaterThanOrEqual(350)
    expect(seen.reason).toMatchObject({ name: 'TimeoutError' })
  })

  test.each(['text/event-stream', 'application/jsonl', 'image/png'])(
    'of %s responds to HEAD at once',
    async (mediaType) => {
      let isDestroyed = false
      const body = () => {
        const bytes = new Readable({ read: () => {} })
        bytes.on('close', () => (isDestroyed = true))
        return bytes
      }
      const { op } = endless()
      const bytes: AnyHandler = async () => ({ status: 200, body: body(), contentType: mediaType })
      const isBytes = mediaType === 'image/png'
      const paths = streamOf(mediaType)
      if (isBytes) paths['/r'].get.responses[200].content = { 'image/png': {} } as never
      const url = await listen({ handlers: { op: isBytes ? bytes : op }, paths })
      const response = await fetch(url, { method: 'HEAD' })
      expect([response.status, response.headers.get('content-type')]).toEqual([200, mediaType])
      expect(await response.text()).toBe('')
      expect(isDestroyed).toBe(isBytes)
    },
  )

  test('to a slow reader leaves no listeners behind', async () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error) => warnings.push(warning)
    process.on('warning', onWarning)
    let counts: number[] = []
    const op: AnyHandler = async ({ request }) => ({
      status: 200,
      body: (async function* () {
        for (let i = 0; i < 60; i++) {
          yield 'x'.repeat(512 * 1024)
          counts.push(request.res?.listenerCount('drain') ?? 0, request.res?.listenerCount('close') ?? 0)
        }
      })(),
    })
    const url = await listen({ handlers: { op }, paths: streamOf('application/jsonl') })
    const response = await open(url)
    for await (const chunk of response) void chunk
    process.off('warning', onWarning)
    counts = counts.slice(-2)
    expect(counts[0]).toBeLessThanOrEqual(1)
    expect(counts[1]).toBeLessThanOrEqual(4)
    expect(warnings).toEqual([])
  })
})

test('a signal that is first read after the caller disconnected is aborted', async () => {
  const left = new EventEmitter()
  const result = new EventEmitter()
  const op: AnyHandler = async (input) => {
    result.emit('begun')
    await once(left, 'closed')
    result.emit('signal', input.signal.aborted)
    return { status: 204 }
  }
  const { app } = serve({
    handlers: { op },
    paths: { '/r': { get: { operationId: 'op', responses: { 204: { description: 'Fine' } } } } },
  })
  const server = createServer((request, response) => {
    response.on('close', () => left.emit('closed'))
    app(request, response)
  })
  server.listen(0, '127.0.0.1')
  closing.push(() => server.close())
  await once(server, 'listening')
  const begun = once(result, 'begun')
  const aborted = once(result, 'signal')
  const call = httpRequest({ port: (server.address() as AddressInfo).port, path: '/v1/r' }).on(
    'error',
    () => {},
  )
  call.end()
  await begun
  call.destroy()
  expect(await aborted).toEqual([true])
})
