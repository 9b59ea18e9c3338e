import pg from 'pg'
import { createDatabase } from '../../scripts/database/databases.ts'

/** Of one order: what the system was counted to do. */
export interface Transactions {
  /** That write. */
  writes: number
  /** That only read. */
  reads: number
}

/**
 * What the same server does alone: for each order as many transactions as the system makes, one after the other on one
 * connection, at the same concurrency. As in pgbench's own script, one that writes changes a row and inserts another;
 * one that reads finds a row by its key. All are prepared, and each that writes is durable when it ends.
 *
 * @returns orders a second
 */
export async function databaseAlone(
  url: string,
  { writes, reads }: Transactions,
  concurrency: number,
  seconds: number,
): Promise<number> {
  await createDatabase(url)
  const clients = await Promise.all(
    Array.from({ length: concurrency }, async () => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      return client
    }),
  )
  try {
    await clients[0]?.query(SETUP)
    const endAt = performance.now() + seconds * 1000
    const startedAt = performance.now()
    let orders = 0
    await Promise.all(
      clients.map(async (client) => {
        // Spread over the order as evenly as they come, fractions carried over to the next one.
        let [writesDue, readsDue] = [0, 0]
        while (performance.now() < endAt) {
          for (writesDue += writes; writesDue >= 1; writesDue -= 1)
            await client.query({ ...WRITE, values: [1 + Math.floor(Math.random() * ROWS), NOTE] })
          for (readsDue += reads; readsDue >= 1; readsDue -= 1)
            await client.query({ ...READ, values: [1 + Math.floor(Math.random() * ROWS)] })
          orders += 1
        }
      }),
    )
    return orders / ((performance.now() - startedAt) / 1000)
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

const ROWS = 10_000
/** As long as a row of the system. */
const NOTE = 'x'.repeat(300)
const SETUP = `
  CREATE TABLE IF NOT EXISTS account (id int PRIMARY KEY, balance int NOT NULL, filler text NOT NULL);
  CREATE TABLE IF NOT EXISTS history (id bigserial PRIMARY KEY, account int NOT NULL, note text NOT NULL, at timestamptz);
  TRUNCATE account, history;
  INSERT INTO account SELECT n, 0, repeat('x', 100) FROM generate_series(1, ${ROWS}) n;
  ANALYZE account`
const WRITE = {
  name: 'write',
  text: `WITH changed AS (UPDATE account SET balance = balance + 1 WHERE id = $1 RETURNING id)
    INSERT INTO history (account, note, at) SELECT id, $2, now() FROM changed`,
}
const READ = { name: 'read', text: 'SELECT balance, filler FROM account WHERE id = $1' }
