import { text } from 'node:stream/consumers'
import { trace } from '@opentelemetry/api'
import { afterEach, expect, test } from 'vitest'
import { compileInMemory } from '#compiler/in-memory.ts'
import { clientConfig } from '../client/client.ts'
import { readServiceSettings } from '../config.ts'
import { openPool } from '../database/pool.ts'
import { openTarget } from '../discovery/target.ts'
import { startService } from '../service.ts'
import { createTestDatabase } from '../testing/database.ts'
import { afterTest, serveHttp } from '../testing/http-server.ts'
import { openTracing } from './open-tracing.ts'
import { inTrace } from './trace.ts'

interface ReceivedSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  status: { code?: number }
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[]
}

const [SERVER, CLIENT] = [2, 3]
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`

afterEach(() => {
  delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT
})

/** Receives what the exporter sends (OTLP over HTTP, JSON). */
async function collector() {
  const spans: ReceivedSpan[] = []
  const services = new Set<string | undefined>()
  const receive = (body: string) => {
    const { resourceSpans } = JSON.parse(body) as {
      resourceSpans: { resource: ReceivedSpan; scopeSpans: { spans: ReceivedSpan[] }[] }[]
    }
    for (const { resource, scopeSpans } of resourceSpans) {
      services.add(resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue)
      spans.push(...scopeSpans.flatMap((scope) => scope.spans))
    }
  }
  const url = await serveHttp((request, response) => {
    void text(request).then((body) => {
      receive(body)
      response.setHeader('Content-Type', 'application/json').end('{}')
    })
  })
  return { url, spans, services }
}

const contract = compileInMemory(
  {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1.0.0' },
    paths: {
      '/things': {
        get: { operationId: 'listThings', security: [], responses: { 204: { description: 'Nothing' } } },
      },
    },
  },
  'things',
)

/** A service whose only operation calls another service, and makes a span by the API of OpenTelemetry. */
async function startThings(env: NodeJS.ProcessEnv, other: string) {
  Object.assign(process.env, env)
  const target = openTarget({ service: 'others', addresses: other })
  afterTest(() => target.close())
  const { platform } = readServiceSettings(
    { THINGS_PORT: '0', LOG_LEVEL: 'silent', DRAIN_MS: '0', ...env },
    'THINGS_',
    { port: 1 },
    {},
  )
  const listThings = async () => {
    trace.getTracer('test').startActiveSpan('by a library', (span) => span.end())
    const headers = { 'X-Operation': 'getOther' }
    const { status } = await clientConfig({
      api: { basePath: '', hedgeAfterMs: {} },
      target,
      retries: 0,
    }).fetch(`http://others/x`, {
      headers,
    })
    if (status !== 200) throw new Error(`${status}`)
    return { status: 204 }
  }
  return startService(
    {
      name: 'things',
      readConfig: () => ({ platform }),
      createContext: async () => ({}),
      contracts: [{ contract, handlers: { listThings } }],
    },
    { platform },
  )
}

test('a request, the calls that it makes and the spans of libraries are one trace', async () => {
  const { url, spans, services } = await collector()
  let passedOn: unknown
  const other = await serveHttp((request, response) => {
    passedOn = request.headers.traceparent
    response.end()
  })
  const service = await startThings({ OTEL_EXPORTER_OTLP_ENDPOINT: url }, other)
  expect((await fetch(`${service.url}/things`, { headers: { traceparent } })).status).toBe(204)
  await fetch(`${service.url}/health/live`)
  await service.close()

  const [request, call, library] = ['GET listThings', 'others getOther', 'by a library'].map((name) =>
    spans.find((span) => span.name === name),
  )
  expect(spans).toHaveLength(3)
  expect([...services]).toEqual(['things'])
  expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]))
  expect(request).toMatchObject({ kind: SERVER, parentSpanId: '00f067aa0ba902b7' })
  expect(call).toMatchObject({ kind: CLIENT, parentSpanId: request?.spanId })
  expect(library?.parentSpanId).toBe(request?.spanId)
  expect(passedOn).toBe(`00-${traceId}-${call?.spanId}-01`)
  expect(request?.attributes).toContainEqual({ key: 'http.response.status_code', value: { intValue: 204 } })
})

