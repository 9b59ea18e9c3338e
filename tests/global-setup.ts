import { resolve } from 'node:path'
import pg from 'pg'
import { templateName, testServerVariable } from '#platform/testing/database.ts'
import { namesOf } from '../scaffold/names.ts'
import { renderFolder } from '../scaffold/template.ts'
import { createDatabase, inDatabase } from '../scripts/database/databases.ts'
import { startTemporaryPostgres } from '../scripts/database/postgres.ts'
import { migrate, servicesWithDatabases } from '../scripts/database/schema-engine.ts'

/** Vitest's global setup: one server for the whole run, with a migrated template database per service. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startTemporaryPostgres()
  await Promise.all([
    ...servicesWithDatabases().map((service) => migrate(service, server.url(templateName(service)))),
    createPlatformTemplate(server.url(templateName(PLATFORM))),
  ])
  await closeTemplates(server.url('postgres'))
  // The workers and the processes that tests start inherit both. Node caches compiled modules: a process then starts in about half
  // of the CPU time.
  process.env.NODE_COMPILE_CACHE ??= resolve('.cache/compiled')
  process.env[testServerVariable] = server.url('postgres')
  return () => server.stop()
}

/** The tests of the platform itself depend on no service. */
const PLATFORM = 'platform'

/** The tables that the platform needs, as `npm run new` writes them for a service. */
async function createPlatformTemplate(url: string): Promise<void> {
  const files = renderFolder('prisma', { ...namesOf(PLATFORM), moment: '' }, new Set(['idempotency']))
  const [, sql = ''] = [...files].find(([path]) => path.endsWith('.sql')) ?? []
  await createDatabase(url)
  await inDatabase(url, (client) => client.query(sql))
}

/** Makes a connection to a template by mistake fail, instead of another test that clones it. */
async function closeTemplates(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const service of [...servicesWithDatabases(), PLATFORM]) {
    await client.query(
      `ALTER DATABASE ${templateName(service)} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`,
    )
  }
  await client.end()
}
