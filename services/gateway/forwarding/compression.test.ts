import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { OutgoingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { CONTROL, startCached } from '../testing/cached.ts'
import { open, startProxy, startServer } from '../testing/proxy.ts'
import { codingFor, encodedTag, plainTags } from './compression.ts'

const TEXT = JSON.stringify(Array.from({ length: 100 }, (_, i) => ({ id: i, name: 'an oak table' })))
const decode = {
  zstd: zstdDecompressSync,
  br: brotliDecompressSync,
  gzip: gunzipSync,
}

async function read(url: string, headers: OutgoingHttpHeaders = {}, method = 'GET') {
  const response = await open(url, { headers, method })
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }
}

/** A gateway in front of a service with this response. */
async function start(headers: OutgoingHttpHeaders = {}, body: string | Buffer = TEXT, status = 200) {
  const seen: Record<string, unknown>[] = []
  const server = await startServer((incoming, response) => {
    seen.push(incoming.headers)
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body)
  })
  const proxy = await startProxy([server.url])
  return {
    url: `${proxy.url}/api/v1/things`,
    seen,
    [Symbol.asyncDispose]: async () => {
      await proxy[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

test.each([
  ['gzip, deflate, br, zstd', 'zstd'],
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0.5, gzip', 'gzip'],
  ['zstd;q=0, br;q=0, *', 'gzip'],
  ['*', 'zstd'],
  ['identity, gzip;q=0.5', undefined],
  ['gzip;q=0', undefined],
  ['identity;q=0', undefined],
  ['deflate', undefined],
  ['', undefined],
  [undefined, undefined],
])('Accept-Encoding: %s prefers %s', (header, coding) => expect(codingFor(header)).toBe(coding))

describe('a response', () => {
  test.each(['zstd', 'br', 'gzip'] as const)('is compressed with %s', async (coding) => {
    await using gateway = await start({ ETag: '"1"', 'Content-Length': Buffer.byteLength(TEXT) })
    const { headers, body } = await read(gateway.url, { 'Accept-Encoding': coding })
    expect(headers['content-encoding']).toBe(coding)
    expect(headers['content-length']).toBeUndefined()
    expect(headers.vary).toBe('Origin, Accept-Encoding')
    expect(headers.etag).toBe(`"1~${coding}"`)
    expect(body.length).toBeLessThan(TEXT.length / 4)
    expect(decode[coding](body).toString()).toBe(TEXT)
  })

  test('causes no warning of too many listeners, compressed and not shared by the cache', async () => {
    await using gateway = await startCached((_incoming, response) =>
      response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'private' }).end(TEXT),
    )
    const warnings: Error[] = []
    const onWarning = (warning: Error) => warnings.push(warning)
    process.on('warning', onWarning)
    onTestFinished(() => void process.off('warning', onWarning))
    const { headers } = await read(`${gateway.url}/things`, { 'Accept-Encoding': 'gzip' })
    expect(headers).toMatchObject({ 'content-encoding': 'gzip' })
    expect(warnings).toEqual([])
  })

  test('is not compressed for a client that does not accept it, but varies', async () => {
    await using gateway = await start({ ETag: '"1"', 'Content-Length': Buffer.byteLength(TEXT) })
    const { headers, body } = await read(gateway.url)
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers).toMatchObject({ etag: '"1"', vary: 'Origin, Accept-Encoding' })
    expect(body.toString()).toBe(TEXT)
  })

  const uncompressed: Record<string, [OutgoingHttpHeaders, (string | Buffer)?, number?]> = {
    'a small one': [{ 'Content-Length': 2 }, '{}'],
    'an image': [{ 'Content-Type': 'image/png' }],
    'one that the service has encoded': [{ 'Content-Encoding': 'gzip' }, Buffer.from(TEXT)],
    'one that must not be transformed': [{ 'Cache-Control': 'public, no-transform' }],
    'a secret': [{ 'Cache-Control': 'no-store' }],
    'a part': [{ 'Content-Range': 'bytes 0-1999/9999' }, TEXT, 206],
  }
  test.each(Object.entries(uncompressed))(
    '%s is left as it is',
    async (_name, [headers, body = TEXT, status]) => {
      await using gateway = await start(headers, body, status)
      const response = await read(gateway.url, { 'Accept-Encoding': 'gzip, br' })
      expect(response.body.toString()).toBe(body.toString())
      expect(response.headers['content-encoding']).toBe(headers['Content-Encoding'])
    },
  )

  test('to HEAD has the headers, and no body', async () => {
    await using gateway = await start({ 'Content-Length': Buffer.byteLength(TEXT) })
    const { headers, body } = await read(gateway.url, { 'Accept-Encoding': 'br' }, 'HEAD')
    expect(headers).toMatchObject({ vary: 'Origin, Accept-Encoding', 'content-encoding': 'br' })
    expect(headers['content-length']).toBeUndefined()
    expect(body).toHaveLength(0)
  })

  test('with a weak tag keeps it', () => {
    expect(encodedTag('W/"1"', 'br')).toBe('W/"1"')
    expect(plainTags('"1~br", W/"2", "3~gzip"')).toBe('"1", W/"2", "3"')
  })

  test('conditions reach the service with its own tags, and a 304 has that of the client', async () => {
    await using gateway = await start({ ETag: '"1"' }, '', 304)
    const { status, headers } = await read(gateway.url, {
      'If-None-Match': '"0", "1~br"',
      'If-Match': '"1~gzip"',
    })
    expect(gateway.seen[0]).toMatchObject({ 'if-none-match': '"0", "1"', 'if-match': '"1"' })
    expect([status, headers.etag]).toEqual([304, '"1~br"'])
  })

  test('that the service truncates ends with an error at the client', async () => {
    await using server = await startServer((_incoming, response) => {
      response.writeHead(200, { 'Content-Type': 'text/plain' })
      response.write('x'.repeat(100_000), () => response.destroy())
    })
    await using proxy = await startProxy([server.url])
    await expect(read(`${proxy.url}/api/v1/things`, { 'Accept-Encoding': 'gzip' })).rejects.toThrow()
  })

  test('is ended at the service when the client goes away', async () => {
    const closed = Promise.withResolvers<void>()
    await using server = await startServer((_incoming, response) => {
      response.on('close', () => closed.resolve())
      response.writeHead(200, { 'Content-Type': 'text/plain' })
      const more = () => {
        while (response.write(Math.random().toString(36).repeat(1_000)));
      }
      response.on('drain', more)
      more()
    })
    await using proxy = await startProxy([server.url])
    const response = await open(`${proxy.url}/api/v1/things`, { headers: { 'Accept-Encoding': 'gzip' } })
    await once(response, 'data')
    response.destroy()
    await closed.promise
  })
})