test('statements of a trace are recorded without values, once, and those of polls are not', async () => {
  const { url, spans } = await collector()
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = url
  const database = await createTestDatabase('users')
  const pool = openPool({ connectionString: database.url })
  afterTest(async () => {
    await pool.end()
    await database.drop()
  })
  const tracing = openTracing({ service: 'things', sampleRatio: 1 })
  await pool.query('SELECT 1')
  await inTrace(traceparent, async () => {
    await pool.query('SELECT * FROM "users" WHERE email = $1', ['secret@example.com'])
    const client = await pool.connect()
    await client.query('BEGIN')
    await client.query('WITH gone AS (DELETE FROM users WHERE false RETURNING 1) SELECT * FROM gone')
    await client.query('COMMIT')
    client.release()
    await expect(pool.query('SELECT nothing FROM nowhere')).rejects.toThrow(/nowhere/)
  })
  await tracing[Symbol.asyncDispose]()
  expect(spans.map(({ name, status }) => [name, status.code])).toEqual([
    ['SELECT users', 0],
    ['DELETE users', 0],
    ['COMMIT', 0],
    ['SELECT nowhere', 2],
  ])
  expect(JSON.stringify(spans)).not.toContain('secret@example.com')
})

test('a failed request and the call that failed it are marked', async () => {
  const { url, spans } = await collector()
  const other = await serveHttp((_request, response) => void response.destroy())
  const service = await startThings({ OTEL_EXPORTER_OTLP_ENDPOINT: url }, other)
  expect((await fetch(`${service.url}/things`)).status).toBe(500)
  await service.close()
  expect(spans.map(({ name, status }) => [name, status.code])).toEqual([
    ['by a library', 0],
    ['others getOther', 2],
    ['GET listThings', 2],
  ])
})

test("a caller's decision not to record is kept, and so is an invalid header", async () => {
  const { url, spans } = await collector()
  const other = await serveHttp((_request, response) => response.end())
  const service = await startThings({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_TRACES_SAMPLER_ARG: '1' }, other)
  const notRecorded = traceparent.replace(/01$/, '00')
  for (const given of [notRecorded, `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, 'nonsense'])
    expect((await fetch(`${service.url}/things`, { headers: { traceparent: given } })).status).toBe(204)
  await service.close()
  const requests = spans.filter(({ kind }) => kind === SERVER)
  expect(requests).toHaveLength(2)
  for (const span of requests) expect(span.parentSpanId ?? '').toBe('')
})

test('requests are handled, and the service stops, while the collector is down or does not respond', async () => {
  const silent = await serveHttp(() => {})
  const other = await serveHttp((_request, response) => response.end())
  for (const url of ['http://127.0.0.1:1', silent]) {
    const service = await startThings({ OTEL_EXPORTER_OTLP_ENDPOINT: url }, other)
    expect((await fetch(`${service.url}/things`)).status).toBe(204)
    await service.close()
  }
})

test('without a collector nothing is recorded, and the trace is passed on', async () => {
  let passedOn: unknown
  const other = await serveHttp((request, response) => {
    passedOn = request.headers.traceparent
    response.end()
  })
  const service = await startThings({}, other)
  await inTrace(undefined, () => fetch(`${service.url}/things`, { headers: { traceparent } }))
  await service.close()
  expect(passedOn).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`))
})

test.each([
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, /OTEL_EXPORTER_OTLP_ENDPOINT is wrong/],
  [{ OTEL_TRACES_SAMPLER_ARG: '2' }, /OTEL_TRACES_SAMPLER_ARG is wrong: "2" is not a number from 0 to 1/],
])('%j is refused', (env, message) => {
  expect(() => readServiceSettings(env, 'THINGS_', { port: 1 }, {})).toThrow(message)
})
