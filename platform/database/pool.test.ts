import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openPool, type SingleStatement } from './pool.ts'
import { sqlTransactions } from './sql-transaction.ts'
import { createTestDatabase, type TestDatabase } from '../testing/database.ts'

let database: TestDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await createTestDatabase('platform')
  pool = openPool({ connectionString: database.url, max: 1 })
  await pool.query('CREATE TABLE thing (n int PRIMARY KEY)')
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})
beforeEach(() => pool.query('TRUNCATE thing'))

const add = (on: pg.Pool | pg.PoolClient, n: number) => on.query('INSERT INTO thing VALUES ($1)', [n])
const things = async () =>
  (await pool.query<{ n: number }>('SELECT n FROM thing ORDER BY n')).rows.map(({ n }) => n)

describe('a pool', () => {
  test('prepares a repeated statement, once per connection', async () => {
    for (let n = 1; n <= 5; n += 1) await add(pool, n)
    const { rows } = await pool.query(
      `SELECT FROM pg_prepared_statements WHERE statement LIKE 'INSERT INTO thing%'`,
    )
    expect(rows).toHaveLength(1)
    expect(await things()).toEqual([1, 2, 3, 4, 5])
  })

  test('prepares a statement without parameters only when it is marked', async () => {
    const single: SingleStatement = { text: 'SELECT count(*) FROM thing', values: [], queryMode: 'extended' }
    for (let n = 1; n <= 5; n += 1) {
      await pool.query(single)
      await pool.query('DELETE FROM thing; SELECT sum(n) FROM thing')
    }
    const { rows } = await pool.query<{ statement: string }>(
      "SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%(%) FROM thing'",
    )
    expect(rows).toEqual([{ statement: single.text }])
  })

  test('commits a transaction, and rolls one back', async () => {
    for (const [end, n] of [['COMMIT', 1] as const, ['ROLLBACK', 2] as const]) {
      const client = await pool.connect()
      await client.query('BEGIN')
      await add(client, n)
      await client.query(end)
      client.release()
    }
    expect(await things()).toEqual([1])
  })

  test('leaves no deferred BEGIN to the next user of the connection', async () => {
    const client = await pool.connect()
    await client.query('BEGIN')
    client.release()
    await add(pool, 1)
    const { rows } = await pool.query<{ before: boolean }>('SELECT now() = statement_timestamp() AS before')
    expect(rows).toEqual([{ before: true }])
    expect(await things()).toEqual([1])
  })

  test('uses a connection with a failed statement only after a rollback', async () => {
    const client = await pool.connect()
    await client.query('BEGIN')
    await add(client, 1)
    await expect(add(client, 1)).rejects.toMatchObject({ code: '23505' })
    await expect(add(client, 2)).rejects.toMatchObject({ code: '25P02' })
    await client.query('ROLLBACK')
    client.release()
    expect(await things()).toEqual([])
  })
})

describe('a transaction of SQL alone', () => {
  const write = 'INSERT INTO thing VALUES ($1)'

  test('is committed as a whole', async () => {
    const written = await sqlTransactions(pool).$transaction(async (tx) => {
      await tx.$executeRawUnsafe(write, 1)
      return tx.$executeRawUnsafe('INSERT INTO thing SELECT generate_series(2, $1::int)', 4)
    })
    expect(written).toBe(3)
    expect(await things()).toEqual([1, 2, 3, 4])
  })

  test('is rolled back when its work fails', async () => {
    const work = sqlTransactions(pool).$transaction(async (tx) => {
      await tx.$executeRawUnsafe(write, 1)
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(await things()).toEqual([])
  })

  test('is rolled back on timeout, and its connection is closed', async () => {
    const work = sqlTransactions(pool).$transaction(
      async (tx) => {
        await tx.$executeRawUnsafe(write, 1)
        await tx.$queryRawUnsafe('SELECT pg_sleep($1)', 3)
      },
      { timeout: 50 },
    )
    await expect(work).rejects.toThrow('expired transaction')
    await expect.poll(things, { timeout: 10_000 }).toEqual([])
  })
})
