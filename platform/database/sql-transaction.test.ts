import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction, TransactionAborted } from './sql-transaction.ts'
import { createTestDatabase, type TestDatabase } from '../testing/database.ts'

let database: TestDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await createTestDatabase('platform')
  pool = new pg.Pool({ connectionString: database.url, max: 1 })
  await pool.query('CREATE TABLE numbers (n int PRIMARY KEY)')
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const insert = (client: pg.PoolClient, n: number) => client.query('INSERT INTO numbers VALUES ($1)', [n])
const stored = async () =>
  (await pool.query<{ n: number }>('SELECT n FROM numbers ORDER BY n')).rows.map(({ n }) => n)

test('work that succeeds is committed', async () => {
  expect(await inTransaction(pool, async (client) => (await insert(client, 1)).rowCount)).toBe(1)
  expect(await stored()).toEqual([1])
})

test('work that throws is rolled back', async () => {
  const failing = inTransaction(pool, async (client) => {
    await insert(client, 2)
    throw new RangeError('no')
  })
  await expect(failing).rejects.toThrow(RangeError)
  expect(await stored()).toEqual([1])
})

test('work that caught the error of a statement is not reported as committed', async () => {
  const aborted = inTransaction(pool, async (client) => {
    await insert(client, 3)
    await insert(client, 1).catch(() => {})
  })
  await expect(aborted).rejects.toThrow(TransactionAborted)
  expect(await stored()).toEqual([1])
})

test('work that takes too long is rolled back, and its connection is not used again', async () => {
  const late = inTransaction(
    pool,
    async (client) => {
      await insert(client, 4)
      await client.query('SELECT pg_sleep(0.5)')
    },
    { timeout: 50 },
  )
  await expect(late).rejects.toThrow('it took 50 ms')
  expect(await stored()).toEqual([1])
})
