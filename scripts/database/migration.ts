/**
 * `npm run db:migration -- <service> <name>`: writes a migration for the difference between `schema.prisma` and the
 * existing migrations. `--empty` writes one to fill in by hand, for what a schema cannot express. `--check` only
 * compares.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { chosenServices, runCommand } from './migrate.ts'
import { lintMigration, lintMigrations } from './migration-lint.ts'
import { CommandError } from './postgres-binaries.ts'
import { startTemporaryPostgres } from './postgres.ts'
import {
  migrationLock,
  migrationsFolder,
  missingMigration,
  prismaFolder,
  servicesWithDatabases,
} from './schema-engine.ts'

export interface NewMigration {
  service: string
  /** In words or snake_case; a timestamp is prepended. */
  name: string
  now: Date
  /** Writes an empty migration. */
  empty?: boolean
}

/**
 * Writes a migration and returns its folder; undefined when there is nothing to write.
 *
 * @param serverUrl any database of a server that may be used as a scratch pad
 */
export async function writeMigration(
  { service, name, now, empty = false }: NewMigration,
  serverUrl: string,
  folder = prismaFolder,
): Promise<string | undefined> {
  const missing = empty ? '-- Write the SQL here.\n' : await missingMigration(service, serverUrl, folder)
  if (missing === undefined) return undefined
  const isFirst = !existsSync(join(migrationsFolder(service, folder), 'migration_lock.toml'))
  // The lint of migrations demands it where a table may be in use.
  const sql = isFirst || empty ? missing : `SET lock_timeout = '3s';\n\n${missing}`
  const moment = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['migration']
  const migrations = migrationsFolder(service, folder)
  const target = join(migrations, `${moment}_${words.join('_')}`)
  mkdirSync(target, { recursive: true })
  writeFileSync(join(target, 'migration.sql'), sql)
  const lock = join(migrations, 'migration_lock.toml')
  if (!existsSync(lock)) writeFileSync(lock, migrationLock)
  return target
}

/** One sentence, with the missing SQL, for each service whose schema and migrations differ. */
export async function checkMigrations(serverUrl: string, folder = prismaFolder): Promise<string[]> {
  const faults: string[] = []
  for (const service of servicesWithDatabases(folder)) {
    const sql = await missingMigration(service, serverUrl, folder)
    if (sql === undefined) continue
    const remedy = `npm run db:migration -- ${service} <name>`
    faults.push(`prisma/${service}/schema.prisma has what its migrations lack (${remedy}):\n\n${sql}`)
  }
  return faults
}

async function onTemporaryServer<T>(work: (serverUrl: string) => Promise<T>): Promise<T> {
  const server = await startTemporaryPostgres()
  try {
    return await work(server.url('postgres'))
  } finally {
    await server.stop()
  }
}

async function check(): Promise<void> {
  const faults = [...(await lintMigrations()), ...(await onTemporaryServer(checkMigrations))]
  if (faults.length > 0) throw new CommandError(faults.join('\n'))
  console.log('schema.prisma and migrations agree')
}

async function write(service: string, name: string, empty: boolean): Promise<void> {
  chosenServices([service])
  const migration = { service, name, now: new Date(), empty }
  const folder = await onTemporaryServer((serverUrl) => writeMigration(migration, serverUrl))
  console.log(
    folder === undefined
      ? `Nothing to write: prisma/${service}/schema.prisma and its migrations agree`
      : `Written: ${relative('.', folder)}/migration.sql. Read it, then npm run db:migrate ${service}`,
  )
  if (folder !== undefined)
    for (const { line, message } of await lintMigration(readFileSync(join(folder, 'migration.sql'), 'utf8')))
      console.log(`line ${line}: ${message}`)
}

/** `npm run db:migration`. */
export const migrationCommand = (args: string[]): Promise<void> =>
  runCommand(async () => {
    const options = { check: { type: 'boolean' }, empty: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [service, ...words] = positionals
    if (values.check) return check()
    if (service && words.length > 0) return write(service, words.join(' '), values.empty)
    throw new CommandError('Usage: npm run db:migration -- <service> <name> [--empty]')
  })

if (import.meta.main) await migrationCommand(process.argv.slice(2))
