import express, { type ErrorRequestHandler } from 'express'
import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import supertest from 'supertest'
import { describe, expect, test } from 'vitest'
import { compileInMemory } from '../scripts/generate/in-memory.ts'
import { contractListener } from './contract-listener.ts'
import type { OpenApiDocument } from './contract.ts'
import type { AnyHandler, Reply } from './handler.ts'
import { platformProblem, toProblem } from './problem.ts'
import { sendProblem } from './problem-middleware.ts'
import type { ReplyMode } from './reply.ts'
import { contractRouter, type RouterOptions } from './router.ts'

const json = (schema: unknown) => ({ 'application/json': { schema } })
const fine = { 200: { description: 'Fine', content: json({}) }, 204: { description: 'Nothing' } }

interface Setup {
  paths: OpenApiDocument['paths']
  handlers?: Record<string, AnyHandler>
  components?: OpenApiDocument['components']
  replies?: ReplyMode
  options?: Partial<RouterOptions>
  openapi?: string
}

/** An app that serves a small contract, and what its handlers were given. */
function serve({ paths, handlers = {}, components, replies = 'enforce', options, openapi = '3.1.0' }: Setup) {
  const contract = compileInMemory({
    openapi,
    info: { title: 'T', version: '1' },
    servers: [{ url: '/v1' }],
    paths,
    components,
  } as OpenApiDocument)
  const seen: Record<string, unknown>[] = []
  const echo: AnyHandler = async ({ params, query, headers, cookies, body, contentType }) => {
    seen.push({ params, query, headers, cookies, body, contentType })
    return { status: 204 }
  }
  const all = Object.fromEntries(contract.compiled!.operations.map(({ id }) => [id, handlers[id] ?? echo]))
  const router = contractRouter({
    contracts: [{ contract, handlers: all }],
    context: {},
    verifiers: {},
    replies,
    bodyLimitBytes: 10_000,
    timeoutMs: 1_000,
    ...options,
  })
  const app = express()
  app.use(router)
  app.get('/v1x', (_request, response) => void response.send('behind'))
  const onError: ErrorRequestHandler = (error, request, response, _next) =>
    sendProblem(request, response, toProblem(error))
  app.use(onError)
  return {
    app,
    router,
    seen,
    agent: supertest(app),
    direct: supertest(createServer(contractListener(app, router))),
  }
}

const get = (parameters: unknown[], more: object = {}) => ({
  get: { operationId: 'op', parameters, responses: fine, ...more },
})
const post = (content: unknown, more: object = {}) => ({
  post: { operationId: 'op', requestBody: { required: true, content }, responses: fine, ...more },
})
const pointers = (response: { body: { errors?: { pointer: string }[] } }) =>
  response.body.errors?.map(({ pointer }) => pointer)

describe('a path', () => {
  const at = (operationId: string, name?: string) => ({
    get: {
      operationId,
      parameters: name ? [{ name, in: 'path', required: true, schema: { type: 'string' } }] : [],
      responses: fine,
    },
  })
  const { agent, seen } = serve({
    paths: {
      '/users/me': at('me'),
      '/users/{id}': at('one', 'id'),
      '/users/{id}/x': at('x', 'id'),
      '/files/{name}.json': at('file', 'name'),
    },
  })

  test('is matched by its literal segments first, and gives decoded values', async () => {
    await agent.get('/v1/users/me').expect(204)
    await agent.get('/v1/users/a%2Fb%20c').expect(204)
    await agent.get('/v1/users/me/x').expect(204)
    await agent.get('/v1/files/report.json').expect(204)
    expect(seen.map(({ params }) => params)).toEqual([{}, { id: 'a/b c' }, { id: 'me' }, { name: 'report' }])
  })

  test('that the contract lacks is 404 below the base path and passed on outside of it', async () => {
    await agent.get('/v1/users/').expect(404)
    await agent.get('/v1/nothing').expect(404)
    expect((await agent.get('/v1x').expect(200)).text).toBe('behind')
  })

  test('with broken percent-encoding is 400', async () => {
    expect((await agent.get('/v1/users/%E0%A4').expect(400)).body.code).toBe('malformed-request')
  })

  test('answers HEAD by GET, OPTIONS with Allow, and 405 with Allow', async () => {
    await agent.head('/v1/users/me').expect(204)
    expect((await agent.options('/v1/users/me').expect(204)).headers.allow).toBe('GET, HEAD, OPTIONS')
    expect((await agent.delete('/v1/users/me').expect(405)).headers.allow).toBe('GET, HEAD, OPTIONS')
  })
})

