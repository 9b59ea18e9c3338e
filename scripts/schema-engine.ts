import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { PrismaPg } from '@prisma/adapter-pg'
import type { DiffTarget, MigrationList, SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import pg from 'pg'

/*
 * Prisma's own schema engine, as WebAssembly, on the database driver that the services use: what `prisma migrate`
 * does, without the binary that its command line downloads (docs/decisions/0002).
 */

/** The services that own a database: the folders under `prisma/`. */
export function servicesWithDatabases(): string[] {
  return readdirSync(prismaFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(schemaFile(entry.name)))
    .map((entry) => entry.name)
    .sort()
}

/** Brings a database up to date; makes it when it does not exist. Returns the names of the migrations it applied. */
export async function migrate(service: string, databaseUrl: string): Promise<string[]> {
  await createDatabase(databaseUrl)
  return withEngine(service, databaseUrl, async (engine) => {
    const output = await engine.applyMigrations({
      migrationsList: migrationsOf(service),
      filters: everything,
    })
    return output.appliedMigrationNames
  })
}

/**
 * The SQL that leads from a service's migrations to its `schema.prisma`; undefined when they agree.
 *
 * @param serverUrl any database of a server on which the user may create a database: the migrations run in a
 *   shadow database that is dropped again
 */
export async function missingMigration(service: string, serverUrl: string): Promise<string | undefined> {
  return withEngine(service, serverUrl, (engine) =>
    diff(
      engine,
      { tag: 'migrations', ...migrationsOf(service) },
      { tag: 'schemaDatamodel', files: [schemaOf(service)] },
    ),
  )
}

/** The SQL that builds a service's schema from nothing. */
export async function initialMigration(service: string, serverUrl: string): Promise<string | undefined> {
  return withEngine(service, serverUrl, (engine) =>
    diff(engine, { tag: 'empty' }, { tag: 'schemaDatamodel', files: [schemaOf(service)] }),
  )
}

export const prismaFolder = resolve(import.meta.dirname, '../prisma')
export const schemaFile = (service: string) => join(prismaFolder, service, 'schema.prisma')
export const migrationsFolder = (service: string) => join(prismaFolder, service, 'migrations')

const everything: SchemaFilter = { externalTables: [], externalEnums: [] }
const schemaOf = (service: string) => ({
  path: schemaFile(service),
  content: readFileSync(schemaFile(service), 'utf8'),
})

async function diff(engine: SchemaEngine, from: DiffTarget, to: DiffTarget): Promise<string | undefined> {
  const result = await engine.diff({ from, to, script: true, exitCode: true, filters: everything })
  // 2: there is a difference. The text is "-- This is an empty migration." when there is none.
  return result.exitCode === 2 ? (result.stdout ?? '') : undefined
}

/** The folder as the engine wants to be told of it: it has no file system. */
function migrationsOf(service: string): MigrationList {
  const baseDir = migrationsFolder(service)
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
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadEngine()
  const { path, content } = schemaOf(service)
  const adapter = new MigrationAdapter(url)
  const bound = bindMigrationAwareSqlAdapterFactory(adapter)
  const engine = await SchemaEngine.new({ datamodels: [[path, content]] }, () => {}, bound)
  try {
    return await work(engine)
  } catch (error) {
    throw new Error(`${service}: ${explain(error)}`, { cause: error })
  } finally {
    engine.free()
    await adapter.close()
  }
}

/** The engine's errors carry what a person needs in `meta` or in the text before its own source positions. */
function explain(error: unknown): string {
  const { message = String(error) } = error as { message?: string }
  if (panic) return panic
  return message.trim()
}

/**
 * The adapter of the services with three things put right for migrations. Its `executeScript` cuts a script at each
 * semicolon, also inside a string or a function body; PostgreSQL itself takes a whole script, and runs it in one
 * transaction. Its shadow database is the real one when it is given a URL, for the URL's database wins. And it has no
 * name for the type "char", which PostgreSQL's catalogue uses.
 */
class MigrationAdapter extends PrismaPg {
  private readonly url: string
  private readonly pools = new Set<pg.Pool>()

  constructor(url: string) {
    super({ connectionString: url, connectionTimeoutMillis: 10_000 })
    this.url = url
  }

  override async connect() {
    const adapter = await super.connect()
    const pool = adapter.underlyingDriver()
    this.pools.add(pool)
    adapter.executeScript = async (script) => void (await pool.query(script))

    const charColumns = new WeakMap<object, number[]>()
    const query = pool.query.bind(pool) as (config: pg.QueryConfig) => Promise<pg.QueryResult>
    const queryNamingChar = async (config: pg.QueryConfig) => {
      const result = await query(config)
      const fields = (result.fields ?? []).entries().filter(([, field]) => field.dataTypeID === CHAR)
      const columns = fields
        .map(([column, field]) => (Object.assign(field, { dataTypeID: TEXT }), column))
        .toArray()
      if (columns.length > 0) charColumns.set(result.rows, columns)
      return result
    }
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (config) => {
      const result = await queryRaw(config)
      for (const column of charColumns.get(result.rows) ?? [])
        result.columnTypes[column] = ColumnTypeEnum.Character
      return result
    }
    Object.assign(pool, { query: queryNamingChar })
    return adapter
  }

  override async connectToShadowDb() {
    const name = `shadow_${crypto.randomUUID().replaceAll('-', '')}`
    await inDatabase(this.url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`))
    const shadow = new MigrationAdapter(withDatabase(this.url, name))
    const adapter = await shadow.connect()
    adapter.dispose = async () => {
      await shadow.close()
      await inDatabase(this.url, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`))
    }
    return adapter
  }

  /** Ends the connections: the engine leaves them open, and with them its advisory lock. */
  async close(): Promise<void> {
    await Promise.all([...this.pools].map((pool) => pool.ended || pool.end()))
  }
}

const { CHAR, TEXT } = pg.types.builtins

/** Makes the database that a URL names, unless it is there. */
export async function createDatabase(url: string): Promise<void> {
  const name = databaseOf(url)
  const missing = await inDatabase(url, async () => false).catch((error: { code?: string }) => {
    if (error.code === '3D000') return true
    throw error
  })
  if (!missing) return
  await inDatabase(withDatabase(url, 'postgres'), (client) =>
    client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`),
  )
}

/** Drops the database that a URL names, with everything in it and whoever is connected to it. */
export async function dropDatabase(url: string): Promise<void> {
  await inDatabase(withDatabase(url, 'postgres'), (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(databaseOf(url))} WITH (FORCE)`),
  )
}

async function inDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const databaseOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1))

function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${encodeURIComponent(database)}`
  return changed.href
}

type EngineModule = typeof import('@prisma/schema-engine-wasm')
let panic: string | undefined
let loaded: Promise<EngineModule> | undefined

/** By hand: Node imports `.wasm` files too, but prints a warning for it. */
function loadEngine(): Promise<EngineModule> {
  loaded ??= (async () => {
    const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
    const glue = (await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href)) as EngineModule & {
      __wbg_set_wasm(exports: WebAssembly.Exports): void
    }
    const binary = readFileSync(join(folder, 'schema_engine_bg.wasm'))
    const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': glue as never })
    glue.__wbg_set_wasm(instance.exports)
    Object.assign(globalThis, {
      PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => (panic = message) },
    })
    ;(instance.exports.__wbindgen_start as () => void)()
    return glue
  })()
  return loaded
}
