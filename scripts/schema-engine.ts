import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type * as Engine from '@prisma/schema-engine-wasm'
import type {
  DiffTarget,
  MigrationList,
  SchemaContainer,
  SchemaEngine,
  SchemaFilter,
} from '@prisma/schema-engine-wasm'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { createDatabase, nobodyMigrates } from './databases.ts'
import { MigrationAdapter } from './migration-adapter.ts'
import { PostgresFault } from './postgres-binaries.ts'

/*
 * Prisma's own schema engine, as WebAssembly, on the database driver that the services use: what `prisma migrate`
 * does, without the binary that its command line downloads (docs/decisions/0002).
 */

/** The services that own a database: the folders under `prisma/`. */
export function servicesWithDatabases(folder = prismaFolder): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(schemaFile(entry.name, folder)))
    .map((entry) => entry.name)
    .sort()
}

/**
 * Brings a database up to date; makes it when it does not exist. Returns the names of the migrations it applied. May
 * run at the same time in several processes: the engine's advisory lock lets one through at a time.
 *
 * @throws PostgresFault when the database can't be reached, or a migration fails: nothing of that one stays
 */
export async function migrate(
  service: string,
  databaseUrl: string,
  folder = prismaFolder,
): Promise<string[]> {
  await createDatabase(databaseUrl)
  return withEngine(service, databaseUrl, schemaOf(service, folder), async (engine, adapter) => {
    const migrationsList = migrationsOf(service, folder)
    const input = { migrationsList, filters: everything }
    const { editedMigrationNames, failedMigrationNames } = await engine.diagnoseMigrationHistory({
      ...input,
      optInToShadowDatabase: false,
    })
    const edited = editedMigrationNames.filter((name) => !failedMigrationNames.includes(name))
    if (edited.length > 0) {
      throw new PostgresFault(
        `${service}: ${edited.join(', ')} was changed after this database applied it: ` +
          `put it back and write a new migration, or empty the database with npm run db:reset ${service}.`,
      )
    }
    // Killed halfway. PostgreSQL has undone what it did, unless it is still at it.
    if (failedMigrationNames.length > 0 && (await nobodyMigrates(databaseUrl))) {
      for (const migrationName of failedMigrationNames)
        await engine.markMigrationRolledBack({ migrationName })
    }
    try {
      return (await engine.applyMigrations(input)).appliedMigrationNames
    } catch (error) {
      if (!adapter.scriptFault) throw error
      const failed = await engine.diagnoseMigrationHistory({ ...input, optInToShadowDatabase: false })
      for (const migrationName of failed.failedMigrationNames) {
        await engine.markMigrationRolledBack({ migrationName })
      }
      const names = failed.failedMigrationNames.join(', ')
      throw new PostgresFault(`${service}: the migration ${names} failed: ${adapter.scriptFault}`, {
        cause: error,
      })
    }
  })
}

/**
 * The SQL that leads from a service's migrations to its `schema.prisma`; undefined when they agree.
 *
 * @param serverUrl any database of a server on which the user may create a database: the migrations run in a
 *   shadow database that is dropped again
 */
export async function missingMigration(
  service: string,
  serverUrl: string,
  folder = prismaFolder,
): Promise<string | undefined> {
  const schema = schemaOf(service, folder)
  const migrations = migrationsOf(service, folder)
  // The engine takes an empty folder for an unknown kind of database.
  const from: DiffTarget =
    migrations.migrationDirectories.length > 0 ? { tag: 'migrations', ...migrations } : { tag: 'empty' }
  return withEngine(service, serverUrl, schema, (engine) =>
    diff(engine, from, { tag: 'schemaDatamodel', files: [schema] }),
  )
}

export const prismaFolder = resolve(import.meta.dirname, '../prisma')

export const schemaFile = (service: string, folder = prismaFolder) => join(folder, service, 'schema.prisma')

export const migrationsFolder = (service: string, folder = prismaFolder) =>
  join(folder, service, 'migrations')

const everything: SchemaFilter = { externalTables: [], externalEnums: [] }

function schemaOf(service: string, folder: string): SchemaContainer {
  const path = schemaFile(service, folder)
  return { path, content: readFileSync(path, 'utf8') }
}

async function diff(engine: SchemaEngine, from: DiffTarget, to: DiffTarget): Promise<string | undefined> {
  const result = await engine.diff({ from, to, script: true, exitCode: true, filters: everything })
  // 2: there is a difference. The text is "-- This is an empty migration." when there is none.
  return result.exitCode === 2 ? (result.stdout ?? '') : undefined
}

/** The folder as the engine wants to be told of it: it has no file system. */
function migrationsOf(service: string, folder: string): MigrationList {
  const baseDir = migrationsFolder(service, folder)
  const lockfile = join(baseDir, 'migration_lock.toml')
  const names = existsSync(baseDir)
    ? readdirSync(baseDir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : []
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => {
      const content = readFileSync(join(baseDir, name, 'migration.sql'), 'utf8')
      return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: content } } }
    }),
  }
}

async function withEngine<T>(
  service: string,
  url: string,
  schema: SchemaContainer,
  work: (engine: SchemaEngine, adapter: MigrationAdapter) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadEngine()
  const adapter = new MigrationAdapter(url)
  const bound = bindMigrationAwareSqlAdapterFactory(adapter)
  const engine = await SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => {}, bound)
  try {
    return await work(engine, adapter)
  } catch (error) {
    if (error instanceof PostgresFault) throw error
    const reason = adapter.scriptFault ?? (error as Error).message.trim()
    throw new PostgresFault(`${service}: ${reason}`, { cause: error })
  } finally {
    engine.free()
    await adapter.close()
  }
}

type EngineModule = typeof Engine
let loaded: Promise<EngineModule> | undefined

/** By hand: Node imports `.wasm` files too, but prints a warning for it. */
function loadEngine(): Promise<EngineModule> {
  loaded ??= (async () => {
    const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
    const glue = (await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href)) as EngineModule & {
      __wbg_set_wasm(exports: WebAssembly.Exports): void
    }
    const binary = readFileSync(join(folder, 'schema_engine_bg.wasm'))
    const imports = Object.entries(glue).map(([name, value]) =>
      name.startsWith('__wbg_setTimeout_') ? [name, idleTimeout] : [name, value],
    )
    const { instance } = await WebAssembly.instantiate(binary, {
      './schema_engine_bg.js': Object.fromEntries(imports) as WebAssembly.ModuleImports,
    })
    glue.__wbg_set_wasm(instance.exports)
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: throwPanic } })
    ;(instance.exports.__wbindgen_start as () => void)()
    return glue
  })()
  return loaded
}

/** The engine forgets its lock's timeout of 10 seconds, which would keep the process alive for as long. */
const idleTimeout = (callback: () => void, delayMs: number) => setTimeout(callback, delayMs).unref()

/** Where the engine leaves its last words: without this, a crash of its says nothing but "unreachable". */
function throwPanic(message: string): never {
  throw new Error(`Prisma's schema engine crashed: ${message}`)
}