describe('parameters', () => {
  const read = async (
    parameters: unknown[],
    path: string,
    request: string,
    headers: Record<string, string> = {},
  ) => {
    const { agent, seen } = serve({ paths: { [path]: get(parameters) } })
    const response = await agent.get(`/v1${request}`).set(headers)
    return response.status === 204 ? seen[0] : pointers(response)
  }
  const ints = { type: 'array', items: { type: 'integer' } }
  const rgb = {
    type: 'object',
    additionalProperties: false,
    properties: { r: { type: 'integer' }, g: { type: 'integer' } },
  }
  const query = (schema: unknown, more: object = {}) => [{ name: 'v', in: 'query', schema, ...more }]

  test.each([
    ['form', ints, {}, 'v=1&v=2', [1, 2]],
    ['form without explode', ints, { explode: false }, 'v=1,2', [1, 2]],
    [
      'form without explode keeps an encoded comma',
      { type: 'array', items: { type: 'string' } },
      { explode: false },
      'v=a%2Cb,c',
      ['a,b', 'c'],
    ],
    ['spaceDelimited', ints, { style: 'spaceDelimited', explode: false }, 'v=1%202', [1, 2]],
    ['pipeDelimited', ints, { style: 'pipeDelimited', explode: false }, 'v=1%7C2', [1, 2]],
    ['form object', rgb, {}, 'r=1&g=2', { r: 1, g: 2 }],
    ['form object without explode', rgb, { explode: false }, 'v=r,1,g,2', { r: 1, g: 2 }],
    ['deepObject', rgb, { style: 'deepObject' }, 'v[r]=1&v[g]=2', { r: 1, g: 2 }],
    [
      'deepObject with a list',
      { type: 'object', properties: { ids: ints } },
      { style: 'deepObject' },
      'v[ids][]=1&v[ids][]=2',
      { ids: [1, 2] },
    ],
    ['a boolean', { type: 'boolean' }, {}, 'v=false', false],
    ['a default', { type: 'integer', default: 7 }, {}, '', 7],
    ['a plus sign as a space', { type: 'string' }, {}, 'v=a+b', 'a b'],
  ])('in the query: %s', async (_name, schema, more, text, value) => {
    expect(await read(query(schema, more), '/q', `/q?${text}`)).toMatchObject({ query: { v: value } })
  })

  test.each([
    ['simple', ints, {}, '1,2', [1, 2]],
    ['label', ints, { style: 'label' }, '.1,2', [1, 2]],
    ['label with explode', ints, { style: 'label', explode: true }, '.1.2', [1, 2]],
    ['matrix', { type: 'integer' }, { style: 'matrix' }, ';v=3', 3],
    ['matrix with explode', ints, { style: 'matrix', explode: true }, ';v=1;v=2', [1, 2]],
    ['matrix object with explode', rgb, { style: 'matrix', explode: true }, ';r=1;g=2', { r: 1, g: 2 }],
    ['simple object', rgb, {}, 'r,1,g,2', { r: 1, g: 2 }],
    ['simple object with explode', rgb, { explode: true }, 'r=1,g=2', { r: 1, g: 2 }],
  ])('in the path: %s', async (_name, schema, more, text, value) => {
    expect(
      await read([{ name: 'v', in: 'path', required: true, schema, ...more }], '/p/{v}', `/p/${text}`),
    ).toMatchObject({ params: { v: value } })
  })

  test('in headers and cookies, keyed as the contract spells them', async () => {
    const parameters = [
      { name: 'X-Level', in: 'header', schema: { type: 'integer' } },
      { name: 'session', in: 'cookie', schema: { type: 'string' } },
    ]
    expect(
      await read(parameters, '/h', '/h', { 'x-level': '3', cookie: 'a=b; session=x%20y' }),
    ).toMatchObject({ headers: { 'X-Level': 3 }, cookies: { session: 'x y' } })
  })

  test('with JSON content', async () => {
    const parameters = [
      {
        name: 'v',
        in: 'query',
        content: json({ type: 'object', required: ['a'], properties: { a: { type: 'integer' } } }),
      },
    ]
    expect(await read(parameters, '/c', `/c?v=${encodeURIComponent('{"a":1}')}`)).toMatchObject({
      query: { v: { a: 1 } },
    })
    expect(await read(parameters, '/c', '/c?v=%7B')).toEqual(['/query/v'])
  })

  test.each([
    ['unknown', 'w=1', ['/query/w']],
    ['given twice', 'v=1&v=2', ['/query/v']],
    ['hexadecimal', 'v=0x10', ['/query/v']],
    ['empty', 'v=', ['/query/v']],
    ['too large to be exact', 'v=9007199254740993', ['/query/v']],
    ['several at once', 'v=x&w=1', ['/query/w', '/query/v']],
  ])('that are wrong: %s', async (_name, text, expected) => {
    expect(await read(query({ type: 'integer' }), '/q', `/q?${text}`)).toEqual(expected)
  })

  test('with NUL are refused', async () => {
    expect(await read(query({ type: 'string' }), '/q', '/q?v=%00')).toEqual(['/query/v'])
  })
})

