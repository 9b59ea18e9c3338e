/** What an operator does, with the scripts of deploy/postgres and on two hosts (docs/guides/operations.md). */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inDatabase, withDatabase } from '../../scripts/database/databases.ts'
import { servicesWithDatabases } from '../../scripts/database/schema-engine.ts'
import { serviceVariable } from '../../scripts/port-base.ts'
import type { Deployment } from './deployment.ts'
import { postgresUrl } from './pgbouncer.ts'

const script = (name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const { hostname, port, username, password } = new URL(postgresUrl)
  const server = { PGHOST: hostname, PGPORT: port || '5432', PGUSER: username, PGPASSWORD: password }
  execFileSync('sh', [`deploy/postgres/${name}.sh`, ...args], {
    env: { ...process.env, ...server, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
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
  const { pooled, direct } = shop.databaseHosts
  for (const service of servicesWithDatabases()) {
    const password = randomBytes(12).toString('hex')
    script('rotate-password', ['begin', service, `${service}_2`], { NEW_PASSWORD: password })
    const url = (host: string) => `postgresql://${service}_2:${password}@${host}/${service}`
    for (const { process } of shop.instances)
      if (process.name === service)
        process.change({
          [serviceVariable(service, 'DATABASE_URL')]: url(pooled),
          [serviceVariable(service, 'DATABASE_DIRECT_URL')]: url(direct),
        })
  }
  await restartAll(shop, servicesWithDatabases())
  for (const service of servicesWithDatabases()) script('rotate-password', ['end', service])
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
    await inDatabase(withDatabase(postgresUrl, 'users'), (client) =>
      client.query('UPDATE signing_keys SET created_at = created_at - $1::interval', [age]),
    )
    for (const { process } of shop.instances) if (process.name === 'users') await process.restart()
  }
  return { before, after: keyOf(await shop.account()) }
}

/** A migration that only adds, applied while the version before it runs. */
export const migrateForward = () =>
  inDatabase(withDatabase(postgresUrl, 'orders'), async (client) => {
    await client.query(`SET lock_timeout = '2s'`)
    await client.query('ALTER TABLE orders ADD COLUMN gift_note text')
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, started_at, applied_steps_count)
       VALUES ('forward', '', '29990101000000_gift_note', now(), now(), 1)`,
    )
  })

/** Everything is killed at some moment, dumped, dropped, restored and started again. */
export async function backUpAndRestore({ instances }: Deployment): Promise<void> {
  await Promise.all(instances.map(({ process }) => process.down()))
  const folder = mkdtempSync(join(tmpdir(), 'backup-'))
  try {
    script('backup', [folder, ...servicesWithDatabases()])
    script('restore', [folder, ...servicesWithDatabases()])
  } finally {
    rmSync(folder, { recursive: true })
  }
  for (const { process } of instances) process.up()
  await Promise.all(instances.map(({ process }) => process.ready()))
}
