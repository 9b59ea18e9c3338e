/**
 * `npm run db:migration -- <service> <name>`: writes what `schema.prisma` has and the migrations don't as a new
 * migration. `--empty` writes one to fill in by hand, for what a schema can't say. `--check`: do they agree?
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { PostgresFault } from './postgres-binaries.ts'
import { startTemporaryPostgres } from './postgres.ts'
import { chosenServices, runCommand } from './migrate.ts'
import { migrationLock, migrationsFolder, missingMigration, servicesWithDatabases } from './schema-engine.ts'

/** One sentence, with the SQL that is missing, for each service whose schema and migrations differ. */
export async function checkMigrations(): Promise<string[]> {
  const server = await startTemporaryPostgres()
  try {
    const faults: string[] = []
    for (const service of servicesWithDatabases()) {
      const sql = await missingMigration(service, server.url('postgres'))
      if (sql !== undefined) {
        faults.push(
          `prisma/${service}/schema.prisma has what its migrations lack: npm run db:migration -- ${service} <name>\n\n${sql}`,
        )
      }
    }
    return faults
  } finally {
    await server.stop()
  }
}

/**
 * Writes a migration and returns its folder; undefined when there is nothing to write.
 *
 * @param name in words or snake_case; the moment is put before it
 */
export async function writeMigration(
  service: string,
  name: string,
  now: Date,
  empty = false,
): Promise<string | undefined> {
  const sql = empty ? '-- Write the SQL here.\n' : await missingSql(service)
  if (sql === undefined) return undefined
  const moment = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['migration']
  const folder = join(migrationsFolder(service), `${moment}_${words.join('_')}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), sql)
  const lock = join(migrationsFolder(service), 'migration_lock.toml')
  if (!existsSync(lock)) writeFileSync(lock, migrationLock)
  return folder
}

async function missingSql(service: string): Promise<string | undefined> {
  const server = await startTemporaryPostgres()
  try {
    return await missingMigration(service, server.url('postgres'))
  } finally {
    await server.stop()
  }
}

if (import.meta.main) {
  await runCommand(async () => {
    const flags = process.argv.slice(2).filter((word) => word.startsWith('--'))
    const [service, ...words] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
    if (flags.includes('--check')) {
      const faults = await checkMigrations()
      if (faults.length > 0) throw new PostgresFault(faults.join('\n'))
      console.log('schema.prisma and migrations agree')
      return
    }
    if (!service || words.length === 0) {
      throw new PostgresFault('Usage: npm run db:migration -- <service> <name> [--empty]')
    }
    chosenServices([service])
    const folder = await writeMigration(service, words.join(' '), new Date(), flags.includes('--empty'))
    if (folder === undefined) {
      console.log(`Nothing to write: prisma/${service}/schema.prisma and its migrations agree`)
    } else {
      console.log(
        `Written: ${relative('.', folder)}/migration.sql. Read it, then npm run db:migrate -- ${service}`,
      )
    }
  })
}
