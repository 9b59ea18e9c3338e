import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, inDatabase } from '../../scripts/database/databases.ts'
import { freePorts } from '../../scripts/free-ports.ts'
import { databaseVariable } from '../../scripts/database/migrate.ts'
import { removePostgres, startPostgres, temporaryDataDir } from '../../scripts/database/postgres.ts'
import { migrate, servicesWithDatabases } from '../../scripts/database/schema-engine.ts'
import { createSupervisor } from '../../scripts/dev/supervisor.ts'
import { benchFolder } from '../prepare.ts'

/** The whole system, each service a process of its own, as `npm start` runs it. */
export interface Shop {
  gateway: string
  users: string
  products: string
  /** The URL of each service's database, and of the broker's. */
  databases: Readonly<Record<string, string>>
  /** The URL of any database on the same server. */
  urlOf(database: string): string
  /** By name: the services, PostgreSQL, and the mail server that takes what notifications sends. */
  pids: Readonly<Record<string, number>>
  stop(): Promise<void>
}

const SERVICES = ['users', 'products', 'payments', 'notifications', 'orders', 'gateway']
/** Those with the most work, which get `workers`. */
const BUSIEST = ['products', 'orders', 'gateway']

export interface ShopOptions {
  /** Where each service leaves a CPU profile when it ends. */
  profiles?: string | undefined
  /** Whether PostgreSQL counts its statements. */
  statements?: boolean
  /** Variables of all services, besides those that every benchmark needs. */
  env?: NodeJS.ProcessEnv
  /** `WORKERS` of gateway, orders and products; the others are one process each. */
  workers?: number
}

export async function startShop({ profiles, statements, env, workers }: ShopOptions = {}): Promise<Shop> {
  await using opened = new AsyncDisposableStack()
  // Where the supervisor finds the services.
  process.chdir(join(benchFolder, '..'))
  const dataDir = await temporaryDataDir()
  opened.defer(() => removePostgres(dataDir))
  // With the settings of `npm start`: what a server for tests leaves out (fsync) is part of an order.
  let postgres = await startPostgres({ dataDir, port: 0 })
  opened.defer(() => postgres.stop())
  if (statements) {
    await inDatabase(postgres.url('postgres'), (client) =>
      client.query(`ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'`),
    )
    await postgres.stop()
    postgres = await startPostgres({ dataDir, port: 0 })
  }
  const databases: Record<string, string> = { events: postgres.url('events') }
  await createDatabase(postgres.url('events'))
  for (const service of servicesWithDatabases()) {
    databases[service] = postgres.url(service)
    await migrate(service, postgres.url(service))
  }

  const names = [...SERVICES, 'mail']
  const free = await freePorts(names.length)
  const ports: Ports = Object.fromEntries(names.map((name, i) => [name, free[i] as number]))
  const supervise = (own: NodeJS.ProcessEnv) => {
    const supervisor = createSupervisor({
      env: {
        ...environment(ports, databases),
        ...env,
        ...(profiles && { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profiles}` }),
        ...own,
      },
      print: (name, line) => process.stderr.write(`${name} | ${line}\n`),
    })
    opened.defer(() => supervisor.stop())
    return supervisor
  }
  const supervisor = supervise({})
  const withWorkers = workers === undefined ? supervisor : supervise({ WORKERS: String(workers) })
  const running = [await supervisor.start('mail', 'bench/orders/mail-server.ts')]
  for (const name of SERVICES)
    running.push(await (BUSIEST.includes(name) ? withWorkers : supervisor).start(name))
  const postmaster = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n', 1)[0])
  const resources = opened.move()
  return {
    gateway: urlOn(ports, 'gateway'),
    users: urlOn(ports, 'users'),
    products: urlOn(ports, 'products'),
    databases,
    urlOf: (database) => postgres.url(database),
    pids: Object.fromEntries([...running.map(({ name, pid }) => [name, pid]), ['postgres', postmaster]]),
    stop: () => resources.disposeAsync(),
  }
}

type Ports = Readonly<Record<string, number>>

const urlOn = (ports: Ports, name: string) => `http://127.0.0.1:${ports[name]}`

/** Configured as in production, so what has a default in development only is said here. */
function environment(ports: Ports, databases: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const users = urlOn(ports, 'users')
  const clients = ['orders', 'notifications']
  const secretOf = (name: string) => `${name}-secret-of-this-run-${process.pid}`
  const own = SERVICES.flatMap((name) => [
    [`${name.toUpperCase()}_PORT`, String(ports[name])],
    [`${name.toUpperCase()}_URL`, urlOn(ports, name)],
  ])
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    LOG_LEVEL: 'silent',
    // Few buyers at one address, and as fast as possible.
    ...{ RATE_LIMITS: 'off', LOAD_SHEDDING: 'off' },
    ...Object.fromEntries(own),
    ...Object.fromEntries(
      SERVICES.flatMap((name) => {
        const url = databases[name]
        return url === undefined ? [] : [[databaseVariable(name), url]]
      }),
    ),
    EVENTS_URL: databases.events,
    TOKEN_ISSUER: 'bench',
    TOKEN_AUDIENCE: 'bench',
    JWKS_URL: `${users}/api/v1/.well-known/jwks.json`,
    SERVICE_TOKENS_URL: `${users}/api/v1/service-tokens`,
    SERVICE_CLIENTS: clients.map((name) => `${name}:${secretOf(name)}`).join(','),
    ...Object.fromEntries(clients.map((name) => [`${name.toUpperCase()}_CLIENT_SECRET`, secretOf(name)])),
    PAYMENTS_PROVIDER: 'sandbox',
    SMTP_URL: `smtp://127.0.0.1:${ports.mail}`,
    MAIL_PORT: String(ports.mail),
    NOTIFICATIONS_MAIL_FROM: 'Shop <shop@example.com>',
  }
}