describe('bodies', () => {
  const person = {
    type: 'object',
    required: ['id', 'name'],
    additionalProperties: false,
    properties: {
      id: { type: 'string', readOnly: true },
      name: { type: 'string' },
      level: { type: 'integer', default: 1 },
    },
  }

  test('of JSON: defaults are set, read-only properties refused, all errors told with pointers', async () => {
    const { agent, seen } = serve({ paths: { '/p': post(json(person)) } })
    await agent.post('/v1/p').send({ name: 'Ada' }).expect(204)
    expect(seen[0]).toMatchObject({ body: { name: 'Ada', level: 1 }, contentType: 'application/json' })
    expect(
      pointers(await agent.post('/v1/p').send({ id: '1', level: 'x', other: 1 }).expect(400))?.sort(),
    ).toEqual(['/body/id', '/body/level', '/body/name', '/body/other'])
  })

  test.each([
    ['malformed', '{"name":', 400, 'malformed-request'],
    ['with half a surrogate pair', '{"name":"\\ud800"}', 400, 'validation-failed'],
    ['with NUL', '{"name":"a\\u0000"}', 400, 'validation-failed'],
    ['with a prototype', '{"name":"a","__proto__":{}}', 400, 'validation-failed'],
    ['too deep', `{"name":${'['.repeat(300)}${']'.repeat(300)}}`, 400, 'malformed-request'],
    ['too large', JSON.stringify({ name: 'x'.repeat(10_001) }), 413, 'content-too-large'],
  ])('of JSON: %s', async (_name, text, status, code) => {
    const { agent } = serve({ paths: { '/p': post(json(person)) } })
    const response = await agent.post('/v1/p').set('Content-Type', 'application/json').send(text)
    expect({ status: response.status, code: response.body.code }).toEqual({ status, code })
  })

  test('of another media type or charset are 415, missing ones 400', async () => {
    const { agent } = serve({ paths: { '/p': post(json(person)) } })
    await agent.post('/v1/p').set('Content-Type', 'text/plain').send('x').expect(415)
    await agent.post('/v1/p').set('Content-Type', 'application/json; charset=latin1').send('{}').expect(415)
    await agent
      .post('/v1/p')
      .set('Content-Type', 'application/json')
      .set('Content-Encoding', 'zip')
      .send('{}')
      .expect(415)
    expect(pointers(await agent.post('/v1/p').expect(400))).toEqual(['/body'])
  })

  test('of a union are told by their tag, and a branch that does not match leaves no default behind', async () => {
    const branch = (kind: string, own: object) => ({
      type: 'object',
      required: ['kind'],
      properties: { kind: { const: kind }, ...own },
    })
    const components = {
      schemas: {
        Cat: branch('cat', { meow: { type: 'string', default: 'loud' } }),
        Dog: branch('dog', { bark: { type: 'integer' } }),
      },
    }
    const pet = { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }
    const { agent, seen } = serve({ components, paths: { '/p': post(json(pet)) } })
    await agent.post('/v1/p').send({ kind: 'dog', bark: 1 }).expect(204)
    expect(seen[0]).toMatchObject({ body: { kind: 'dog', bark: 1 } })
    expect(Object.keys(seen[0]?.body as object)).toEqual(['kind', 'bark'])
    expect(pointers(await agent.post('/v1/p').send({ kind: 'dog', bark: 'x' }))).toEqual(['/body/bark'])
    expect(pointers(await agent.post('/v1/p').send({ kind: 'cow' }))).toEqual(['/body/kind'])
  })

  test('of forms are coerced by their schema', async () => {
    const schema = {
      type: 'object',
      required: ['n'],
      properties: { n: { type: 'integer' }, tags: { type: 'array', items: { type: 'string' } } },
    }
    const { agent, seen } = serve({
      paths: { '/p': post({ 'application/x-www-form-urlencoded': { schema } }) },
    })
    await agent.post('/v1/p').type('form').send('n=3&tags=a&tags=b+c').expect(204)
    expect(seen[0]).toMatchObject({ body: { n: 3, tags: ['a', 'b c'] } })
    expect(pointers(await agent.post('/v1/p').type('form').send('n=x').expect(400))).toEqual(['/body/n'])
  })

  test('of multipart forms have files as streams, with limits and types', async () => {
    const schema = {
      type: 'object',
      required: ['file', 'n'],
      properties: { n: { type: 'integer' }, file: { type: 'string', format: 'binary', maxLength: 5 } },
    }
    let text = ''
    const op: AnyHandler = async ({ body }) => {
      text = `${body.n} ${body.file.filename} ${(await body.file.toArray()).join('')}`
      return { status: 204 }
    }
    const content = { 'multipart/form-data': { schema, encoding: { file: { contentType: 'image/png' } } } }
    const { agent } = serve({ handlers: { op }, paths: { '/p': post(content) } })
    const png = { filename: 'a.png', contentType: 'image/png' }
    await agent.post('/v1/p').field('n', '3').attach('file', Buffer.from('hello'), png).expect(204)
    expect(text).toBe('3 a.png hello')
    await agent.post('/v1/p').field('n', '3').attach('file', Buffer.from('too long'), png).expect(413)
    expect(
      pointers(
        await agent
          .post('/v1/p')
          .field('n', 'x')
          .attach('file', Buffer.from('a'), { ...png, contentType: 'text/html' })
          .expect(400),
      ),
    ).toEqual(['/body/file', '/body/n'])
    await agent
      .post('/v1/p')
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send('--x\r\nbroken')
      .expect(400)
  })

  test('of text are text, and of anything else a stream', async () => {
    const op: AnyHandler = async ({ body }) => ({
      status: 200,
      body: typeof body === 'string' ? body : Buffer.concat(await body.toArray()).length,
    })
    const { agent } = serve({ handlers: { op }, paths: { '/p': post({ 'text/plain': {}, 'image/*': {} }) } })
    expect((await agent.post('/v1/p').type('text/plain').send('grüß').expect(200)).body).toBe('grüß')
    expect((await agent.post('/v1/p').type('image/png').send(Buffer.alloc(20_000)).expect(200)).body).toBe(
      20_000,
    )
  })
})

