import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { idempotencyStore, type IdempotencyStore } from '../database/idempotency-store.ts'
import { sqlTransactions } from '../database/sql-transaction.ts'
import type { Transaction } from '../database/transaction.ts'
import { createTestDatabase, type TestDatabase } from '../testing/database.ts'
import { thingsContract } from '../testing/idempotency.ts'
import type { AnyHandler, IdempotencyInput, Reply } from './handler.ts'
import { idempotent } from './idempotency.ts'

let database: TestDatabase
let pool: pg.Pool
/** Of each stored response: whether it was stored in a transaction of the handler. */
let finished: boolean[]
beforeEach(async () => {
  database = await createTestDatabase('platform')
  pool = new pg.Pool({ connectionString: database.url })
  await pool.query('CREATE TABLE effects (id serial)')
  finished = []
})
afterEach(async () => {
  await pool.end()
  await database.drop()
})

const watched = (): IdempotencyStore => {
  const store = idempotencyStore(pool)
  return {
    ...store,
    finish: (claim, reply, tx) => {
      finished.push(tx !== undefined)
      return store.finish(claim, reply, tx)
    },
  }
}
const send = async (handler: AnyHandler): Promise<Reply> => {
  const headers = { 'idempotency-key': 'k' }
  const { makeThing } = idempotent(thingsContract, { makeThing: handler }, watched())
  return (makeThing as AnyHandler)(
    { promised: 'required', request: { headers }, params: {}, query: {}, headers: {}, body: { n: 1 } },
    {},
  )
}
const inTransaction = <T>(work: (tx: Transaction) => Promise<T>) =>
  sqlTransactions(pool).$transaction(async (tx) => {
    await tx.$executeRawUnsafe('INSERT INTO effects DEFAULT VALUES')
    return work(tx)
  })
const effects = async () => (await pool.query('SELECT FROM effects')).rowCount
const succeed = ({ idempotency }: { idempotency: IdempotencyInput }) =>
  inTransaction((tx) => idempotency.store(tx, { status: 201, body: {} }))
const REPLAYED = { status: 201, headers: { 'Idempotency-Replayed': 'true' } }

describe('a response that is stored in the transaction of its effect', () => {
  test('is replayed, and is not stored a second time', async () => {
    expect(await send(succeed)).toEqual({ status: 201, body: {} })
    expect(await send(succeed)).toMatchObject(REPLAYED)
    expect({ finished, effects: await effects() }).toEqual({ finished: [true], effects: 1 })
  })

  test('is not stored when the transaction is rolled back', async () => {
    const fails: AnyHandler = ({ idempotency }: { idempotency: IdempotencyInput }) =>
      inTransaction(async (tx) => {
        await idempotency.store(tx, { status: 201 })
        throw new Error('a bug')
      })
    await expect(send(fails)).rejects.toThrow('a bug')
    expect(await send(succeed)).toEqual({ status: 201, body: {} })
    expect(await effects()).toBe(1)
  })

  test('is rolled back with its effect when another request has taken over the key', async () => {
    const suspended: AnyHandler = async (input: { idempotency: IdempotencyInput }) => {
      // As if the process had been suspended for longer than its lock lasts.
      await pool.query(`UPDATE idempotency_keys SET locked_until = 'epoch'`)
      expect(await send(succeed)).toEqual({ status: 201, body: {} })
      return succeed(input)
    }
    await expect(send(suspended)).rejects.toMatchObject({ code: 'idempotency-conflict', status: 409 })
    expect(await effects()).toBe(1)
    expect(await send(succeed)).toMatchObject(REPLAYED)
  })

  test('that the handler does not return is replaced by the one that it returns', async () => {
    const other: AnyHandler = async (input: { idempotency: IdempotencyInput }) => {
      await inTransaction(async (tx) => {
        await input.idempotency.store(tx, { status: 201, body: {} })
        throw new Error('rolled back')
      }).catch(() => {})
      return { status: 204 }
    }
    expect(await send(other)).toEqual({ status: 204 })
    expect(await send(succeed)).toMatchObject({ status: 204, headers: REPLAYED.headers })
    expect({ finished, effects: await effects() }).toEqual({ finished: [true, false], effects: 0 })
  })
})
