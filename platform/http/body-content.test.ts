import { once } from 'node:events'
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import zlib from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import type { AnyHandler } from './handler.ts'
import { described, multipartOf } from '../testing/multipart.ts'
import { fine, json, post, serve } from '../testing/router.ts'

/* Records every decoder that the engine creates, to check how much it has read. */
const decoders: zlib.Gunzip[] = []
vi.mock('node:zlib', async (load) => {
  const real = await load<typeof zlib>()
  const createGunzip = (options?: zlib.ZlibOptions) => {
    const decoder = real.createGunzip(options)
    decoders.push(decoder)
    return decoder
  }
  return { ...real, default: real, createGunzip }
})

const FORM = 'application/x-www-form-urlencoded'

describe('a body of no bytes', () => {
  const send = async (content: object, required: boolean, head: string): Promise<number> => {
    const { app } = serve({
      paths: { '/p': { post: { operationId: 'op', requestBody: { required, content }, responses: fine } } },
    })
    const server = createServer(app)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const { connect } = await import('node:net')
    const socket = connect(port, '127.0.0.1')
    socket.end(`POST /v1/p ${head}`)
    let text = ''
    for await (const chunk of socket) text += String(chunk)
    server.close()
    return Number(text.split(' ')[1])
  }
  const more = 'Host: x\r\nConnection: close\r\n'
  const framings: Record<string, string> = {
    nothing: `HTTP/1.1\r\n${more}`,
    'Content-Length': `HTTP/1.1\r\n${more}Content-Length: 0\r\n`,
    'Content-Length of two digits': `HTTP/1.1\r\n${more}Content-Length: 00\r\n`,
    chunks: `HTTP/1.1\r\n${more}Transfer-Encoding: chunked\r\n`,
    'HTTP/1.0': `HTTP/1.0\r\nContent-Length: 0\r\n`,
  }
  const types = ['', 'application/json', FORM, 'multipart/form-data; boundary=x', 'text/plain', 'image/png']
  test.each(Object.keys(framings).flatMap((framing) => types.map((type) => [framing, type])))(
    'by %s with the type "%s" is absent',
    async (framing, type) => {
      const head = `${framings[framing]}${type ? `Content-Type: ${type}\r\n` : ''}\r\n${framing === 'chunks' ? '0\r\n\r\n' : ''}`
      const content = {
        ...json({ type: 'object', required: ['a'] }),
        [FORM]: {},
        'multipart/form-data': {},
        'text/plain': {},
        'image/*': {},
      }
      expect(await send(content, false, head)).toBe(204)
      expect(await send(content, true, head)).toBe(400)
    },
  )

  test('that is compressed is absent too', async () => {
    const { agent } = serve({
      paths: {
        '/p': {
          post: { operationId: 'op', requestBody: { content: json({ type: 'object' }) }, responses: fine },
        },
      },
    })
    const empty = zlib.gzipSync('')
    const call = agent.post('/v1/p').type('json').set('Content-Encoding', 'gzip')
    await call
      .serialize((body: unknown) => body as string)
      .send(empty as never)
      .expect(204)
  })
})

