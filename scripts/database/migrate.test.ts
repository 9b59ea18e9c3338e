import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testServerVariable } from '#platform/testing/database.ts'
import { dropDatabase, inDatabase, withDatabase } from './databases.ts'
import { databaseVariable, developmentServer } from './migrate.ts'
import { prismaFolder, servicesWithDatabases } from './schema-engine.ts'

const server = process.env[testServerVariable]!
/* Any service with an inbox. */
const SERVICE = servicesWithDatabases().find((service) =>
  readFileSync(join(prismaFolder, service, 'schema.prisma'), 'utf8').includes('model InboxEvent'),
)!

interface Outcome {
  code: number
  stdout: string
  stderr: string
}

/** Runs one of the commands as npm does. */
function command(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const file = join(import.meta.dirname, script)
  return new Promise((done) => {
    execFile(
      process.execPath,
      [file, ...args],
      { env: { ...process.env, ...env } },
      (error, stdout, stderr) => done({ code: error ? 1 : 0, stdout, stderr }),
    )
  })
}

it('db:migrate and db:reset work on the database that the service is pointed at', async () => {
  const url = withDatabase(server, `commands_${randomUUID().replaceAll('-', '')}`)
  const env = { [databaseVariable(SERVICE)]: url }
  expect(await command('migrate.ts', [SERVICE], env)).toMatchObject({
    code: 0,
    stdout: new RegExp(`^${SERVICE}: applied \\d{14}_init`),
  })
  expect(await command('migrate.ts', [SERVICE], env)).toMatchObject({
    code: 0,
    stdout: `${SERVICE}: up to date\n`,
  })

  await inDatabase(url, (client) => client.query("INSERT INTO inbox VALUES ('tests', gen_random_uuid())"))
  expect(await command('reset.ts', [SERVICE], env)).toMatchObject({
    code: 0,
    stdout: new RegExp(`^${SERVICE}: emptied, applied`),
  })
  const { rowCount } = await inDatabase(url, (client) => client.query('SELECT * FROM inbox'))
  expect(rowCount).toBe(0)
  await dropDatabase(url)
})

describe('a command refuses, in one line and with exit code 1,', () => {
  const cases: [why: string, script: string, args: string[], env: NodeJS.ProcessEnv, line: RegExp][] = [
    ['an unknown service', 'migrate.ts', ['shoes'], {}, /^There is no prisma\/shoes\/schema.prisma/],
    ['an unknown option', 'reset.ts', ['--please'], {}, /^Unknown option '--please'/],
    ['a migration without a name', 'migration.ts', [SERVICE], {}, /^Usage: npm run db:migration/],
    [
      'to empty a database in production',
      'reset.ts',
      [],
      { NODE_ENV: 'production' },
      /^db:reset deletes all data/,
    ],
    [
      'to empty a database elsewhere',
      'reset.ts',
      [SERVICE],
      { [databaseVariable(SERVICE)]: 'postgresql://db.example/tests' },
      new RegExp(`^The database of ${SERVICE} is on db.example`),
    ],
    [
      'a database that is not running',
      'migrate.ts',
      [SERVICE],
      { [databaseVariable(SERVICE)]: 'postgresql://127.0.0.1:1/tests' },
      /^Cannot connect to PostgreSQL at 127.0.0.1:1/,
    ],
    [
      'a port that is none',
      'migrate.ts',
      [],
      { POSTGRES_PORT: 'abc' },
      /^POSTGRES_PORT is abc and must be a port/,
    ],
  ]
  it.each(cases)('%s', async (_why, script, args, env, line) => {
    const outcome = await command(script, args, env)
    expect(outcome.code).toBe(1)
    expect(outcome.stderr).toMatch(line)
    expect(outcome.stderr.trim().split('\n')).toHaveLength(1)
  })
})

it('finds its server and its variables by simple rules', () => {
  expect(developmentServer({})).toEqual({ dataDir: '.data/postgres', port: 54320 })
  expect(developmentServer({ POSTGRES_PORT: '6000' }).port).toBe(6000)
  expect(databaseVariable('order-book')).toBe('ORDER_BOOK_DATABASE_URL')
})
