import type { KeyObject } from 'node:crypto'
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { PlatformConfig } from '#platform/config.ts'
import { type RunningService, type Service, startService } from '#platform/service.ts'
import { createTestDatabase, type TestDatabase, testServerVariable } from '#platform/testing/database.ts'
import { createDatabase, dropDatabase, withDatabase } from '../scripts/database/databases.ts'
import { databaseVariable } from '../scripts/database/migrate.ts'
import { serviceVariable } from '../scripts/port-base.ts'
import { type Account, openIssuer, type Role, START_ORDER } from './services.ts'

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
  /** Another account. */
  account(role?: Role): Promise<Account>
  /** A token of each service that calls others, by its name. */
  serviceTokens(): Promise<Readonly<Record<string, string>>>
  /** The private key that signed a token, by its `kid`. */
  signingKey(kid: string): Promise<KeyObject>
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
   * With the demo data of `npm start` (`demo/<service>.ts`).
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
  const eventsUrl = opened.use(await openTestEvents()).url
  const issuer = await openIssuer()
  opened.defer(() => issuer.close())
  const environmentOf = (name: string, more: NodeJS.ProcessEnv = {}) =>
    environment(name, urls, databases[name]?.url, {
      EVENTS_URL: eventsUrl,
      ...issuer.variablesOf(name, urls, demo),
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

  const { accounts, account } = await issuer.openAccounts({ urls, databases }, demo)
  const extra = opened.use(new AsyncDisposableStack())
  const resources = opened.move()
  return {
    urls,
    databases,
    services,
    eventsUrl,
    accounts,
    account,
    serviceTokens: () => issuer.serviceTokens({ urls }),
    signingKey: (kid) => issuer.signingKey({ databases }, kid),
    startAnother: async (name, more) => {
      const service = await load(name)
      const running = await startService(service, service.readConfig(environmentOf(name, more)))
      extra.defer(() => running.close())
      return running
    },
    close: () => resources.disposeAsync(),
  }
}

/** The broker of a system: a database of its own, or what `TEST_EVENTS_URL` selects. */
async function openTestEvents(): Promise<AsyncDisposable & { url: string }> {
  const selected = process.env.TEST_EVENTS_URL
  if (selected !== undefined) return { url: selected, [Symbol.asyncDispose]: async () => {} }
  const url = withDatabase(process.env[testServerVariable] ?? '', `test_events_${crypto.randomUUID()}`)
  await createDatabase(url)
  return { url, [Symbol.asyncDispose]: () => dropDatabase(url) }
}

function serviceNames(): string[] {
  const names = globSync('services/*/service.ts', { cwd: root }).map(
    (file) => file.split(/[\\/]/)[1] as string,
  )
  const rank = (name: string) => START_ORDER[name] ?? 1
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
  return {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    [serviceVariable(name, 'PORT')]: '0',
    ...(databaseUrl && { [databaseVariable(name)]: databaseUrl }),
    ...Object.fromEntries(
      Object.entries(urls).flatMap(([other, url]) =>
        other === name ? [] : [[serviceVariable(other, 'URL'), url]],
      ),
    ),
    // Tests call the gateway like a load balancer: the client is in X-Forwarded-For.
    ...(name === 'gateway' && { GATEWAY_TRUSTED_PROXIES: 'loopback' }),
    ...more,
  }
}

/** One statement, directly on a database. */
export async function execute(databaseUrl: string, sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(sql, values)
  await client.end()
}
