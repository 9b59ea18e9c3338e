import type { PrismaPg } from '@prisma/adapter-pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, databaseProblem, openDatabase, violatedConstraint, violates } from './database.ts'
import { createTestDatabase, type TestDatabase } from '../testing/database.ts'

/** Replaces a generated client. */
const makeClient = (adapter: PrismaPg) => ({ adapter, $disconnect: async () => {} })

const limits = { poolMax: 2, connectTimeoutMs: 30_000, statementTimeoutMs: 30_000 }

let test: TestDatabase
let database: Database<ReturnType<typeof makeClient>>
const lost: string[] = []

beforeAll(async () => {
  test = await createTestDatabase('platform')
  const onConnectionLost = (error: Error) => lost.push(error.message)
  database = openDatabase(test.url, { ...limits, applicationName: 'unit', onConnectionLost }, makeClient)
  await database.pool.query(`
    CREATE TABLE kinds (slug text PRIMARY KEY, name text NOT NULL);
    CREATE TABLE things (
      id uuid PRIMARY KEY,
      label text NOT NULL UNIQUE,
      kind text NOT NULL REFERENCES kinds,
      stock int NOT NULL DEFAULT 0 CHECK (stock >= 0)
    );
    INSERT INTO kinds VALUES ('tables', 'Tables')`)
})
afterAll(async () => {
  await database.close()
  await test.drop()
})

/** The error of a piece of work. */
const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('openDatabase', () => {
  it('keeps time in UTC, whatever the zone of the server', async () => {
    const { rows } = await database.pool.query('SHOW timezone')
    expect(rows).toEqual([{ TimeZone: 'UTC' }])
  })

  it('opens no connection before the first query', () => {
    const idle = openDatabase(test.url, limits, makeClient)
    expect(idle.pool.totalCount).toBe(0)
  })

  it('opens no more connections than configured', async () => {
    await Promise.all(Array.from({ length: 10 }, () => database.pool.query('SELECT 1')))
    expect(database.pool.totalCount).toBe(2)
  })

  it('replaces an idle connection that the server closes', async () => {
    const other = openDatabase(test.url, limits, makeClient)
    const { rows } = await database.pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const cut = new Promise((done) => database.pool.once('remove', done))
    await other.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
    await cut
    expect(lost).toEqual(['terminating connection due to administrator command'])
    await expect(database.check(30_000)).resolves.toBeUndefined()
    await other.close()
  })
})

describe('check', () => {
  it('rejects when no server is listening', async () => {
    const down = openDatabase('postgresql://127.0.0.1:1/none', limits, makeClient)
    await expect(down.check()).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    await down.close()
  })

  it('rejects on timeout', async () => {
    const clients = await Promise.all([database.pool.connect(), database.pool.connect()])
    await expect(database.check(50)).rejects.toThrow('The database did not respond within 50 ms')
    for (const client of clients) client.release()
  })
})

describe('databaseProblem', () => {
  const unavailable = {
    status: 503,
    code: 'unavailable',
    headers: { 'Retry-After': expect.stringMatching(/^\d+$/) },
  }

  it.each([
    ['a lock that is not free', "DO $$ BEGIN RAISE SQLSTATE '55P03'; END $$"],
    ['a deadlock', "DO $$ BEGIN RAISE SQLSTATE '40P01'; END $$"],
    ['a serialization failure', "DO $$ BEGIN RAISE SQLSTATE '40001'; END $$"],
    ['too many connections', "DO $$ BEGIN RAISE SQLSTATE '53300'; END $$"],
    ['a server that shuts down', 'SELECT pg_terminate_backend(pg_backend_pid())'],
  ])('is 503 for %s', async (_name, sql) => {
    const error = await errorOf(database.pool.query(sql))
    expect(databaseProblem(error)).toMatchObject({ ...unavailable, cause: error })
  })

  it('is 503 for a statement that takes too long', async () => {
    const hasty = openDatabase(test.url, { ...limits, statementTimeoutMs: 50 }, makeClient)
    const error = await errorOf(hasty.pool.query('SELECT pg_sleep(60)'))
    expect(error).toMatchObject({ message: 'canceling statement due to statement timeout' })
    expect(databaseProblem(error)).toMatchObject(unavailable)
    await hasty.close()
  })

  it('is 503 when no connection becomes free in time', async () => {
    const busy = openDatabase(test.url, { ...limits, poolMax: 1 }, makeClient)
    const client = await busy.pool.connect()
    busy.pool.options.connectionTimeoutMillis = 20
    expect(databaseProblem(await errorOf(busy.pool.query('SELECT 1')))).toMatchObject(unavailable)
    client.release()
    await busy.close()
  })

  it('is 503 without a server, a database, or permission to connect', async () => {
    const urls = ['postgresql://127.0.0.1:1/none', 'postgresql://unknown.invalid/none', `${test.url}_none`]
    for (const url of urls) {
      const down = openDatabase(url, limits, makeClient)
      expect(databaseProblem(await errorOf(down.pool.query('SELECT 1')))).toMatchObject(unavailable)
      await down.close()
    }
  })

  it('is 400 for a text that cannot be stored', async () => {
    const insert = 'INSERT INTO kinds VALUES ($1, $1)'
    const error = await errorOf(database.pool.query(insert, ['a\0b']))
    expect(databaseProblem(error)).toMatchObject({ status: 400, code: 'validation-failed' })
    const json = await errorOf(database.pool.query('SELECT \'"\\u0000"\'::jsonb ->> 0'))
    expect(databaseProblem(json)).toMatchObject({ status: 400, code: 'validation-failed' })
  })

  it('is undefined for an internal error, and for errors from elsewhere', async () => {
    const wrongSql = await errorOf(database.pool.query('SELECT nothing FROM nowhere'))
    const violation = await errorOf(database.pool.query("INSERT INTO kinds VALUES ('tables', 'T')"))
    for (const error of [wrongSql, violation, new Error('x'), 'text', undefined, null]) {
      expect(databaseProblem(error)).toBeUndefined()
    }
  })
})

describe('violates', () => {
  const thing = (changes: Record<string, unknown>) => {
    const row = { label: 'A-1', kind: 'tables' }
    const columns = Object.entries({ id: crypto.randomUUID(), ...row, ...changes })
    const names = columns.map(([name]) => name).join()
    const marks = columns.map((_, index) => `$${index + 1}`).join()
    const values = columns.map(([, value]) => value)
    return database.pool.query(`INSERT INTO things (${names}) VALUES (${marks})`, values)
  }
  beforeAll(() => thing({}))

  it.each([
    ['things_label_key', {}],
    ['things_kind_fkey', { label: 'A-2', kind: 'none' }],
    ['things_stock_check', { label: 'A-3', stock: -1 }],
  ])('names %s', async (constraint, changes) => {
    const error = await errorOf(thing(changes))
    expect(violatedConstraint(error)).toBe(constraint)
    expect(violates(error)).toBe(true)
    expect(violates(error, constraint)).toBe(true)
    expect(violates(error, 'things_pkey')).toBe(false)
  })

  it('reports no violation for other errors', async () => {
    const notNull = await errorOf(thing({ label: null }))
    for (const error of [notNull, new Error('things_label_key'), undefined])
      expect(violates(error)).toBe(false)
  })
})
