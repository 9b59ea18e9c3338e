import { pino } from 'pino'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../auth/principal.ts'
import type { ServedOperation } from '../../contract/compiled.ts'
import { get, serve } from '../../testing/router.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { consumerOf } from './consumer.ts'
import { openUsageRecorder, type RecorderOptions } from './usage-recorder.ts'
import { openUsageStore } from './usage-store.ts'
import type { UsageRow } from './usage.ts'

const HOUR = 3_600_000
const log = pino({ level: 'silent' })
const user = (id: string, more: Partial<Principal> = {}): Principal => ({
  ...{ id, kind: 'user', roles: [], claims: {} },
  ...more,
})
const operation = (id: string) => ({ id, service: 's', version: 'v1' }) as ServedOperation

describe('the consumer', () => {
  const sdk = { 'user-agent': 'node charter-shop-sdk/1.2.0 (linux)' }
  test.each([
    [user('1', { kind: 'service', id: 'orders' }), sdk, 'service orders'],
    [user('1', { claims: { client_id: 'till-4' } }), sdk, 'client till-4'],
    [user('1'), sdk, 'sdk charter-shop-sdk/1.2.0'],
    [user('1'), { 'user-agent': 'curl/8.5.0' }, 'user 1'],
    [undefined, sdk, 'sdk charter-shop-sdk/1.2.0'],
    [undefined, {}, 'anonymous'],
    [user('a\nb'.repeat(100)), {}, `user ${'a_b'.repeat(100)}`.slice(0, 100)],
    [undefined, { 'user-agent': 'x'.repeat(10_000) + ' my-sdk/1.0' }, 'anonymous'],
  ])('of case %# has one name', (principal, headers, name) => {
    expect(consumerOf(principal, headers)).toBe(name)
    expect(consumerOf(principal, headers)).toBe(name)
  })
})

describe('the recorder', () => {
  let time: number
  let isDown: boolean
  let table: Map<string, number>
  const store = {
    add: async (rows: readonly UsageRow[]) => {
      await Promise.resolve()
      if (isDown) throw new Error('The database is down')
      for (const { hour, operation: name, element, consumer, count } of rows) {
        const key = [hour.getTime() / HOUR, name, element, consumer].join('|')
        table.set(key, (table.get(key) ?? 0) + count)
      }
    },
    clean: async () => Promise.resolve(),
  }
  const open = (more: Partial<RecorderOptions> = {}) =>
    openUsageRecorder({ store, log, now: () => time, ...more })
  beforeEach(() => {
    time = 5 * HOUR
    isDown = false
    table = new Map()
  })

  test('counts by operation, deprecated part, consumer and hour, and writes each count once', async () => {
    const recorder = open()
    const read = recorder.operation(operation('read'))
    read.count(user('1'), {}, undefined)
    read.count(user('1'), {}, ['query parameter sort'])
    const writing = recorder.flush()
    read.count(user('2'), {}, undefined)
    read.count(user('1'), {}, undefined)
    await writing
    await recorder.flush()
    await recorder.flush()
    time += HOUR
    await recorder.flush()
    read.count(user('1'), {}, [])
    await recorder.stop()
    expect([...table]).toEqual([
      ['5|read||user 1', 3],
      ['5|read|query parameter sort|user 1', 1],
      ['5|read||user 2', 1],
      ['6|read||user 1', 1],
    ])
  })

  test('keeps what an outage of the database has delayed, over hours', async () => {
    const recorder = open()
    const read = recorder.operation(operation('read'))
    isDown = true
    for (let i = 0; i < 3; i++) {
      read.count(user('1'), {}, undefined)
      time += HOUR
      await recorder.flush()
    }
    isDown = false
    await recorder.flush()
    expect([...table]).toEqual([5, 6, 7].map((hour) => [`${hour}|read||user 1`, 1]))
  })

  test('counts the consumers beyond a number together', async () => {
    const recorder = open({ maxCounters: 3 })
    const [read, write] = ['read', 'write'].map((id) => recorder.operation(operation(id)))
    for (let i = 0; i < 1_000; i++) read?.count(user(String(i)), {}, undefined)
    write?.count(user('0'), {}, undefined)
    await recorder.flush()
    expect([...table]).toEqual([
      ...[0, 1, 2].map((i) => [`5|read||user ${i}`, 1]),
      ['5|read||others', 997],
      ['5|write||others', 1],
    ])
  })

  test('counts valid requests of the router, and no refused ones', async () => {
    const recorder = open()
    const sort = { name: 'sort', in: 'query', schema: { type: 'string' }, deprecated: true }
    const { direct } = serve({ paths: { '/a': get([sort]) }, options: { usage: recorder } })
    await direct.get('/v1/a?sort=x').set('user-agent', 'shop-sdk/1.0.0')
    await direct.get('/v1/a')
    await direct.get('/v1/a?unknown=1')
    await direct.get('/v1/b')
    isDown = true
    await recorder.flush()
    expect((await direct.get('/v1/a')).status).toBe(204)
    isDown = false
    await recorder.flush()
    expect([...table]).toEqual([
      ['5|op||sdk shop-sdk/1.0.0', 1],
      ['5|op||anonymous', 2],
      ['5|op|query parameter sort|sdk shop-sdk/1.0.0', 1],
    ])
  })
})

describe('the table', () => {
  let database: TestDatabase
  let pool: pg.Pool
  beforeEach(async () => {
    database = await createTestDatabase('platform')
    pool = new pg.Pool({ connectionString: database.url })
  })
  afterEach(async () => {
    await pool.end()
    await database.drop()
  })

  test('adds the counts of concurrent instances, and forgets what is old', async () => {
    const hour = new Date('2026-11-27T10:00:00Z')
    const rows = (count: number) =>
      Array.from({ length: 300 }, (_, i) => ({
        ...{ hour, version: 'v1', operation: 'read', element: '', consumer: `user ${i}`, count },
      }))
    const stores = Array.from({ length: 4 }, () => openUsageStore(pool))
    await Promise.all(stores.map((store, i) => store.add(i % 2 === 0 ? rows(1) : rows(2).reverse())))
    const count = async () =>
      (await pool.query('SELECT count(*)::int AS rows, sum(count)::int AS total FROM api_usage.hourly'))
        .rows[0] as object
    expect(await count()).toEqual({ rows: 300, total: 1_800 })
    await stores[0]?.add([{ ...(rows(1)[0] as UsageRow), hour: new Date('2020-01-01T00:00:00Z') }])
    await stores[0]?.clean(Date.now() - hour.getTime() + HOUR)
    expect(await count()).toEqual({ rows: 300, total: 1_800 })
  })
})
