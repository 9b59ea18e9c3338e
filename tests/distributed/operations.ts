/** What an operator does, with the scripts of deploy/postgres and on two hosts (docs/guides/operations.md). */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inDatabase, withDatabase } from '../../scripts/database/databases.ts'
import { servicesWithDatabases } from '../../scripts/database/schema-engine.ts'
import { serviceVariable } from '../../scripts/port-base.ts'
import { run } from '../docs/console.ts'
import { databasesOf, type Deployment } from './deployment.ts'

/** Runs a script of deploy/postgres. @throws Error with what it prints */
export const script = (name: string, args: readonly string[], env: NodeJS.ProcessEnv) =>
  promisify(execFile)('sh', [`deploy/postgres/${name}.sh`, ...args], { env: { ...process.env, ...env } })

const serverOf = ({ postgres }: Deployment): NodeJS.ProcessEnv => {
  const { hostname, port, username } = new URL(postgres.url)
  return { PGHOST: hostname, PGPORT: port, PGUSER: username }
}

/** As libpq reads it. */
export const connectionString = (url: string) => {
  const { hostname, port, username } = new URL(url)
  return `host=${hostname} port=${port} user=${username}`
}

/** As a deployment does: host by host, two services at a time. */
export async function restartAll({ instances }: Deployment, names?: readonly string[]): Promise<void> {
  for (const host of new Set(instances.map(({ host }) => host))) {
    const isMeant = (name: string) => !names || names.includes(name)
    const waiting = instances.filter((each) => each.host === host && isMeant(each.process.name))
    const restartNext = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await next.process.restart()
    }
    await Promise.all([restartNext(), restartNext()])
  }
}

/** Every service changes to a second user; then the passwords of before end. */
export async function rotatePasswords(shop: Deployment): Promise<void> {
  const { pooled, direct } = shop.postgres.hosts
  for (const service of servicesWithDatabases()) {
    const password = randomBytes(12).toString('hex')
    await script('rotate-password', ['begin', service, `${service}_2`], {
      ...serverOf(shop),
      NEW_PASSWORD: password,
    })
    const url = (host: string) => `postgresql://${service}_2:${password}@${host}/${service}`
    for (const { process } of shop.instances)
      if (process.name === service)
        process.change({
          env: {
            [serviceVariable(service, 'DATABASE_URL')]: url(pooled),
            [serviceVariable(service, 'DATABASE_DIRECT_URL')]: url(direct),
          },
        })
  }
  await restartAll(shop, servicesWithDatabases())
  for (const service of servicesWithDatabases())
    await script('rotate-password', ['end', service], serverOf(shop))
}

/**
 * The signing key becomes old: the service users makes a new one, which is published before it signs.
 *
 * @returns the ids of the key that signed before, and of the one that signs now
 */
export async function rotateSigningKeys(shop: Deployment): Promise<{ before: string; after: string }> {
  const keyOf = ({ token }: { token: string }) =>
    (JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as { kid: string }).kid
  const before = keyOf(await shop.account())
  for (const age of ['31 days', '1 day']) {
    await inDatabase(withDatabase(shop.postgres.url, 'users'), (client) =>
      client.query('UPDATE signing_keys SET created_at = created_at - $1::interval', [age]),
    )
    for (const { process } of shop.instances) if (process.name === 'users') await process.restart()
  }
  return { before, after: keyOf(await shop.account()) }
}

/** Applies the migrations of a release with its own command, while the release before it runs. */
export async function migrateTo(folder: string, { postgres }: Deployment): Promise<string> {
  const urls = Object.entries(databasesOf(postgres)).map(([service, url]) => [
    serviceVariable(service, 'DATABASE_DIRECT_URL'),
    url,
  ])
  const env = Object.fromEntries(urls) as NodeJS.ProcessEnv
  return (await run(['npm run --silent db:migrate'], { cwd: folder, env, timeoutMs: 60_000 })).join('')
}

/** Replaces the instances of these services by those of a release. */
export async function deploy(
  folder: string,
  shop: Deployment,
  names: readonly string[] = Object.keys(shop.urls),
): Promise<void> {
  for (const { process } of shop.instances) if (names.includes(process.name)) process.change({ folder })
  await restartAll(shop, names)
}

/** Everything is killed at some moment, dumped, dropped, restored and started again. */
export async function backUpAndRestore(shop: Deployment): Promise<void> {
  const { instances } = shop
  await Promise.all(instances.map(({ process }) => process.down()))
  const folder = mkdtempSync(join(tmpdir(), 'backup-'))
  try {
    for (const name of ['backup', 'restore'])
      await script(name, [folder, ...servicesWithDatabases()], serverOf(shop))
  } finally {
    rmSync(folder, { recursive: true })
  }
  for (const { process } of instances) process.up()
  await Promise.all(instances.map(({ process }) => process.ready()))
}

/**
 * PostgreSQL is replaced by a server of a newer major version.
 *
 * @param next the URL of its superuser
 * @returns for how long PgBouncer paused, and how many rows were compared meanwhile
 */
export async function upgradePostgres(
  { postgres }: Deployment,
  next: string,
): Promise<{ pausedMs: number; rows: number }> {
  const services = servicesWithDatabases()
  const env = { OLD_SERVER: connectionString(postgres.url), NEW_SERVER: connectionString(next) }
  await script('upgrade', ['begin', ...services], env)
  const beganAt = performance.now()
  postgres.bouncer.pause()
  let rows: number
  try {
    await script('upgrade', ['switch', ...services], env)
    const [before, after] = await Promise.all([contentOf(postgres), contentOf({ url: next })])
    for (const [table, content] of Object.entries(before))
      if (after[table]?.digest !== content.digest)
        throw new Error(`${table} differs: ${JSON.stringify([content, after[table]])}`)
    rows = Object.values(before).reduce((sum, each) => sum + each.count, 0)
    await postgres.moveTo(next)
  } finally {
    postgres.bouncer.resume()
  }
  const pausedMs = Math.round(performance.now() - beganAt)
  await script('upgrade', ['end', ...services], env)
  return { pausedMs, rows }
}

/** The number of rows and a digest of each table of each service. */
async function contentOf(server: {
  url: string
}): Promise<Record<string, { count: number; digest: string }>> {
  const content: Record<string, { count: number; digest: string }> = {}
  const read = ([service, url]: [string, string]) =>
    inDatabase(url, async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        `SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'r'
         AND relnamespace::regnamespace::text !~ '^(pg_|information_schema$)'`,
      )
      for (const { name } of tables) {
        const { rows } = await client.query<{ count: number; digest: string }>(
          `SELECT count(*)::int, md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS digest FROM ${name} t`,
        )
        content[`${service} ${name}`] = rows[0]!
      }
    })
  await Promise.all(Object.entries(databasesOf(server)).map(read))
  return content
}
