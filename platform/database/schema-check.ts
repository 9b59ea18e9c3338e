import { globSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Pool } from 'pg'
import type { Logger } from 'pino'

/** A migration with this in its name removes what older versions of the service need. */
const CONTRACT = /_contract(_|$)/

/**
 * Compares the migrations of a database with those of the code, at each call: they change while the service runs.
 *
 * - The database lacks some: rejects. The service is not ready until they are applied.
 * - The database has more, from a newer version: that version was rolled back, or is being rolled out. Rejects if one of
 *   them is a contract migration; otherwise warns, once.
 *
 * @returns undefined without migrations of the service
 */
export function createSchemaCheck(
  service: string,
  pool: Pick<Pool, 'query'>,
  log: Pick<Logger, 'warn'>,
  root = new URL('../..', import.meta.url).pathname,
): (() => Promise<void>) | undefined {
  const own = globSync(`prisma/${service}/migrations/*/migration.sql`, { cwd: root })
    .map((file) => basename(dirname(file)))
    .sort()
  if (own.length === 0) return undefined
  let warned = ''
  return async () => {
    const { rows } = await pool.query<{ name: string }>(APPLIED).catch((error: { code?: string }) => {
      if (error.code === UNDEFINED_TABLE) return { rows: [] }
      throw error
    })
    const applied = rows.map(({ name }) => name)
    const missing = own.filter((name) => !applied.includes(name))
    if (missing.length > 0)
      throw new Error(`the database lacks the migrations ${missing.join(', ')}: run npm run db:migrate`)
    const unknown = applied.filter((name) => !own.includes(name))
    const breaking = unknown.filter((name) => CONTRACT.test(name))
    if (breaking.length > 0)
      throw new Error(
        `the database is too new for this version: it has the migrations ${breaking.join(', ')}`,
      )
    if (unknown.join() === warned) return
    warned = unknown.join()
    if (warned !== '') log.warn({ migrations: unknown }, 'The database has migrations of a newer version')
  }
}

const UNDEFINED_TABLE = '42P01'
const APPLIED = `SELECT migration_name AS name FROM _prisma_migrations
  WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
