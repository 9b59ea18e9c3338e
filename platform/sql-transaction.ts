import type { Pool, PoolClient } from 'pg'
import { inTime, TooLate } from './in-time.ts'
import type { Transaction, Transactional } from './transaction.ts'

/** A statement of the transaction failed and the work went on: nothing that it wrote is there. */
export class TransactionAborted extends Error {
  override name = 'TransactionAborted'

  constructor() {
    super('The transaction was rolled back: one of its statements had failed, and that error was caught')
  }
}

export interface TransactionOptions {
  /** What it begins with: `BEGIN`, perhaps with settings of its own. */
  begin?: string
  /** For all of it, in milliseconds; without it, as long as its statements may take. */
  timeout?: number
}

/**
 * Does work on one connection of a pool, between BEGIN and COMMIT. What it throws takes back what it wrote.
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
    // After an error inside of it that the work has caught, PostgreSQL ends it without an error.
    if (command !== 'COMMIT') throw new TransactionAborted()
    return result
  } catch (error) {
    // Its statements may still be running.
    if (error instanceof TooLate) broken = error
    if (!broken) await client.query('ROLLBACK').catch((err: Error) => (broken = err))
    throw error
  } finally {
    client.off('error', onError)
    // A connection that is in no known state is closed, and with it what it has begun.
    client.release(broken)
  }
}

/**
 * Transactions of SQL alone, on the pool below Prisma: for what is done so often that Prisma's share of a statement,
 * which is about half of it, counts. Publishing and jobs take part in them as in Prisma's own.
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
