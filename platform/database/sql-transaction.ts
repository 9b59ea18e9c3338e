import type { Pool, PoolClient } from 'pg'
import { inTime, TooLate } from '../timeout.ts'
import type { Transaction, Transactional } from './transaction.ts'

/** A statement of the transaction failed and the error was caught, so the transaction was rolled back. */
export class TransactionAborted extends Error {
  override name = 'TransactionAborted'

  constructor() {
    super('The transaction was rolled back: one of its statements had failed, and that error was caught')
  }
}

export interface TransactionOptions {
  /** The first statement: `BEGIN`, perhaps with settings. */
  begin?: string
  /** Timeout of the whole transaction in milliseconds; without it, only statements have one. */
  timeout?: number
}

/**
 * Runs work on one connection of a pool, between BEGIN and COMMIT; an error rolls back.
 *
 * @throws Error when it takes longer than its timeout
 * @throws TransactionAborted when the work caught the error of a statement
 */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  { begin = 'BEGIN', timeout }: TransactionOptions = {},
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const onError = (error: Error) => (broken = error)
  client.on('error', onError)
  try {
    await client.query(begin)
    const working = work(client)
    const result = await (timeout === undefined
      ? working
      : inTime(working, timeout, `expired transaction: it took ${timeout} ms`))
    const { command } = await client.query('COMMIT')
    // After a caught error of a statement, PostgreSQL turns COMMIT into ROLLBACK without an error.
    if (command !== 'COMMIT') throw new TransactionAborted()
    return result
  } catch (error) {
    // Its statements may still be running.
    if (error instanceof TooLate) broken = error
    if (!broken) await client.query('ROLLBACK').catch((err: Error) => (broken = err))
    throw error
  } finally {
    client.off('error', onError)
    // A connection in an unknown state is closed, and its transaction with it.
    client.release(broken)
  }
}

/**
 * Transactions in SQL alone, on the pool below Prisma, for frequent work: Prisma takes about half of the time of a
 * statement. Publishing and jobs take part in them as in Prisma's own.
 */
export const sqlTransactions = (pool: Pool): Transactional => ({
  $transaction: (work, { timeout = 10_000 } = {}) =>
    inTransaction(pool, (client) => work(transactionOn(client)), { timeout }),
})

const transactionOn = (client: PoolClient): Transaction => ({
  $executeRawUnsafe: async (sql, ...values) => (await client.query(sql, values)).rowCount ?? 0,
  $queryRawUnsafe: async <T>(sql: string, ...values: unknown[]) =>
    (await client.query<Record<string, unknown>>(sql, values)).rows as T,
})
