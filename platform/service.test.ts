import supertest from 'supertest'
import { afterEach, describe, expect, test } from 'vitest'
import { readServiceSettings } from './config.ts'
import { compileInMemory } from '#compiler/in-memory.ts'
import type { OpenApiDocument } from './contract/contract.ts'
import { platformProblem } from './problem.ts'
import { type RunningService, type Service, startService } from './service.ts'

const problemReply = {
  description: 'A problem',
  content: { 'application/problem+json': { schema: { type: 'object' } } },
}
const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1.0.0' },
  servers: [{ url: '/api/v1' }],
  paths: {
    '/things/{thingId}': {
      get: {
        operationId: 'getThing',
        security: [],
        parameters: [{ name: 'thingId', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          200: {
            description: 'A thing',
            content: {
              'application/json': {
                schema: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
              },
            },
          },
          400: problemReply,
          404: problemReply,
          500: problemReply,
        },
      },
    },
    '/secrets': {
      get: {
        operationId: 'getSecret',
        security: [{ bearer: ['admin'] }],
        responses: { 204: { description: 'Nothing' }, 401: problemReply, 403: problemReply },
      },
    },
  },
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
}
const contract = compileInMemory(document, 'things')
const config = (env: NodeJS.ProcessEnv = {}) => ({
  platform: readServiceSettings(
    { THINGS_PORT: '0', LOG_LEVEL: 'silent', DRAIN_MS: '0', ...env },
    'THINGS_',
    { port: 1 },
    {},
  ).platform,
})

const things = {
  name: 'things',
  readConfig: config,
  createContext: async () => ({}),
  contracts: [
    {
      contract,
      handlers: {
        getThing: async ({ params }: { params: { thingId: string } }) => {
          if (params.thingId === 'missing') throw platformProblem('not-found', { detail: 'No such thing' })
          if (params.thingId === 'broken') throw new Error('the secret of the database')
          if (params.thingId === 'wrong') return { status: 200, body: { name: 'no id' } }
          return { status: 200, body: { id: params.thingId } }
        },
        getSecret: async () => ({ status: 204 }),
      },
    },
  ],
  verifiers: () => ({
    bearer: async ({ headers }) =>
      headers.authorization
        ? { id: 'u', kind: 'user', roles: [headers.authorization], claims: {} }
        : undefined,
  }),
} satisfies Service<ReturnType<typeof config>, object>

let running: RunningService | undefined
const start = async (
  change: Partial<Service<ReturnType<typeof config>, object>> = {},
  env?: NodeJS.ProcessEnv,
) => {
  running = await startService<ReturnType<typeof config>, object>({ ...things, ...change }, config(env))
  return supertest(running.url)
}
afterEach(async () => {
  await running?.close()
  running = undefined
})

describe('a service responds', () => {
  test('with what the handler returned, a request id and security headers', async () => {
    const api = await start()
    const { status, body, headers } = await api.get('/api/v1/things/a').set('X-Request-Id', 'mine-1')
    expect({ status, body }).toEqual({ status: 200, body: { id: 'a' } })
    expect(headers).toMatchObject({ 'x-request-id': 'mine-1', 'x-content-type-options': 'nosniff' })
    expect(headers).not.toHaveProperty('x-powered-by')
  })

  test('a hostile request id is replaced', async () => {
    const api = await start()
    const { headers } = await api.get('/api/v1/things/a').set('X-Request-Id', 'a b"<script>')
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('a thrown problem as that problem', async () => {
    const api = await start()
    const { status, body, headers } = await api.get('/api/v1/things/missing')
    expect(headers['content-type']).toBe('application/problem+json')
    expect({ status, body }).toEqual({
      status: 404,
      body: {
        type: 'urn:problem-type:not-found',
        title: expect.any(String),
        status: 404,
        code: 'not-found',
        detail: 'No such thing',
        instance: '/api/v1/things/missing',
        requestId: headers['x-request-id'],
      },
    })
  })

  test.each(['broken', 'wrong'])('500 without the cause when the handler is %s', async (thingId) => {
    const api = await start()
    const { status, body, text } = await api.get(`/api/v1/things/${thingId}`)
    expect(status).toBe(500)
    expect(body.code).toBe('internal')
    expect(text).not.toMatch(/secret|required|at .*:\d+/)
  })

  test('unknown paths inside and outside of the contract with the same problem', async () => {
    const api = await start()
    for (const path of ['/api/v1/nothing', '/nothing']) {
      const { status, body } = await api.get(path)
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'not-found' })
    }
  })

  test('a wrong method with 405 and Allow, OPTIONS with Allow', async () => {
    const api = await start()
    const refused = await api.delete('/api/v1/things/a')
    expect({ status: refused.status, allow: refused.headers.allow }).toEqual({
      status: 405,
      allow: 'GET, HEAD, OPTIONS',
    })
  })

  test.each(['/api/v1/things/a', '/health', '/health/live', '/health/ready', '/metrics'])(
    'TRACE %s, like any other method, with 405 and Allow',
    async (path) => {
      const api = await start()
      const allow = 'GET, HEAD, OPTIONS'
      for (const method of ['trace', 'delete', 'propfind'] as const) {
        const { status, headers, body } = await api[method](path)
        expect({ method, status, allow: headers.allow, code: body.code }).toEqual({
          ...{ method, status: 405, allow, code: 'method-not-allowed' },
        })
      }
      expect((await api.options(path).expect(204)).headers.allow).toBe(allow)
      await api.head(path).expect(200)
    },
  )

  test('TRACE of an unknown path with 404', async () => {
    await (await start()).trace('/nothing').expect(404)
  })

  test('roles by contract: 401 without, 403 with another, 204 with the role', async () => {
    const api = await start()
    expect((await api.get('/api/v1/secrets')).status).toBe(401)
    expect((await api.get('/api/v1/secrets').set('Authorization', 'customer')).status).toBe(403)
    expect((await api.get('/api/v1/secrets').set('Authorization', 'admin')).status).toBe(204)
  })
})