describe('replies', () => {
  const user = {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string' },
      secret: { type: 'string', writeOnly: true },
      at: { type: 'string', format: 'date-time' },
    },
  }
  const answer = (reply: Reply, replies: ReplyMode = 'enforce') => {
    const responses = {
      200: {
        description: 'Fine',
        headers: { ETag: { required: true, schema: { type: 'string' } } },
        content: json(user),
      },
      201: { description: 'Made', content: json({ type: 'array', items: user }) },
      '4XX': { description: 'Problem' },
      206: { description: 'Stream', content: { 'text/event-stream': { schema: user }, 'text/csv': {} } },
    }
    return serve({
      replies,
      handlers: { op: async () => reply },
      paths: { '/r': { get: { operationId: 'op', responses } } },
    }).agent.get('/v1/r')
  }
  const headers = { ETag: '"1"' }

  test('are cut down to what the contract declares', async () => {
    const body = { id: '1', secret: 'x', passwordHash: 'y', at: new Date(0) }
    expect((await answer({ status: 200, headers, body }).expect(200)).body).toEqual({
      id: '1',
      at: '1970-01-01T00:00:00.000Z',
    })
    expect((await answer({ status: 201, body: [body] }).expect(201)).body).toEqual([
      { id: '1', at: '1970-01-01T00:00:00.000Z' },
    ])
  })

  test.each<[string, Reply]>([
    ['an undeclared status', { status: 202 }],
    ['a wrong body', { status: 200, headers, body: { id: 1 } }],
    ['a missing body', { status: 200, headers }],
    ['a missing header', { status: 200, body: { id: '1' } }],
    ['an undeclared media type', { status: 200, headers, contentType: 'text/html', body: '<p>' }],
    ['an object where a list belongs', { status: 201, body: { id: '1' } }],
  ])('with %s are 500 when enforced', async (_name, reply) => {
    await answer(reply).expect(500)
  })

  test('that are wrong go out in the mode warn, and only basics are refused when sampling', async () => {
    expect((await answer({ status: 200, headers, body: { id: 1 } }, 'warn').expect(200)).body).toEqual({
      id: 1,
    })
    await answer({ status: 200, headers, body: { id: 1 } }, { sample: 1 }).expect(200)
    await answer({ status: 202 }, { sample: 1000 }).expect(500)
  })

  test('of events are checked one by one', async () => {
    const events = async function* () {
      yield { id: '1', extra: true }
      yield { id: '2' }
    }
    const reply = { status: 206, contentType: 'text/event-stream', body: events() }
    expect((await answer(reply).buffer(true).expect(206)).text).toBe(
      'data: {"id":"1"}\n\ndata: {"id":"2"}\n\n',
    )
  })

  test('of streams pass through', async () => {
    const response = await answer({ status: 206, contentType: 'text/csv', body: Readable.from(['a,', 'b']) })
      .buffer(true)
      .expect(206)
    expect([response.text, response.headers['content-type']]).toEqual(['a,b', 'text/csv; charset=utf-8'])
  })

  test('that are problems need a declared status', async () => {
    const throwing = (problem: Error, responses: object) =>
      serve({
        handlers: { op: async () => Promise.reject(problem) },
        paths: { '/r': { get: { operationId: 'op', responses } } },
      }).agent.get('/v1/r')
    await throwing(platformProblem('conflict'), { 409: { description: 'Conflict' } }).expect(409)
    await throwing(platformProblem('conflict'), { 204: { description: 'Nothing' } }).expect(500)
    await throwing(platformProblem('unavailable'), { 204: { description: 'Nothing' } }).expect(503)
  })
})

