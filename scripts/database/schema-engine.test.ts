import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join, resolve } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testServerVariable } from '#platform/testing/database.ts'
import { dropDatabase, inDatabase, withDatabase } from './databases.ts'
import { checkMigrations, writeMigration } from './migration.ts'
import { migrate, prismaFolder, servicesWithDatabases } from './schema-engine.ts'

const server = process.env[testServerVariable]!
/* Any service with an outbox. */
const SERVICE = servicesWithDatabases().find((service) =>
  readFileSync(join(prismaFolder, service, 'schema.prisma'), 'utf8').includes('model OutboxEvent'),
)!
const cache = resolve(import.meta.dirname, '../../.cache')
const opened: (() => unknown)[] = []
afterAll(async () => {
  for (const close of opened.reverse()) await close()
})

/** A database that does not exist yet. */
function newDatabase(): string {
  const url = withDatabase(server, `migrations_${randomUUID().replaceAll('-', '')}`)
  opened.push(() => dropDatabase(url))
  return url
}

/** A copy of `prisma/` that a test may modify. */
function copyOfPrisma(): string {
  const folder = mkdtempSync(join(cache, 'prisma-'))
  opened.push(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(prismaFolder, folder, { recursive: true })
  return folder
}

function addMigration(folder: string, name: string, sql: string): void {
  mkdirSync(join(folder, SERVICE, 'migrations', name), { recursive: true })
  writeFileSync(join(folder, SERVICE, 'migrations', name, 'migration.sql'), sql)
}

const tablesOf = (url: string) =>
  inDatabase(url, async (client) => {
    const { rows } = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    return rows.map((row) => row.tablename as string)
  })

describe('migrate', () => {
  let folder: string
  beforeEach(() => {
    folder = copyOfPrisma()
  })

  it.each(servicesWithDatabases())(
    'makes the database of %s, and applies nothing the second time',
    async (service) => {
      const url = newDatabase()
      const names = readdirSync(join(prismaFolder, service, 'migrations')).filter((name) =>
        /^\d{14}_/.test(name),
      )
      expect(await migrate(service, url)).toEqual(names)
      expect(await migrate(service, url)).toEqual([])
    },
  )

  it('applies each migration once when several processes start together', async () => {
    const url = newDatabase()
    const applied = await Promise.all([1, 2, 3].map(() => migrate(SERVICE, url)))
    expect(applied.flat()).toHaveLength(new Set(applied.flat()).size)
    expect(await tablesOf(url)).toContain('outbox')
  })

  it('runs a script as a whole: a semicolon inside a function does not split it', async () => {
    const url = newDatabase()
    addMigration(
      folder,
      '20990101000000_function',
      'CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;',
    )
    await migrate(SERVICE, url, folder)
    const { rows } = await inDatabase(url, (client) => client.query('SELECT one()'))
    expect(rows).toEqual([{ one: 1 }])
  })

  it('reports why a migration failed, rolls it back, and retries it once it is corrected', async () => {
    const url = newDatabase()
    addMigration(folder, '20990101000000_broken', 'CREATE TABLE half (id int);\nSELEC 1;')
    await expect(migrate(SERVICE, url, folder)).rejects.toThrow(
      `${SERVICE}: the migration 20990101000000_broken failed: syntax error at or near "SELEC" (line 2 of its SQL)`,
    )
    expect(await tablesOf(url)).not.toContain('half')

    addMigration(folder, '20990101000000_broken', 'CREATE TABLE half (id int);')
    expect(await migrate(SERVICE, url, folder)).toEqual(['20990101000000_broken'])
    expect(await tablesOf(url)).toContain('half')
  })

  it('applies a migration again when its process was killed', async () => {
    const url = newDatabase()
    await migrate(SERVICE, url)
    addMigration(folder, '20990101000000_late', 'CREATE TABLE late (id int);')
    const begun = `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at)
      VALUES ('${randomUUID()}', '', '20990101000000_late', now())`
    await inDatabase(url, (client) => client.query(begun))
    expect(await migrate(SERVICE, url, folder)).toEqual(['20990101000000_late'])
  })

  it('refuses a migration that was changed after it was applied', async () => {
    const url = newDatabase()
    addMigration(folder, '20990101000000_note', '-- one')
    await migrate(SERVICE, url, folder)
    addMigration(folder, '20990101000000_note', '-- two')
    await expect(migrate(SERVICE, url, folder)).rejects.toThrow(
      new RegExp(
        `20990101000000_note was changed after this database applied it: .*npm run db:reset ${SERVICE}`,
      ),
    )
  })

  it('names the address of a server that is not running', async () => {
    await expect(migrate(SERVICE, `postgresql://me@127.0.0.1:1/${SERVICE}`)).rejects.toThrow(
      'Cannot connect to PostgreSQL at 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1.',
    )
  })
})

describe('schema.prisma and migrations', () => {
  it('agree', async () => {
    expect(await checkMigrations(server)).toEqual([])
  })

  it('are reported with the missing SQL when they differ, until the migration is written', async () => {
    const folder = copyOfPrisma()
    const schema = join(folder, SERVICE, 'schema.prisma')
    writeFileSync(
      schema,
      readFileSync(schema, 'utf8').replace('model OutboxEvent {', 'model OutboxEvent {\n  phone String?'),
    )
    const [fault, ...others] = await checkMigrations(server, folder)
    expect(others).toEqual([])
    expect(fault).toContain(`prisma/${SERVICE}/schema.prisma has what its migrations lack`)
    expect(fault).toContain('ALTER TABLE "outbox" ADD COLUMN     "phone" TEXT')

    const migration = { service: SERVICE, name: 'Phone numbers', now: new Date('2099-01-02T03:04:05Z') }
    expect(await writeMigration(migration, server, folder)).toBe(
      join(folder, SERVICE, 'migrations/20990102030405_phone_numbers'),
    )
    expect(await checkMigrations(server, folder)).toEqual([])
    expect(await writeMigration(migration, server, folder)).toBeUndefined()
    const url = newDatabase()
    expect(await migrate(SERVICE, url, folder)).toContain('20990102030405_phone_numbers')
  })

  it('begin with a lock file that Prisma reads', async () => {
    const folder = copyOfPrisma()
    rmSync(join(folder, SERVICE, 'migrations'), { recursive: true })
    const written = await writeMigration({ service: SERVICE, name: 'init', now: new Date() }, server, folder)
    expect(readFileSync(join(written!, 'migration.sql'), 'utf8')).toContain('CREATE TABLE "outbox"')
    const lock = `${SERVICE}/migrations/migration_lock.toml`
    expect(readFileSync(join(folder, lock), 'utf8')).toBe(readFileSync(join(prismaFolder, lock), 'utf8'))
  })

  it('leave no scratch database behind', async () => {
    const left = await inDatabase(server, (client) =>
      client.query("SELECT count(*)::int AS shadows FROM pg_database WHERE datname LIKE 'shadow_%'"),
    )
    expect(left.rows).toEqual([{ shadows: 0 }])
  })
})
