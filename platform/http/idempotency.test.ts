import { randomUUID } from 'node:crypto'
import pg from 'pg'
import supertest from 'supertest'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readServiceSettings } from '../config.ts'
import type { Exchange, IdempotencyInput } from './handler.ts'
import { uuidOf } from '../contract/uuid.ts'
import { platformProblem } from '../problem.ts'
import { clean, RETAINED } from '../database/retention.ts'
import { type RunningService, startService } from '../service.ts'
import { createTestDatabase, type TestDatabase } from '../testing/database.ts'
import { thingsContract } from '../testing/idempotency.ts'
import { type IdempotencyStore, idempotencyStore } from '../database/idempotency-store.ts'

const config = {
  platform: readServiceSettings({ THINGS_PORT: '0', LOG_LEVEL: 'silent' }, 'THINGS_', { port: 1 }, {})
    .platform,
}

interface Input extends Exchange {
  body: { n: number }
  idempotency?: IdempotencyInput
}
type Work = (input: Input) => Promise<{ status: number; headers?: Record<string, string>; body?: unknown }>

let database: TestDatabase
let pool: pg.Pool
let now: Date
let runs: Input[]
let work: Work
let running: RunningService[]

beforeEach(async () => {
  database = await createTestDatabase('platform')
  pool = new pg.Pool({ connectionString: database.url })
  now = new Date()
  runs = []
  running = []
  work = async ({ body }) => ({
    status: 201,
    headers: { Location: '/things/1' },
    body: { run: runs.length, n: body.n },
  })
})
afterEach(async () => {
  for (const each of running) await each.close()
  await pool.end()
  await database.drop()
})

const start = async (options: { lockMs?: number } = {}, over: Partial<IdempotencyStore> = {}) => {
  const handler = async (input: Input) => {
    runs.push(input)
    return work(input)
  }
  const service = await startService(
    {
      name: 'things',
      readConfig: () => config,
      createContext: async () => ({}),
      contracts: [{ contract: thingsContract, handlers: { makeThing: handler, makeOther: handler } }],
      verifiers: () => ({
        bearer: async ({ headers }) => ({
          id: headers.authorization ?? '',
          kind: 'user',
          roles: [],
          claims: {},
        }),
      }),
      idempotency: () => ({ ...idempotencyStore(pool, { ...options, now: () => now }), ...over }),
    },
    config,
  )
  running.push(service)
  return service.url
}
const post = async (
  url: string,
  key?: string,
  content: object = { n: 1 },
  { user = 'ann', path = '/things' } = {},
) => {
  const request = supertest(url).post(`/api/v1${path}`).set('Authorization', user)
  if (key !== undefined) void request.set('Idempotency-Key', key)
  return request.send(content)
}
const pick = ({ status, body, headers }: Awaited<ReturnType<typeof post>>) => ({
  ...{ status, body: body as unknown, location: headers.location },
  replayed: headers['idempotency-replayed'],
})