describe('a listener in front of Express', () => {
  test('serves contracts, passes on what it does not know, and gives Express to who asks for the request', async () => {
    const op: AnyHandler = async ({ request }) => ({ status: 200, body: request.get('x-name') })
    const { direct } = serve({
      handlers: { op },
      paths: { '/r': { get: { operationId: 'op', responses: fine } } },
    })
    expect((await direct.get('/v1/r').set('x-name', 'Ada').expect(200)).body).toBe('Ada')
    expect((await direct.get('/v1x').expect(200)).text).toBe('behind')
    expect((await direct.get('/v1/r?nosuch=1').expect(400)).body.code).toBe('validation-failed')
  })
})

test('a handler that takes too long is answered 503, and its signal is aborted', async () => {
  let reason: unknown
  const op: AnyHandler = ({ signal }) =>
    new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => reject((reason = signal.reason) as Error)),
    )
  const { agent } = serve({
    handlers: { op },
    options: { timeoutMs: 60 },
    paths: { '/r': { get: { operationId: 'op', responses: fine } } },
  })
  await agent.get('/v1/r').expect(503)
  expect(reason).toMatchObject({ name: 'TimeoutError' })
})

test('OpenAPI 3.0 has its own rules: nullable, exclusive limits as flags', async () => {
  const schema = {
    type: 'object',
    properties: {
      a: { type: 'string', nullable: true },
      n: { type: 'number', minimum: 1, exclusiveMinimum: true },
    },
  }
  const { agent } = serve({ openapi: '3.0.3', paths: { '/p': post(json(schema)) } })
  await agent.post('/v1/p').send({ a: null, n: 2 }).expect(204)
  expect(pointers(await agent.post('/v1/p').send({ n: 1 }).expect(400))).toEqual(['/body/n'])
})

test('the router refuses to start, with all faults at once', () => {
  const contract = compileInMemory({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {
      '/a/{x}': get([{ name: 'x', in: 'path', required: true, schema: {} }], { security: [{ bearer: [] }] }),
      '/a/{y}': {
        get: {
          operationId: 'other',
          parameters: [{ name: 'y', in: 'path', required: true, schema: {} }],
          responses: fine,
        },
      },
    },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  })
  const start = () =>
    contractRouter({
      contracts: [{ contract, handlers: { extra: async () => ({ status: 204 }) } }],
      context: {},
      verifiers: {},
      replies: 'off',
      bodyLimitBytes: 1,
      timeoutMs: 1,
    })
  expect(start).toThrow(
    /handler extra[^]*op has no handler[^]*scheme bearer[^]*other has no handler[^]*claims the method and path/,
  )
})
