import { randomUUID } from 'node:crypto'
import pg from 'pg'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compileInMemory } from '#compiler/in-memory.ts'
import { compareVersions } from '#compiler/versions/compare.ts'
import { readServiceSettings } from '#platform/config.ts'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { idempotencyStore } from '#platform/database/idempotency-store.ts'
import type { IdempotencyInput } from '#platform/http/handler.ts'
import { type RunningService, startService } from '#platform/service.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'

/* One operation for each pair of what two versions say about keys. */
const PAIRS = {
  noneThenRequired: [undefined, 'required'],
  optionalThenRequired: ['optional', 'required'],
  requiredThenOptional: ['required', 'optional'],
  requiredThenNone: ['required', undefined],
} as const

type Id = keyof typeof PAIRS

function documentOf(index: 0 | 1): OpenApiDocument {
  const problem = {
    description: 'A problem',
    content: { 'application/problem+json': { schema: { type: 'object' } } },
  }
  const operation = (id: string, need: 'required' | 'optional' | undefined) => ({
    operationId: id,
    ...(need && {
      'x-idempotency': need,
      parameters: [
        {
          ...{ name: 'Idempotency-Key', in: 'header', required: need === 'required' },
          schema: { type: 'string', minLength: 1, maxLength: 255 },
        },
      ],
    }),
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: {
              n: { type: 'integer' },
              ...(index === 1 && { size: { type: 'integer', default: 3 } }),
            },
          },
        },
      },
    },
    responses: {
      201: {
        description: 'Made',
        headers: need && { 'Idempotency-Replayed': { schema: { const: 'true' } } },
        content: { 'application/json': { schema: { type: 'object' } } },
      },
      ...{ 400: problem, 409: problem, 422: problem, 500: problem, 503: problem },
    },
  })
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: `${index + 1}.0.0` },
    servers: [{ url: `/v${index + 1}` }],
    paths: Object.fromEntries(
      Object.entries(PAIRS).map(([id, needs]) => [`/${id}`, { post: operation(id, needs[index]) }]),
    ),
  }
}

const runs: { headers: object; body: object; idempotency: IdempotencyInput | undefined }[] = []
let database: TestDatabase
let pool: pg.Pool
let service: RunningService

beforeAll(async () => {
  database = await createTestDatabase('platform')
  pool = new pg.Pool({ connectionString: database.url })
  const { platform } = readServiceSettings(
    { THINGS_PORT: '0', LOG_LEVEL: 'silent' },
    'THINGS_',
    { port: 1 },
    {},
  )
  const handler = async ({ headers, body, idempotency }: (typeof runs)[number]) => {
    runs.push({ headers, body, idempotency })
    return { status: 201, body: { run: runs.length } }
  }
  const [v1, v2] = ([0, 1] as const).map((i) => compileInMemory(documentOf(i), 'things', `v${i + 1}`))
  const plan = compareVersions(documentOf(0), documentOf(1)).plan
  const config = { platform }
  service = await startService(
    {
      name: 'things',
      readConfig: () => config,
      createContext: async () => ({}),
      contracts: [
        {
          contract: v2!,
          handlers: Object.fromEntries(Object.keys(PAIRS).map((id) => [id, handler])),
          older: [{ contract: v1!, newer: v2!, plan, migrations: {} }],
        },
      ],
      verifiers: () => ({}),
      idempotency: () => idempotencyStore(pool),
    },
    config,
  )
})
afterAll(async () => {
  await service.close()
  await pool.end()
  await database.drop()
})

const post = async (version: 1 | 2, id: Id, key?: string) => {
  const request = supertest(service.url).post(`/v${version}/${id}`)
  if (key !== undefined) void request.set('Idempotency-Key', key)
  const { status, body, headers } = await request.send({ n: 1 })
  return { status, run: body.run as number, isReplayed: headers['idempotency-replayed'] === 'true' }
}

test('a difference in keys needs no function', () => {
  const { functions, operations } = compareVersions(documentOf(0), documentOf(1)).plan
  expect(functions).toEqual({ request: [], response: [], problem: [] })
  expect(Object.values(operations).map((operation) => operation?.own)).toEqual(
    Object.keys(PAIRS).map(() => []),
  )
})

describe('the version that is called says whether there is a key', () => {
  test.each(['noneThenRequired', 'optionalThenRequired'] as const)(
    '%s: a request of the older version needs none, and its handler gets a random one',
    async (id) => {
      const [first, second] = [await post(1, id), await post(1, id)]
      expect([first.status, second.status, second.isReplayed]).toEqual([201, 201, false])
      const [one, other] = runs.slice(-2).map(({ headers, body, idempotency }) => {
        expect(headers).toEqual({ 'Idempotency-Key': idempotency?.key })
        expect(body).toEqual({ n: 1, size: 3 })
        return idempotency?.id
      })
      expect(one).toMatch(/^[\da-f-]{36}$/)
      expect(one).not.toBe(other)
      expect((await post(2, id)).status).toBe(400)
    },
  )

  test('a key that the older version does not have is ignored', async () => {
    const key = randomUUID()
    const [first, second] = [await post(1, 'noneThenRequired', key), await post(1, 'noneThenRequired', key)]
    expect(second).toEqual({ status: 201, run: first.run + 1, isReplayed: false })
    expect((await post(2, 'noneThenRequired', key)).isReplayed).toBe(false)
  })

  test('an optional key is the same one in both versions', async () => {
    const key = randomUUID()
    const first = await post(1, 'optionalThenRequired', key)
    for (const version of [1, 2] as const)
      expect(await post(version, 'optionalThenRequired', key)).toEqual({ ...first, isReplayed: true })
  })

  test.each(['requiredThenOptional', 'requiredThenNone'] as const)(
    '%s: the older version requires one, and keeps its promise',
    async (id) => {
      expect([(await post(1, id)).status, (await post(2, id)).status]).toEqual([400, 201])
      const key = randomUUID()
      const first = await post(1, id, key)
      expect(await post(1, id, key)).toEqual({ ...first, isReplayed: true })
    },
  )

  test('a newer version without keys ignores them', async () => {
    const key = randomUUID()
    const [first, second] = [await post(2, 'requiredThenNone', key), await post(2, 'requiredThenNone', key)]
    expect(second).toEqual({ status: 201, run: first.run + 1, isReplayed: false })
  })
})