describe('a request with an Idempotency-Key', () => {
  test('returns the stored response when it is repeated', async () => {
    const url = await start()
    const key = randomUUID()
    const first = pick(await post(url, key))
    expect(first).toEqual({ status: 201, body: { run: 1, n: 1 }, location: '/things/1', replayed: undefined })
    expect(pick(await post(url, key))).toEqual({ ...first, replayed: 'true' })
    // Keys in another order, and a default that is left out, are the same request.
    expect(pick(await post(url, key, {}))).toEqual({ ...first, replayed: 'true' })
    expect(runs).toHaveLength(1)
  })

  test('is rejected with 422 when it is a different request', async () => {
    const url = await start()
    await post(url, 'k')
    const { status, body } = await post(url, 'k', { n: 2 })
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'idempotency-key-reused' })
    expect(runs).toHaveLength(1)
  })

  test('is rejected with 409 and Retry-After while the first one runs', async () => {
    const url = await start()
    const gate = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    work = async () => {
      begun.resolve()
      await gate.promise
      return { status: 201, body: {} }
    }
    const first = post(url, 'k').then((response) => response)
    await begun.promise
    const { status, body, headers } = await post(url, 'k')
    expect({ status, code: body.code, retry: headers['retry-after'] }).toEqual({
      ...{ status: 409, code: 'idempotency-conflict', retry: '1' },
    })
    gate.resolve()
    expect((await first).status).toBe(201)
    expect(pick(await post(url, 'k')).replayed).toBe('true')
    expect(runs).toHaveLength(1)
  })

  test('runs once when ten arrive concurrently', async () => {
    const url = await start()
    const replies = await Promise.all(Array.from({ length: 10 }, () => post(url, 'k')))
    expect(runs).toHaveLength(1)
    expect(replies.every(({ status }) => status === 201 || status === 409)).toBe(true)
  })

  test('belongs to its principal and its operation', async () => {
    const url = await start()
    await post(url, 'k')
    expect(pick(await post(url, 'k', { n: 2 }, { user: 'bob' }))).toMatchObject({
      status: 201,
      replayed: undefined,
    })
    expect(pick(await post(url, 'k', { n: 3 }, { path: '/others' }))).toMatchObject({ status: 201 })
    expect(new Set(runs.map(({ idempotency }) => idempotency?.id)).size).toBe(3)
  })

  test('survives a restart', async () => {
    const first = pick(await post(await start(), 'k'))
    await running[0]!.close()
    expect(pick(await post(await start(), 'k'))).toEqual({ ...first, replayed: 'true' })
    expect(runs).toHaveLength(1)
  })

  test('is stored for 24 hours', async () => {
    const url = await start()
    await post(url, 'k')
    now = new Date(now.getTime() + 86_399_000)
    expect(pick(await post(url, 'k')).replayed).toBe('true')
    now = new Date(now.getTime() + 2_000)
    expect(pick(await post(url, 'k', { n: 2 }))).toMatchObject({ status: 201, replayed: undefined })
    // The id is that of a new request: it does not find what the first one has created.
    expect(runs[1]?.idempotency?.id).not.toBe(runs[0]?.idempotency?.id)
    expect(runs[1]?.idempotency?.permanentId).toBe(runs[0]?.idempotency?.permanentId)
    now = new Date(now.getTime() + 86_401_000)
    expect(await clean(pool, { ...RETAINED.idempotencyKeys, keepMs: 0 }, now)).toBe(1)
  })

  test('runs again, with the same id, when its process crashed', async () => {
    // As after a crash: its lock is no longer extended.
    const url = await start({}, { extend: async (claim) => claim })
    const gate = Promise.withResolvers<void>()
    work = async () => {
      await gate.promise
      return { status: 201, body: { late: true } }
    }
    const first = post(url, 'k').then((response) => response)
    await expect.poll(() => runs.length).toBe(1)
    expect(runs[0]?.idempotency).toMatchObject({ key: 'k', permanentId: uuidOf('user:ann v1 makeThing k') })
    const id = runs[0]?.idempotency?.id
    const other = await start()
    work = async ({ idempotency }) => ({ status: 201, body: { id: idempotency?.id } })
    expect((await post(other, 'k')).status).toBe(409)
    await pool.query(`UPDATE idempotency_keys SET locked_until = clock_timestamp()`)
    expect(pick(await post(other, 'k', { n: 2 }))).toMatchObject({ status: 422 })
    expect(pick(await post(other, 'k'))).toMatchObject({ status: 201, body: { id } })
    // A process that was only slow has lost its lock: it overwrites nothing.
    gate.resolve()
    await first
    expect(pick(await post(other, 'k'))).toMatchObject({ body: { id }, replayed: 'true' })
    expect(runs).toHaveLength(2)
  })

  test('keeps its lock for as long as its handler runs', async () => {
    const url = await start({ lockMs: 60 })
    const gate = Promise.withResolvers<void>()
    work = async () => {
      await gate.promise
      return { status: 201, body: {} }
    }
    const first = post(url, 'k').then((response) => response)
    await expect.poll(() => runs.length).toBe(1)
    const until = async () => {
      const { rows } = await pool.query<{ locked_until: Date }>('SELECT locked_until FROM idempotency_keys')
      return rows[0]!.locked_until.getTime()
    }
    const before = await until()
    await expect.poll(until).toBeGreaterThan(before)
    gate.resolve()
    expect((await first).status).toBe(201)
    expect(pick(await post(url, 'k')).replayed).toBe('true')
  })

  test('returns a stored 4xx, but runs again after a 5xx', async () => {
    const url = await start()
    work = async () => {
      throw platformProblem('conflict', { detail: 'Sold out', headers: { 'Retry-After': '7' } })
    }
    await post(url, 'refused')
    work = async () => ({ status: 201, body: {} })
    const again = await post(url, 'refused')
    expect(again.status).toBe(409)
    expect(again.body).toMatchObject({ code: 'conflict', detail: 'Sold out' })
    expect(again.headers).toMatchObject({ 'retry-after': '7', 'idempotency-replayed': 'true' })

    work = async () => {
      throw new Error('a bug')
    }
    expect((await post(url, 'failed')).status).toBe(500)
    // It may have had an effect: a request under another key would not find it.
    expect((await post(url, 'failed', { n: 2 })).status).toBe(422)
    work = async () => ({ status: 204 })
    expect(pick(await post(url, 'failed'))).toMatchObject({ status: 204, replayed: undefined })
    expect(pick(await post(url, 'failed'))).toMatchObject({ status: 204, replayed: 'true' })
    const [before, after] = runs.slice(-2)
    const idsOf = (run: Input | undefined) => [run?.idempotency?.id, run?.idempotency?.permanentId]
    expect(idsOf(after)).toEqual(idsOf(before))
  })

  test('is locked by the clock of the database: instances whose clocks differ do not both run it', async () => {
    const inMs = (ms: number) => idempotencyStore(pool, { now: () => new Date(now.getTime() + ms) })
    const [behind, exact, ahead] = [inMs(-60_000), inMs(0), inMs(60_000)]
    const claim = await exact.begin('s', 'k', Buffer.alloc(32))
    expect(claim).toMatchObject({ key: 'k' })
    expect(await ahead.begin('s', 'k', Buffer.alloc(32))).toBe('running')
    expect(await behind.begin('s', 'k', Buffer.alloc(32))).toBe('running')
  })

  test('whose response cannot be stored still gets it', async () => {
    const url = await start()
    work = async () => {
      await pool.query('ALTER TABLE idempotency_keys RENAME TO gone')
      return { status: 201, body: {} }
    }
    expect((await post(url, 'k')).status).toBe(201)
  })
})

