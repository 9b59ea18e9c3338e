import express, { type ErrorRequestHandler } from 'express'
import supertest from 'supertest'
import { describe, expect, test } from 'vitest'
import { compileInMemory } from '#compiler/in-memory.ts'
import type { AnyHandler } from './http/handler.ts'
import { contractRouter } from './router.ts'
import { fine, get, json, pointers, post, serve } from './testing/router.ts'

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

  test('serves HEAD by GET, OPTIONS with Allow, and 405 with Allow', async () => {
    await agent.head('/v1/users/me').expect(204)
    expect((await agent.options('/v1/users/me').expect(204)).headers.allow).toBe('GET, HEAD, OPTIONS')
    expect((await agent.delete('/v1/users/me').expect(405)).headers.allow).toBe('GET, HEAD, OPTIONS')
  })
})

describe('a listener in front of Express', () => {
  test('serves contracts and passes on other requests', async () => {
    const op: AnyHandler = async ({ request }) => ({ status: 200, body: request.headers['x-name'] })
    const { direct } = serve({
      handlers: { op },
      paths: { '/r': { get: { operationId: 'op', responses: fine } } },
    })
    expect((await direct.get('/v1/r').set('x-name', 'Ada').expect(200)).body).toBe('Ada')
    expect((await direct.get('/v1x').expect(200)).text).toBe('behind')
    expect((await direct.get('/v1/r?nosuch=1').expect(400)).body.code).toBe('validation-failed')
  })
})

test.each([
  { trustProxy: undefined, expected: '127.0.0.1' },
  { trustProxy: 'loopback', expected: '203.0.113.7' },
  { trustProxy: ['loopback', '203.0.113.0/24'], expected: '198.51.100.1' },
])('the client behind trusted proxies ($trustProxy) is $expected', async ({ trustProxy, expected }) => {
  const op: AnyHandler = async ({ ip }) => ({ status: 200, body: ip?.replace('::ffff:', '') })
  const { direct, agent, app } = serve({
    handlers: { op },
    paths: { '/r': { get: { operationId: 'op', responses: fine } } },
    options: trustProxy === undefined ? {} : { trustProxy },
  })
  // An Express app decides by its own setting.
  app.set('trust proxy', trustProxy ?? false)
  for (const each of [direct, agent]) {
    const forwarded = await each.get('/v1/r').set('X-Forwarded-For', '198.51.100.1, 203.0.113.7')
    expect(forwarded.body).toBe(expected)
  }
})

test('an API key in the query is a known parameter only where the operation requires it', async () => {
  const { agent } = serve({
    paths: {
      '/secret': get([], { security: [{ key: [] }] }),
      '/open': { get: { ...get([]).get, operationId: 'open' } },
    },
    components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'api_key' } } },
    options: { verifiers: { key: async () => ({ id: 'a', kind: 'user', roles: [], claims: {} }) } },
  })
  await agent.get('/v1/secret?api_key=x').expect(204)
  expect(pointers(await agent.get('/v1/open?api_key=x').expect(400))).toEqual(['/query/api_key'])
})

test('unknown parameters and trailing slashes are accepted with the options for them', async () => {
  const options = { allowUnknownQueryParameters: true, ignoreTrailingSlash: true }
  const parameters = [{ name: 'a', in: 'query', schema: { type: 'integer' } }]
  const { agent, seen } = serve({ options, paths: { '/r': get(parameters) } })
  await agent.get('/v1/r/?a=1&b=2').expect(204)
  expect(seen[0]).toMatchObject({ query: { a: 1 } })
  expect(pointers(await agent.get('/v1/r?a=x').expect(400))).toEqual(['/query/a'])
})

test('a handler that exceeds its deadline becomes a 503, and its signal is aborted', async () => {
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

test('the router refuses to start, with all errors at once', () => {
  const contract = compileInMemory({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {
      '/a/{x}': get([{ name: 'x', in: 'path', required: true, schema: {} }], { security: [{ bearer: [] }] }),
      '/b': { get: { operationId: 'other', responses: fine } },
    },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  })
  const start = () =>
    contractRouter({
      contracts: [
        { contract, handlers: { extra: async () => ({ status: 204 }) } },
        { contract, handlers: {} },
      ],
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

describe('in an application', () => {
  const contract = compileInMemory({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    servers: [{ url: '/api' }],
    paths: {
      '/things': { get: { operationId: 'listThings', responses: fine } },
      '/others': { get: { operationId: 'listOthers', responses: fine } },
    },
  })
  const handlers = { listThings: async () => ({ status: 204 }), listOthers: async () => ({ status: 204 }) }

  test('a contract is served also where the mount path is part of its own paths', async () => {
    const app = express().use('/api', contractRouter({ contract, handlers }))
    await supertest(app).get('/api/things').expect(204)
  })

  test('the namespace of a CommonJS module is a table of handlers', async () => {
    const namespace = { ...handlers, default: handlers, 'module.exports': handlers }
    await supertest(express().use(contractRouter({ contract, handlers: namespace })))
      .get('/api/things')
      .expect(204)
  })

  test('problems are sent without an error handler; with `next` they reach that of the application', async () => {
    const sends = express().use(contractRouter({ contract, handlers }))
    const { body } = await supertest(sends).get('/api/things?unknown=1').expect(400)
    expect(body.code).toBe('validation-failed')
    const onError: ErrorRequestHandler = (error, _request, response, _next) =>
      void response.status(418).send(error.code)
    const passes = express().use(contractRouter({ contract, handlers, problems: 'next' }), onError)
    expect((await supertest(passes).get('/api/things?unknown=1').expect(418)).text).toBe('validation-failed')
  })

  test('`unhandled: pass` leaves other operations, paths and methods to the routes behind', async () => {
    const app = express()
      .use(contractRouter({ contract, handlers: { listThings: handlers.listThings }, unhandled: 'pass' }))
      .use((request, response) => void response.send(`behind: ${request.method} ${request.path}`))
    await supertest(app).get('/api/things').expect(204)
    expect((await supertest(app).get('/api/others')).text).toBe('behind: GET /api/others')
    expect((await supertest(app).post('/api/things')).text).toBe('behind: POST /api/things')
    expect((await supertest(app).get('/api/%E0')).text).toBe('behind: GET /api/%E0')
  })

  test('a verifier needs to say only who calls', async () => {
    const secured = compileInMemory({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sid' } } },
      paths: { '/me': { get: { operationId: 'me', security: [{ session: [] }], responses: fine } } },
    })
    let caller: unknown
    const router = contractRouter({
      contract: secured,
      handlers: {
        me: async ({ principal }: { principal: unknown }) => {
          caller = principal
          return { status: 204 }
        },
      },
      verifiers: { session: (request) => (request.headers.cookie ? { id: 'ada' } : undefined) },
    })
    await supertest(express().use(router)).get('/me').set('Cookie', 'sid=1').expect(204)
    expect(caller).toEqual({ id: 'ada', kind: 'user', roles: [], claims: {} })
    await supertest(express().use(router)).get('/me').expect(401)
  })

  test('options that name no contract, and code of another format, are refused in a sentence', () => {
    expect(() => contractRouter({ handlers })).toThrow('needs `contract` with `handlers`')
    const newer = { ...contract, compiled: { ...contract.compiled!, format: 99 } }
    expect(() => contractRouter({ contract: newer, handlers })).toThrow(
      /generated by a newer version.*generate it again/,
    )
  })
})
