import { mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { templateName, testServerVariable } from '#platform/testing-database.ts'
import { ownerOf, removePostgres, startPostgres } from '../scripts/postgres.ts'
import { migrate, servicesWithDatabases } from '../scripts/schema-engine.ts'

const cache = resolve(import.meta.dirname, '../.cache/postgres-tests')

/** Vitest's global setup: one server for the whole run, with a migrated template database per service. */
export default async function setup(): Promise<() => Promise<void>> {
  mkdirSync(cache, { recursive: true })
  for (const left of readdirSync(cache)) {
    if (!ownerOf(join(cache, left))) await removePostgres(join(cache, left))
  }
  const server = await startPostgres({ dataDir: join(cache, String(process.pid)), port: 0, ephemeral: true })
  await Promise.all(
    servicesWithDatabases().map((service) => makeTemplate(service, server.url(templateName(service)))),
  )
  process.env[testServerVariable] = server.url('postgres')
  return () => server.stop()
}

async function makeTemplate(service: string, url: string): Promise<void> {
  await migrate(service, url)
  const client = new pg.Client({ connectionString: url.replace(/[^/]+$/, 'postgres') })
  await client.connect()
  await client.query(`ALTER DATABASE ${templateName(service)} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`)
  await client.end()
}