describe('a range of media types', () => {
  const user = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } }
  const send = async (content: object, type: string, body: string) => {
    let got: unknown
    const op: AnyHandler = async (input) => {
      got = await described(input.body)
      return { status: 204 }
    }
    const { agent } = serve({ handlers: { op }, paths: { '/p': post(content) } })
    const response = await agent.post('/v1/p').set('Content-Type', type).send(body)
    return response.status === 204 ? got : response.status
  }
  test.each<[string, unknown, string, string, unknown]>([
    ['*/*', user, 'application/json', '{"id":5}', { id: 5 }],
    ['*/*', user, 'application/vnd.acme+json; v=1', '{"id":5}', { id: 5 }],
    ['application/*', user, 'application/json', '{"id":"x"}', 400],
    ['*/*', user, FORM, 'id=5', { id: 5 }],
    ['*/*', user, 'multipart/form-data; boundary=x', multipartOf({ name: 'id', text: '5' }), { id: 5 }],
    ['*/*', user, 'text/plain', 'x', 400],
    ['*/*', user, 'application/xml', '<id>5</id>', 415],
    ['*/*', { type: 'string', maxLength: 3 }, 'application/yaml', 'abc', 'abc'],
    ['*/*', { type: 'string', maxLength: 3 }, 'application/yaml', 'long', 400],
    ['*/*', { type: 'string', format: 'binary' }, 'application/json', '{"id":5}', { file: '{"id":5}' }],
    ['*/*', {}, 'image/png', 'x', { file: 'x' }],
    ['*/*', {}, 'application/json', '{"id":5}', { id: 5 }],
    ['image/*', user, 'text/plain', 'x', 415],
  ])('%s with the schema %j reads %s: %s', async (range, schema, type, body, expected) => {
    expect(await send({ [range]: { schema } }, type, body)).toEqual(expected)
  })

  test('and of the keys of a contract the most specific one is used, with its parameters', async () => {
    const key = 'application/vnd.acme.user+json'
    const closed = (name: string) => ({
      schema: { type: 'object', additionalProperties: false, required: [name], properties: { [name]: {} } },
    })
    const content = {
      '*/*': closed('c'),
      [`${key}; type=basic`]: closed('a'),
      [`${key}; type=internal`]: closed('b'),
    }
    expect(await send(content, `${key};type="internal"`, '{"b":1}')).toEqual({ b: 1 })
    expect(await send(content, `${key}; Type=basic; charset=UTF-8`, '{"a":1}')).toEqual({ a: 1 })
    expect(await send(content, `${key}; type=basic`, '{"b":1}')).toBe(400)
    expect(await send(content, key, '{"c":1}')).toEqual({ c: 1 })
    expect(await send(json({}), 'application/json; charset="latin1"', '{}')).toBe(415)
  })

  test('a text that is no JSON, form or text/* is checked, and stays a stream for the handler', async () => {
    const content = { 'application/xml': { schema: { type: 'string', pattern: '^<' } } }
    expect(await send(content, 'application/xml', '<a/>')).toEqual({ file: '<a/>' })
    expect(await send(content, 'application/xml', 'a')).toBe(400)
  })
})

describe('a compressed body', () => {
  test('is not inflated any further once it is refused', async () => {
    decoders.length = 0
    // Incompressible: the size limit is reached long before the end.
    const bomb = zlib.gzipSync(Buffer.from(Array.from({ length: 400_000 }, () => Math.random()).join('')))
    const { app } = serve({ paths: { '/p': post(json({})) } })
    const server = createServer(app)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const call = httpRequest({
      port: (server.address() as AddressInfo).port,
      method: 'POST',
      path: '/v1/p',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    })
    call.write(bomb.subarray(0, 200_000))
    const [response] = await once(call, 'response')
    expect(response.statusCode).toBe(413)
    const decoder = decoders[0] as zlib.Gunzip
    await expect.poll(() => decoder.destroyed).toBe(true)
    const read = decoder.bytesWritten
    call.end(bomb.subarray(200_000))
    response.resume()
    await once(response, 'end')
    expect(read).toBeLessThan(200_000)
    expect(decoder.bytesWritten).toBe(read)
    call.destroy()
    server.closeAllConnections()
    server.close()
  })

  test.each([
    ['gzip', zlib.gzipSync],
    ['br', zlib.brotliCompressSync],
    ['deflate', zlib.deflateSync],
  ])(
    'of %s that expands more than a body does is refused, in every kind of body',
    async (coding, compress) => {
      const form = multipartOf({ name: 'f', text: ' '.repeat(5_000_000), filename: 'f' })
      const { agent } = serve({
        options: { bodyLimitBytes: 10_000_000 },
        paths: { '/p': post({ ...json({}), 'multipart/form-data': {} }) },
      })
      for (const [type, text] of [
        ['application/json', ' '.repeat(5_000_000)],
        ['multipart/form-data; boundary=x', form],
      ] as const) {
        const call = agent.post('/v1/p').set('Content-Type', type).set('Content-Encoding', coding)
        const response = await call.serialize((body: unknown) => body as string).send(compress(text) as never)
        expect([type, response.status]).toEqual([type, 413])
      }
    },
  )

  test('may be a form with files', async () => {
    let got: unknown
    const op: AnyHandler = async ({ body }) => {
      got = await described(body)
      return { status: 204 }
    }
    const { agent } = serve({ handlers: { op }, paths: { '/p': post({ 'multipart/form-data': {} }) } })
    const call = agent
      .post('/v1/p')
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .set('Content-Encoding', 'gzip')
    const form = zlib.gzipSync(multipartOf({ name: 'f', text: 'hello', filename: 'f' }))
    await call
      .serialize((body: unknown) => body as string)
      .send(form as never)
      .expect(204)
    expect(got).toEqual({ f: { file: 'hello' } })
  })
})
