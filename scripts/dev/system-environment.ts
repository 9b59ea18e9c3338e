import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { usersPaths } from '#platform/base-config.ts'
import { ConfigError, type PlatformConfig } from '#platform/config.ts'
import { withDatabase } from '../database/databases.ts'
import { freePorts } from '../free-ports.ts'
import { applyPortBase, portVariables, serviceVariable } from '../port-base.ts'
import { databaseVariable, developmentServer } from '../database/migrate.ts'
import { urlOf } from '../database/postgres.ts'
import { servicesWithDatabases } from '../database/schema-engine.ts'

/** A process that runs beside the services on this machine, such as a mailbox. */
export interface Companion {
  name: string
  /** The module that it runs: it reports its URL as a service does (platform/run.ts). */
  file: string
  /** The variable of the port that it listens on. */
  port: string
  /** The variables that it adds to the environment of all processes; undefined when it should not run. */
  variables(env: NodeJS.ProcessEnv): Record<string, string> | undefined
  /** Where the gateway shows it. */
  page?: { title: string; path: string }
}

/** The parts that `npm start` runs on this machine, and the environment of all of its processes. */
export interface System {
  env: NodeJS.ProcessEnv
  /** The folders of `services/`, sorted. */
  services: string[]
  /** The URL of each service's database. */
  databases: Record<string, string>
  /** A database without a URL is on the embedded server. */
  needsPostgres: boolean
  /** Those that run. */
  companions: Companion[]
  /** Every port that the system listens on. */
  ports: ListeningPort[]
}

export interface ListeningPort {
  /** The environment variable that sets it. */
  variable: string
  host: string
  port: number
}

/**
 * Completes an environment: ports from PORT_BASE, and from the ports and hosts of the services their URLs, their
 * databases, the broker and the companions. A variable that is set keeps its value.
 *
 * @throws ConfigError with the configuration errors of all services
 */
export async function completeEnvironment(
  given: NodeJS.ProcessEnv,
  companions: readonly Companion[] = [],
): Promise<System> {
  const env = { ...given }
  const services = globSync('services/*/main.ts')
    .map((file) => file.split('/')[1] as string)
    .sort()
  const behindGateway = services.filter((service) => service !== 'gateway')
  const portsOfCompanions = companions.map(({ port }) => port)
  applyPortBase(env, portsOfCompanions)
  await chooseFreePorts(env, portsOfCompanions)
  env.POSTGRES_PORT ||= '54320'

  const wanted = companions.filter(({ variables }) => {
    const added = variables(env)
    Object.assign(env, added)
    return added !== undefined
  })
  const withDatabases = servicesWithDatabases()
  const needsPostgres = withDatabases.some((service) => !env[databaseVariable(service)])
  const postgres = developmentServer(env)
  for (const service of withDatabases) env[databaseVariable(service)] ||= urlOf(postgres.port, service)
  const databases = Object.fromEntries(
    withDatabases.map((service) => [service, env[databaseVariable(service)] as string]),
  )
  env.EVENTS_URL ||= withDatabase(Object.values(databases)[0] ?? '', 'events')

  const readers = new Map(
    await Promise.all(services.map(async (service) => [service, await readerOf(service)] as const)),
  )
  for (const service of behindGateway) {
    // In development every variable has a default, so this fails only for reasons that are reported below.
    const config = attempt(readers.get(service) as ReadConfig, { ...env, NODE_ENV: 'development' })
    if (config) env[serviceVariable(service, 'URL')] ||= urlAt(config.platform)
  }
  const users = env.USERS_URL?.split(',')[0]?.trim()
  if (users) for (const [name, path] of Object.entries(usersPaths)) env[name] ||= users + path

  const ports: ListeningPort[] = []
  const errors = new Set<string>()
  for (const [service, readConfig] of readers) {
    try {
      const { host, port, metricsPort } = readConfig(env).platform
      ports.push({ variable: serviceVariable(service, 'PORT'), host, port })
      // 0 is any free port, whose number other services cannot know.
      if (metricsPort)
        ports.push({ variable: serviceVariable(service, 'METRICS_PORT'), host, port: metricsPort })
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      for (const message of error.errors) errors.add(message)
    }
  }
  const local = (name: string) => ({ variable: name, host: '127.0.0.1', port: Number(env[name]) })
  for (const { port } of wanted) ports.push(local(port))
  if (needsPostgres) ports.push(local('POSTGRES_PORT'))
  for (const message of collisions(ports)) errors.add(message)
  if (errors.size > 0) throw new ConfigError([...errors])
  return { env, services, databases, needsPostgres, companions: wanted, ports }
}

/** Replaces a port 0 by a free one, because other processes need its number. */
async function chooseFreePorts(env: NodeJS.ProcessEnv, more: readonly string[]): Promise<void> {
  const open = portVariables(more).filter((name) => env[name] === '0')
  const free = await freePorts(open.length)
  for (const [i, name] of open.entries()) env[name] = String(free[i])
}

type ReadConfig = (env: NodeJS.ProcessEnv) => { platform: PlatformConfig }

async function readerOf(service: string): Promise<ReadConfig> {
  const module = (await import(pathToFileURL(resolve(`services/${service}/config.ts`)).href)) as {
    readConfig: ReadConfig
  }
  return module.readConfig
}

function attempt(readConfig: ReadConfig, env: NodeJS.ProcessEnv) {
  try {
    return readConfig(env)
  } catch {
    return undefined
  }
}

/** A service that listens on all addresses is called at the loopback address. */
function urlAt({ host, port }: Pick<PlatformConfig, 'host' | 'port'>): string {
  const address = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`
}

function collisions(ports: readonly ListeningPort[]): string[] {
  const byPort = Map.groupBy(ports, ({ port }) => port)
  return [...byPort.values()]
    .filter((same) => same.length > 1)
    .map((same) => `${same.map((each) => each.variable).join(' and ')} are the same port, ${same[0]?.port}`)
}
