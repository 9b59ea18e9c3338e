import type { Pool } from 'pg'
import { inTransaction } from '../../database/sql-transaction.ts'
import type { UsageRow, UsageStore } from './usage.ts'

/* Of its own, beside the tables of the service: migrations of Prisma leave it alone. */
const SCHEMA = `
  CREATE SCHEMA IF NOT EXISTS api_usage;
  CREATE TABLE IF NOT EXISTS api_usage.hourly (
    hour timestamptz NOT NULL,
    version text NOT NULL,
    operation text NOT NULL,
    element text NOT NULL,
    consumer text NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (hour, version, operation, element, consumer)
  )`

/* The class (first key) of the advisory lock: concurrent `IF NOT EXISTS` can fail. */
const LOCK_CLASS = 0x55534147
const BATCH = 5_000

/** Keeps usage in the database of the service: `api_usage.hourly`. */
export function openUsageStore(pool: Pool): UsageStore {
  let isInstalled = false
  const install = async () => {
    if (isInstalled) return
    await inTransaction(pool, async (client) => {
      await client.query('SELECT pg_advisory_xact_lock($1, 0)', [LOCK_CLASS])
      await client.query(SCHEMA)
    })
    isInstalled = true
  }
  return {
    add: async (rows) => {
      await install()
      // Instances lock the rows in the same order, so that they don't deadlock.
      const sorted = [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
      await inTransaction(pool, async (client) => {
        for (let i = 0; i < sorted.length; i += BATCH) {
          const batch = sorted.slice(i, i + BATCH)
          const column = <K extends keyof UsageRow>(key: K) => batch.map((row) => row[key])
          await client.query(
            `INSERT INTO api_usage.hourly (hour, version, operation, element, consumer, count)
             SELECT * FROM unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])
             ON CONFLICT (hour, version, operation, element, consumer)
             DO UPDATE SET count = hourly.count + excluded.count`,
            [
              column('hour'),
              column('version'),
              column('operation'),
              column('element'),
              column('consumer'),
              column('count'),
            ],
          )
        }
      })
    },
    clean: async (keepMs) => {
      await install()
      await pool.query(`DELETE FROM api_usage.hourly WHERE hour < now() - $1 * interval '1 ms'`, [keepMs])
    },
  }
}

const keyOf = ({ hour, version, operation, element, consumer }: UsageRow): string =>
  [hour.toISOString(), version, operation, element, consumer].join('\0')