describe('a service does not start', () => {
  test('with all errors in one message: missing and extra handlers, missing verifiers', async () => {
    const contracts = [
      {
        contract,
        handlers: { getSecret: async () => ({ status: 204 }), extra: async () => ({ status: 204 }) },
      },
    ]
    const error = await start({ contracts, verifiers: undefined }).catch((thrown: unknown) => String(thrown))
    expect(error).toContain('getThing')
    expect(error).toContain('extra')
    expect(error).toContain('bearer')
  })

  test('and closes what it had opened', async () => {
    let closed = false
    const createContext: (typeof things)['createContext'] & Service<never, object>['createContext'] = async (
      _config?: unknown,
      resources?: { opened: AsyncDisposableStack },
    ) => {
      resources?.opened.defer(() => void (closed = true))
      return {}
    }
    await expect(start({ createContext, contracts: [{ contract, handlers: {} }] })).rejects.toThrow()
    expect(closed).toBe(true)
  })
})

describe('health', () => {
  test('names each dependency with its latency, and 503 while one is down', async () => {
    let down = false
    const api = await start({
      checks: () => ({
        required: { database: async () => (down ? Promise.reject(new Error('gone')) : undefined) },
      }),
    })
    expect((await api.get('/health/live')).body).toEqual({ service: 'things', status: 'live' })
    const ready = await api.get('/health/ready')
    expect(ready.status).toBe(200)
    expect(ready.body).toMatchObject({
      status: 'ready',
      dependencies: { database: { status: 'up', latencyMs: expect.any(Number) } },
    })
    down = true
    const notReady = await api.get('/health/ready')
    expect({ status: notReady.status, body: notReady.body }).toMatchObject({
      status: 503,
      body: { status: 'not-ready' },
    })
    expect((await api.get('/health/live')).status).toBe(200)
    down = false
    expect((await api.get('/health')).status).toBe(200)
  })
})

test('metrics label requests by operation and never by path', async () => {
  const api = await start()
  await api.get('/api/v1/things/some-id-in-the-path')
  await api.get('/api/v1/things/missing')
  const { text } = await api.get('/metrics')
  expect(text).toMatch(
    /http_server_request_duration_seconds_count\{[^}]*operation="getThing"[^}]*status="200"[^}]*\} 1/,
  )
  expect(text).toMatch(/operation="getThing",status="404"/)
  expect(text).not.toContain('some-id-in-the-path')
  expect(text).toContain('process_cpu_seconds_total')
})

test('metrics are not on the port of the service when they have one of their own', async () => {
  const api = await start({}, { THINGS_METRICS_PORT: '0' })
  expect((await api.get('/metrics')).status).toBe(404)
  const reply = await fetch(`${running?.metricsUrl}/metrics`)
  expect(await reply.text()).toContain('process_cpu_seconds_total')
})

describe('CORS', () => {
  test('allows the configured origin and no other', async () => {
    const api = await start({}, { CORS_ORIGINS: 'https://shop.example' })
    const allowed = await api.get('/api/v1/things/a').set('Origin', 'https://shop.example')
    expect(allowed.headers['access-control-allow-origin']).toBe('https://shop.example')
    const preflight = await api
      .options('/api/v1/things/a')
      .set('Origin', 'https://shop.example')
      .set('Access-Control-Request-Method', 'GET')
    expect(preflight.status).toBe(204)
    const other = await api.get('/api/v1/things/a').set('Origin', 'https://evil.example')
    expect(other.headers['access-control-allow-origin']).not.toBe('https://evil.example')
  })

  test('allows pages of this machine in development, and no origin in production', async () => {
    const api = await start()
    for (const origin of ['http://localhost:5173', 'http://127.0.0.1:3000', 'https://[::1]:8443']) {
      const { headers } = await api.get('/api/v1/things/a').set('Origin', origin)
      expect(headers['access-control-allow-origin']).toBe(origin)
    }
    const { headers } = await api.get('/api/v1/things/a').set('Origin', 'http://localhost.evil.example')
    expect(headers).not.toHaveProperty('access-control-allow-origin')
    await running?.close()
    const production = await start({}, { NODE_ENV: 'production' })
    const refused = await production.get('/api/v1/things/a').set('Origin', 'http://localhost:5173')
    expect(refused.headers).not.toHaveProperty('access-control-allow-origin')
  })

  test('names the setting in the response to a preflight request', async () => {
    const api = await start()
    const { status, body } = await api
      .options('/api/v1/things/a')
      .set('Origin', 'https://shop.example')
      .set('Access-Control-Request-Method', 'GET')
    expect({ status, detail: body.detail }).toEqual({
      status: 403,
      detail: 'The origin https://shop.example is not allowed: add it to CORS_ORIGINS',
    })
  })
})

test('while it drains, readiness is 503 and requests still succeed; then the port closes', async () => {
  await start({}, { DRAIN_MS: '1000' })
  const { url, close } = running as RunningService
  const closed = close()
  const ready = await fetch(`${url}/health/ready`)
  expect(ready.status).toBe(503)
  expect(await ready.json()).toMatchObject({ status: 'draining' })
  const reply = await fetch(`${url}/api/v1/things/a`)
  expect({ status: reply.status, connection: reply.headers.get('connection') }).toEqual({
    status: 200,
    connection: 'close',
  })
  await closed
  await expect(fetch(`${url}/health/ready`)).rejects.toThrow()
  running = undefined
})
