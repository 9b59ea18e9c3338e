import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { PlatformConfig } from '#platform/config.ts'
import { type RunningService, type Service, startService } from '#platform/service.ts'
import { createTestDatabase, type TestDatabase, testServerVariable } from '#platform/testing/database.ts'
import { demoAccounts, demoVariables } from '../demo/users.ts'
import { createDatabase, dropDatabase, withDatabase } from '../scripts/database/databases.ts'

export const ROLES = ['customer', 'staff', 'admin'] as const
export type Role = (typeof ROLES)[number]

export interface Account {
  id: string
  email: string
  password: string
  /** An access token from a real log-in. */
  token: string
  refreshToken: string
}

/** The whole system in this process: each service on its own port and database. */
export interface System {
  /** The URL of each service, including the gateway. */
  urls: Readonly<Record<string, string>>
  /** For the services that have one. */
  databases: Readonly<Record<string, TestDatabase>>
  services: Readonly<Record<string, RunningService>>
  /** The broker of all services. */
  eventsUrl: string
  /** One account of each role. */
  accounts: Readonly<Record<Role, Account>>
  /** Registers and logs in an account; each one comes from its own address, so that rate limits do not interfere. */
  account(role?: Role): Promise<Account>
  /**
   * Another instance of a service on the same database, for tests that change or depend on the state of an instance.
   */
  startAnother(service: string, env?: NodeJS.ProcessEnv): Promise<RunningService>
  close(): Promise<void>
}

export interface SystemOptions {
  /** More variables for one service, by its name. */
  env?: Readonly<Record<string, NodeJS.ProcessEnv>>
  /**
   * With the demo data of `npm start` (`demo/<service>.ts`), and its accounts offered by the gateway's pages.
   */
  demo?: boolean
}

type AnyService = Service<{ platform: PlatformConfig }, unknown>

const root = join(import.meta.dirname, '..')

/** Starts every service under `services/`, connected by environment variables alone, as by `npm start`. */
export async function startSystem({ env = {}, demo = false }: SystemOptions = {}): Promise<System> {
  await using opened = new AsyncDisposableStack()
  const services: Record<string, RunningService> = {}
  const databases: Record<string, TestDatabase> = {}
  const urls: Record<string, string> = {}
  const eventsUrl = withDatabase(process.env[testServerVariable] ?? '', `test_events_${crypto.randomUUID()}`)
  await createDatabase(eventsUrl)
  opened.defer(() => dropDatabase(eventsUrl))
  const environmentOf = (name: string, more: NodeJS.ProcessEnv = {}) =>
    environment(name, urls, databases[name]?.url, {
      EVENTS_URL: eventsUrl,
      ...(demo && name === 'gateway' && demoVariables),
      ...env[name],
      ...more,
    })

  for (const name of serviceNames()) {
    if (existsSync(join(root, 'prisma', name))) {
      const database = await createTestDatabase(name)
      opened.defer(() => database.drop())
      databases[name] = database
      if (demo) await seed(name, database.url)
    }
    const service = await load(name)
    const running = await startService(service, service.readConfig(environmentOf(name)))
    opened.defer(() => running.close())
    services[name] = running
    urls[name] = running.url
  }

  if (databases.products && !demo) await addCategories(databases.products.url)
  const account = accountMaker(urls.users as string, (databases.users as TestDatabase).url)
  const [customer, staff] = await Promise.all([account('customer'), account('staff')])
  // There is only one administrator: the demo data has its own.
  const admin = demo ? await demoAdministrator(urls.users as string) : await account('admin')
  const extra = opened.use(new AsyncDisposableStack())
  const resources = opened.move()
  return {
    urls,
    databases,
    services,
    eventsUrl,
    accounts: { customer, staff, admin },
    account,
    startAnother: async (name, more) => {
      const service = await load(name)
      const running = await startService(service, service.readConfig(environmentOf(name, more)))
      extra.defer(() => running.close())
      return running
    },
    close: () => resources.disposeAsync(),
  }
}

/**
 * Users first, since it has the keys that the others verify tokens with; orders after those that it calls; the gateway
 * last, since it needs them all.
 */
function serviceNames(): string[] {
  const names = globSync('services/*/service.ts', { cwd: root }).map(
    (file) => file.split(/[\\/]/)[1] as string,
  )
  const ranks: Readonly<Record<string, number>> = { users: 0, orders: 2, gateway: 3 }
  const rank = (name: string) => ranks[name] ?? 1
  return names.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
}