test('a stream of events is neither compressed nor held back', async () => {
  await using server = await startServer((_incoming, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.write('data: 1\n\n')
  })
  await using proxy = await startProxy([server.url])
  const response = await open(`${proxy.url}/api/v1/things`, {
    headers: { 'Accept-Encoding': 'gzip, br, zstd' },
  })
  const [chunk] = (await once(response, 'data')) as [Buffer]
  expect(String(chunk)).toBe('data: 1\n\n')
  expect(response.headers['content-encoding']).toBeUndefined()
  response.destroy()
})

describe('a stored response', () => {
  const cacheable = { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=60', ETag: '"1"' }

  test('is stored once, and sent in the coding that each client accepts', async () => {
    await using gateway = await startCached((_incoming, response) =>
      response.writeHead(200, cacheable).end(TEXT),
    )
    for (const coding of ['zstd', 'br', 'gzip', 'br'] as const) {
      const { headers, body } = await read(`${gateway.url}/things`, { 'Accept-Encoding': coding })
      expect(headers).toMatchObject({ 'content-encoding': coding, etag: `"1~${coding}"` })
      expect(headers['content-length']).toBe(String(body.length))
      expect(decode[coding](body).toString()).toBe(TEXT)
    }
    const plain = await read(`${gateway.url}/things`)
    expect(plain.body.toString()).toBe(TEXT)
    expect(plain.headers.etag).toBe('"1"')
    expect(gateway.seen).toHaveLength(1)
    expect(gateway.seen[0]?.headers['accept-encoding']).toBeUndefined()
  })

  test('is 304 for the tag of its coding', async () => {
    await using gateway = await startCached((_incoming, response) =>
      response.writeHead(200, cacheable).end(TEXT),
    )
    await read(`${gateway.url}/things`)
    const headers = { 'Accept-Encoding': 'br', 'If-None-Match': '"1~br"' }
    const response = await read(`${gateway.url}/things`, headers)
    expect([response.status, response.headers.etag]).toEqual([304, '"1~br"'])
    expect(response.headers['content-encoding']).toBeUndefined()
  })
})

describe('x-throttle', () => {
  test('paces a response, and loses nothing', async () => {
    const body = Buffer.alloc(300_000, 'a quick brown fox ')
    await using gateway = await startCached((_incoming, response) =>
      response
        .writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': body.length })
        .end(body),
    )
    const startedAt = performance.now()
    const response = await read(`${gateway.url}/throttled`)
    expect(response.body.equals(body)).toBe(true)
    // At 200,000 bytes a second; the lower bound of a timer does not depend on the load of the machine.
    expect(performance.now() - startedAt).toBeGreaterThan(1_300)
  })

  test('paces a stored response, also one that is sent compressed', async () => {
    const text = JSON.stringify({ random: randomBytes(4_000).toString('hex') })
    await using gateway = await startCached((_incoming, response) =>
      response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': CONTROL }).end(text),
    )
    await read(`${gateway.url}/throttled-and-cached`)
    for (const coding of ['identity', 'gzip'] as const) {
      const startedAt = performance.now()
      const response = await read(`${gateway.url}/throttled-and-cached`, { 'Accept-Encoding': coding })
      expect(response.headers['cache-status']).toMatch(/^gateway; hit/)
      const body = coding === 'gzip' ? decode.gzip(response.body) : response.body
      expect(body.toString()).toBe(text)
      // At 20,000 bytes a second.
      expect(performance.now() - startedAt).toBeGreaterThan((response.body.length / 20_000) * 900 - 100)
    }
    expect(gateway.seen).toHaveLength(1)
  })

  test('holds back the service, and releases it when the client goes away', async () => {
    const closed = vi.fn()
    let written = 0
    await using gateway = await startCached((_incoming, response) => {
      response.on('close', closed)
      response.writeHead(200, { 'Content-Type': 'application/octet-stream' })
      const more = () => {
        do written += 100_000
        while (response.write(Buffer.alloc(100_000)))
      }
      response.on('drain', more)
      more()
    })
    const response = await open(`${gateway.url}/throttled`)
    let received = 0
    response.on('data', (chunk: Buffer) => (received += chunk.length))
    await vi.waitFor(() => expect(received).toBeGreaterThan(50_000), { timeout: 5_000 })
    // The buffers of sockets take some megabytes; without back-pressure there would be no end.
    expect(written).toBeLessThan(20_000_000)
    response.destroy()
    await vi.waitFor(() => expect(closed).toHaveBeenCalled(), { timeout: 5_000 })
  })
})
