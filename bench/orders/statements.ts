import { writeFileSync } from 'node:fs'
import { inDatabase } from '../../scripts/database/databases.ts'
import type { Shop } from './shop.ts'

/** Forgets what PostgreSQL has counted of its statements. */
export const resetStatements = (shop: Shop) =>
  inDatabase(shop.urlOf('postgres'), async (client) => {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements')
    await client.query('SELECT pg_stat_statements_reset()')
  })

/** Writes how often each statement ran for one order, and how long. */
export const writeStatements = (shop: Shop, orders: number, file: string) =>
  inDatabase(shop.urlOf('postgres'), async (client) => {
    const { rows } = await client.query<{
      db: string
      calls: number
      ms: number
      planMs: number
      query: string
    }>(
      `SELECT datname AS db, calls::float / $1 AS calls, total_exec_time / $1 AS ms,
         regexp_replace(query, '\\s+', ' ', 'g') AS query
       FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
       WHERE calls > 0.04 * $1 ORDER BY datname, calls DESC`,
      [orders],
    )
    const lines = rows.map(
      ({ db, calls, ms, query }) =>
        `${db.padEnd(14)}${calls.toFixed(2).padStart(8)}${ms.toFixed(3).padStart(9)}  ${query.slice(0, 300)}`,
    )
    writeFileSync(
      file,
      `${'database'.padEnd(14)}${'calls'.padStart(8)}${'ms'.padStart(9)}\n${lines.join('\n')}\n`,
    )
  })