async function seed(name: string, databaseUrl: string): Promise<void> {
  const file = join(root, 'demo', `${name}.ts`)
  if (!existsSync(file)) return
  const module = (await import(file)) as { seed(databaseUrl: string): Promise<unknown> }
  await module.seed(databaseUrl)
}

async function load(name: string): Promise<AnyService> {
  const module = (await import(join(root, 'services', name, 'service.ts'))) as { service: AnyService }
  return module.service
}

/**
 * The variables that connect a service to the others. A service rejects unknown variables with its own prefix, so none
 * gets its own URL.
 */
export function environment(
  name: string,
  urls: Readonly<Record<string, string>>,
  databaseUrl: string | undefined,
  more: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  const variable = (service: string, what: string) => `${service.replaceAll('-', '_').toUpperCase()}_${what}`
  return {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    [variable(name, 'PORT')]: '0',
    ...(databaseUrl && { [variable(name, 'DATABASE_URL')]: databaseUrl }),
    ...(urls.users && {
      JWKS_URL: `${urls.users}/api/v1/.well-known/jwks.json`,
      SERVICE_TOKENS_URL: `${urls.users}/api/v1/service-tokens`,
    }),
    ...Object.fromEntries(
      Object.entries(urls).flatMap(([other, url]) => (other === name ? [] : [[variable(other, 'URL'), url]])),
    ),
    // Tests log in often, and do not test the strength of hashes.
    ...(name === 'users' && { USERS_HASH_MEMORY_KIB: '64', USERS_HASH_PASSES: '1' }),
    // No server listens there: mails of tests must not reach a real mailbox.
    ...(name === 'notifications' && { SMTP_URL: 'smtp://127.0.0.1:1' }),
    // Tests call the gateway like a load balancer: the client is in X-Forwarded-For.
    ...(name === 'gateway' && { GATEWAY_TRUSTED_PROXIES: 'loopback' }),
    ...more,
  }
}

async function demoAdministrator(usersUrl: string): Promise<Account> {
  const { id, email, password } = demoAccounts.find(({ role }) => role === 'admin')!
  return logIn(usersUrl, { 'X-Forwarded-For': '10.1.0.1' }, { id, email, password })
}

async function logIn(
  usersUrl: string,
  caller: Record<string, string>,
  account: { id: string; email: string; password: string },
): Promise<Account> {
  const { email, password } = account
  const session = await post(`${usersUrl}/api/v1/sessions`, caller, { email, password })
  return {
    ...account,
    token: session.accessToken as string,
    refreshToken: session.refreshToken as string,
  }
}

/** Registers and logs in accounts; each call comes from its own address. */
export function accountMaker(usersUrl: string, databaseUrl: string) {
  let count = 0
  return async (role: Role = 'customer'): Promise<Account> => {
    const serial = ++count
    const caller = { 'X-Forwarded-For': `10.0.${serial >> 8}.${serial & 255}` }
    const email = `${role}-${serial}@example.com`
    const password = `the ${role} number ${serial} knows`
    const { id } = await post(`${usersUrl}/api/v1/users`, caller, {
      email,
      password,
      displayName: `A ${role}`,
    })
    // The API cannot create the first administrator.
    if (role !== 'customer') await setRole(databaseUrl, id as string, role)
    return logIn(usersUrl, caller, { id: id as string, email, password })
  }
}

async function post(
  url: string,
  headers: Record<string, string>,
  body: object,
): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const reply = await response.text()
  if (!response.ok) throw new Error(`POST ${url} returned ${response.status}: ${reply}`)
  return JSON.parse(reply) as Record<string, unknown>
}

const setRole = (databaseUrl: string, id: string, role: Role) =>
  execute(databaseUrl, 'UPDATE users SET role = $2::role WHERE id = $1', [id, role])

/** No operation creates categories. */
export const addCategories = (databaseUrl: string) =>
  execute(
    databaseUrl,
    `INSERT INTO categories (slug, name) VALUES ('furniture', 'Furniture'), ('lamps', 'Lamps')`,
  )

/** One statement, directly on a database. */
export async function execute(databaseUrl: string, sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(sql, values)
  await client.end()
}
