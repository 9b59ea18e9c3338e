import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import pg from 'pg'
import { join } from 'node:path'
import { dropDatabase, inDatabase, withDatabase } from '../../scripts/database/databases.ts'
import { servicesWithDatabases } from '../../scripts/database/schema-engine.ts'
import { freePorts } from '../../scripts/free-ports.ts'
import { until } from '../chaos/processes.ts'

/** The superuser of the machine's PostgreSQL; `POSTGRES_URL` selects another. */
export const postgresUrl = process.env.POSTGRES_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres'

/** A database and a user for each service on a PostgreSQL, as deploy/postgres/databases.sh makes them. */
export interface Databases {
  /** The superuser of the server. */
  server: string
  passwords: Readonly<Record<string, string>>
  /** @param host and port; default: those of PostgreSQL */
  url(service: string, host?: string): string
  drop(): Promise<void>
}

/**
 * Users belong to the whole server: waits for another test that has them.
 *
 * @param server the URL of its superuser
 */
export async function createDatabases(server = postgresUrl): Promise<Databases> {
  const locking = new pg.Client({ connectionString: server })
  await locking.connect()
  await locking.query('SELECT pg_advisory_lock(7700041)')
  const { hostname, port, username, password } = new URL(server)
  const services = servicesWithDatabases()
  const passwords = Object.fromEntries(
    ['pgbouncer', ...services].map((name) => [name, randomBytes(12).toString('hex')]),
  )
  const drop = async () => {
    for (const service of services) await dropDatabase(withDatabase(server, service))
    await inDatabase(server, async (client) => {
      // Those of deploy/postgres/rotate-password.sh too.
      for (const role of ['pgbouncer', ...services.flatMap((name) => [`${name}_2`, name])])
        await client.query(`DROP ROLE IF EXISTS "${role}"`)
    })
  }
  await drop()
  execFileSync('sh', ['deploy/postgres/databases.sh'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...{ PGHOST: hostname, PGPORT: port, PGUSER: decodeURIComponent(username), PGPASSWORD: password },
      ...Object.fromEntries(
        Object.entries(passwords).map(([name, secret]) => [
          `${name.toUpperCase()}${name === 'pgbouncer' ? '' : '_DATABASE'}_PASSWORD`,
          secret,
        ]),
      ),
    },
  })
  return {
    ...{ server, passwords },
    url: (service, host = `${hostname}:${port || 5432}`) =>
      `postgresql://${service}:${passwords[service]}@${host}/${service}`,
    drop: async () => {
      await drop()
      await locking.end()
    },
  }
}

export interface PgBouncer {
  port: number
  /** Transactions end, and new ones wait until `resume`. */
  pause(): void
  /** Connects to another server from now on. */
  moveTo(server: string): Promise<void>
  resume(): void
  close(): Promise<void>
}

/** Debian's PgBouncer with deploy/pgbouncer/pgbouncer.ini, on a free port. */
export async function startPgBouncer(
  { server, passwords }: Databases,
  host = '127.0.0.1',
): Promise<PgBouncer> {
  const [port = 0] = await freePorts(1)
  const folder = mkdtempSync(join(tmpdir(), 'pgbouncer-'))
  chmodSync(folder, 0o755)
  const users = join(folder, 'users.txt')
  writeFileSync(users, `"pgbouncer" "${passwords.pgbouncer}"\n`)
  const configure = (to: string) => {
    const address = new URL(to)
    const configuration = readFileSync('deploy/pgbouncer/pgbouncer.ini', 'utf8')
      .replace('host=postgres port=5432', `host=${address.hostname} port=${address.port || 5432}`)
      .replace('listen_addr = 0.0.0.0', `listen_addr = ${host}`)
      .replace('listen_port = 6432', `listen_port = ${port}`)
      .replace('/tmp/users.txt', users)
    writeFileSync(join(folder, 'pgbouncer.ini'), configuration)
  }
  configure(server)
  // It refuses to run as root.
  const isRoot = process.getuid?.() === 0
  const child = spawn('pgbouncer', [join(folder, 'pgbouncer.ini')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(isRoot && { uid: 65_534, gid: 65_534 }),
  })
  let log = ''
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()))
  await until(() => /process up/.test(log) || child.exitCode !== null, 30_000, 'PgBouncer does not start')
  if (child.exitCode !== null) throw new Error(`PgBouncer does not start: ${log}`)
  return {
    port,
    pause: () => void child.kill('SIGUSR1'),
    moveTo: async (to) => {
      log = ''
      configure(to)
      child.kill('SIGHUP')
      await until(() => log.includes('SIGHUP'), 30_000, 'PgBouncer does not read its configuration')
    },
    resume: () => void child.kill('SIGUSR2'),
    close: async () => {
      if (child.exitCode === null) {
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
      rmSync(folder, { recursive: true })
    },
  }
}