test.each([
  { path: '/things', key: 'k' },
  { path: '/others', key: 'k' },
  { path: '/others', key: undefined },
])('the handler of $path gets all fields of its input (key: $key)', async ({ path, key }) => {
  const url = await start()
  await post(url, key, { n: 1 }, { path })
  const [input] = runs
  expect(input).toMatchObject({ body: { n: 1 }, params: {}, query: {}, headers: {}, cookies: {} })
  expect(input).toMatchObject({ contentType: 'application/json', principal: { id: 'ann' } })
  expect(input?.requestId).toMatch(/^[\w-]{36}$/)
  expect(input?.log.info).toBeTypeOf('function')
  expect(input?.signal).toBeInstanceOf(AbortSignal)
  expect(input?.request.headers.authorization).toBe('ann')
})

test('without a key the operation is refused where the contract requires one, and runs each time where it does not', async () => {
  const url = await start()
  expect((await post(url)).status).toBe(400)
  expect((await post(url, 'x'.repeat(256))).status).toBe(400)
  expect(runs).toHaveLength(0)
  await post(url, undefined, {}, { path: '/others' })
  await post(url, undefined, {}, { path: '/others' })
  expect(runs.map(({ idempotency }) => idempotency)).toEqual([undefined, undefined])
})

test('a service whose contract has x-idempotency does not start without a store', async () => {
  const handlers = { makeThing: async () => ({ status: 204 }), makeOther: async () => ({ status: 204 }) }
  const starting = startService(
    {
      name: 'things',
      readConfig: () => config,
      createContext: async () => ({}),
      contracts: [{ contract: thingsContract, handlers }],
      verifiers: () => ({ bearer: async () => undefined }),
    },
    config,
  )
  await expect(starting).rejects.toThrow('makeThing, makeOther have x-idempotency')
})
