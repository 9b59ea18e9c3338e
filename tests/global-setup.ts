import pg from 'pg'
import { templateName, testServerVariable } from '#platform/testing/database.ts'
import { startTemporaryPostgres } from '../scripts/database/postgres.ts'
import { migrate, servicesWithDatabases } from '../scripts/database/schema-engine.ts'

/** Vitest's global setup: one server for the whole run, with a migrated template database per service. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startTemporaryPostgres()
  await Promise.all(
    servicesWithDatabases().map((service) => migrate(service, server.url(templateName(service)))),
  )
  await closeTemplates(server.url('postgres'))
  // The workers inherit it.
  process.env[testServerVariable] = server.url('postgres')
  return () => server.stop()
}

/** Makes a connection to a template by mistake fail, instead of another test that clones it. */
async function closeTemplates(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const service of servicesWithDatabases()) {
    await client.query(
      `ALTER DATABASE ${templateName(service)} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`,
    )
  }
  await client.end()
}
