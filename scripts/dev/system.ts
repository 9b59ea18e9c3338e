import { existsSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { styleText } from 'node:util'
import { ConfigError } from '#platform/config.ts'
import { createDatabase } from '../database/databases.ts'
import { loadDotenv } from '../dotenv.ts'
import { serviceVariable } from '../port-base.ts'
import { developmentServer } from '../database/migrate.ts'
import { findPostgres, startPostgres } from '../database/postgres.ts'
import { watchPostgres } from '../database/postgres-watch.ts'
import { recordedSystem, recordRunning } from './running-system.ts'
import { migrate } from '../database/schema-engine.ts'
import { step } from './steps.ts'
import { createSupervisor, type Supervised } from './supervisor.ts'
import { type Companion, completeEnvironment, type System } from './system-environment.ts'
import { describeTakenPorts, takenPorts } from './taken-ports.ts'
import { terminalLine } from './terminal-log.ts'
import { watchedFolders, watchSystem } from './watch.ts'

/** How long the services of a killed `npm start` may take to exit. */
const ORPHANS_END_WITHIN_MS = 15_000

export interface StartOptions {
  /** Compile edited contracts and restart edited services. */
  watch?: boolean
  /** What else runs beside the services. */
  companions?: readonly Companion[]
}

/**
 * Runs the system in the current folder until a signal ends it: PostgreSQL, migrations, demo data, and one process per
 * service. An error that prevents it is printed, and the process exits with 1.
 */
export async function runSystem({ watch = false, companions = [] }: StartOptions = {}): Promise<void> {
  const opened = new AsyncDisposableStack()
  let stopping: Promise<void> | undefined
  const stop = async (exitCode: number) => {
    await opened.disposeAsync()
    process.exit(exitCode)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      process.stdout.write('\nStopping. Press Ctrl-C again to stop at once.\n')
      stopping = stop(0)
    })
  }
  try {
    await start(opened, watch, companions)
  } catch (error) {
    if (stopping) return
    console.error(`\n${error instanceof Error ? error.message : String(error)}`)
    stopping = stop(1)
  }
}

async function start(
  opened: AsyncDisposableStack,
  isWatching: boolean,
  companions: readonly Companion[],
): Promise<void> {
  const startedAt = performance.now()
  const added = loadDotenv(process.env)
  if (added)
    console.log(
      `  ${styleText('green', '✓')} .env: ${added.join(', ') || 'no variable that is not set already'}`,
    )
  const system = await completeEnvironment(process.env, companions)
  const { env, services, databases } = system
  // `npm run dev` should apply edits at once, so its streams are not drained. Node caches compiled modules: a process
  // then starts in about half of the CPU time.
  env.NODE_COMPILE_CACHE ??= resolve('.cache/compiled')
  if (isWatching) {
    // A stored response would hide an edit.
    env.GATEWAY_CACHE ??= 'off'
    env.DRAIN_MS ??= '0'
    env.SHUTDOWN_DEADLINE_MS ??= '500'
  }
  const width = Math.max(...services.map((name) => name.length))
  const print = (service: string, line: string) => printLines(service.padEnd(width), line)
  const dataDir = env.DATA_DIR ?? '.data'
  await claimPorts(system, dataDir)
  opened.defer(recordRunning(dataDir, frontOf(system).local))

  if (system.needsPostgres) {
    await step('PostgreSQL', async () => {
      const server = await startPostgres(developmentServer(env))
      opened.defer(() => server.stop())
      opened.defer(watchPostgres(server, (line) => print('postgres', line)))
    })
  }
  await step('migrations', async () => {
    const applied = await Promise.all(
      Object.entries(databases).map(([service, url]) => migrate(service, url)),
    )
    return `${applied.flat().length} applied`
  })
  const accounts: DemoAccount[] = []
  if (existsSync('demo')) await step('demo data', () => seed(system, accounts))
  if (accounts.length > 0)
    env.DEMO_ACCOUNTS ||= accounts.map(({ email, password }) => `${email}:${password}`).join(',')
  // The embedded broker: a database next to those of the services.
  if (env.EVENTS_URL?.startsWith('postgres')) await createDatabase(env.EVENTS_URL)

  const supervisor = createSupervisor({ env, print })
  opened.defer(() => supervisor.stop())
  for (const { name, file } of system.companions)
    await step(name, async () => (await supervisor.start(name, file)).url)
  const running = await step('services', () => Promise.all(services.map((name) => supervisor.start(name))))
  printSummary(system, { running, accounts, width, seconds: (performance.now() - startedAt) / 1000 })
  if (isWatching) {
    const watcher = watchSystem({ system, supervisor, print })
    opened.defer(() => watcher.close())
    console.log(`Watching ${watchedFolders().join(', ')}.\n`)
  }
}

/**
 * Ensures that all ports are free. The services of a killed `npm start` exit by themselves, so this waits for them, and
 * takes over its PostgreSQL.
 *
 * @throws ConfigError when the system runs already, or with every port that is taken and its process
 */
async function claimPorts({ env, ports }: System, dataDir: string): Promise<void> {
  const recorded = recordedSystem(dataDir)
  if (recorded?.state === 'running')
    throw new ConfigError(`Charter is already running at ${recorded.url} (pid ${recorded.pid}).`)
  const ownPostgres = findPostgres(developmentServer(env).dataDir)
  const wanted = ports.filter(
    ({ variable, port }) => variable !== 'POSTGRES_PORT' || port !== ownPostgres?.port,
  )
  let taken = await takenPorts(wanted)
  const deadline = performance.now() + ORPHANS_END_WITHIN_MS
  while (recorded && taken.length > 0 && performance.now() < deadline) {
    await pause(50)
    taken = await takenPorts(wanted)
  }
  if (taken.length > 0) throw new ConfigError(await describeTakenPorts(taken))
}

interface DemoAccount {
  email: string
  password: string
  role: string
}

/** Seeds empty databases, except in production. Collects the demo accounts. */
async function seed({ env, databases }: System, accounts: DemoAccount[]): Promise<string> {
  if (env.NODE_ENV === 'production') return 'none in production'
  const lines = await Promise.all(
    Object.entries(databases).map(async ([service, url]) => {
      const file = `demo/${service}.ts`
      if (!existsSync(file)) return undefined
      const module = (await import(pathToFileURL(resolve(file)).href)) as {
        seed(databaseUrl: string): Promise<string | undefined>
        demoAccounts?: readonly DemoAccount[]
      }
      accounts.push(...(module.demoAccounts ?? []))
      return module.seed(url)
    }),
  )
  return lines.filter((line) => line !== undefined).join(', ') || 'already present'
}

/**
 * URLs that can be opened in a browser: on this machine and, where the service listens on all addresses, on the
 * network. The service is the gateway, or the first one of a system without a gateway.
 */
function frontOf({ ports, services }: System): { local: string; network: string[] } {
  const front = services.includes('gateway') ? 'gateway' : services[0]
  const variable = serviceVariable(front ?? '', 'PORT')
  const { host, port } = ports.find((each) => each.variable === variable) ?? { host: '127.0.0.1', port: 0 }
  const onAll = host === '0.0.0.0' || host === '::'
  const isLocal = onAll || ['127.0.0.1', '::1', 'localhost'].includes(host)
  const urlAt = (address: string) => `http://${address.includes(':') ? `[${address}]` : address}:${port}`
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => urlAt(address))
  return { local: urlAt(isLocal ? 'localhost' : host), network: onAll ? addresses : [] }
}

interface Summary {
  running: Supervised[]
  accounts: DemoAccount[]
  width: number
  seconds: number
}

function printSummary(system: System, { running, accounts, width, seconds }: Summary): void {
  const { local, network } = frontOf(system)
  const link = (url: string) => styleText('cyan', url)
  const front = system.services.includes('gateway')
    ? [
        ['Start page', local],
        ...network.map((url) => ['Network', url]),
        ['Documentation', `${local}/docs`],
        ...system.companions.flatMap(({ page }) => (page ? [[page.title, local + page.path]] : [])),
      ]
    : []
  const rows = front.map(([name = '', url = '']) => `  ${name.padEnd(14)} ${link(url)}`)
  const states = running.map(({ name, url, pid }) => {
    const address = url.replace(/\/\/(0\.0\.0\.0|\[::\])/, '//localhost')
    return `  ${name.padEnd(width)}  ${address.padEnd(22)}  ${address}/health/ready  (pid ${pid})`
  })
  const logins = accounts.map(
    ({ email, password, role }) => `  ${role.padEnd(width)}  ${email.padEnd(22)}  ${password}`,
  )
  console.log(
    [
      `\n${styleText('bold', `Ready in ${seconds.toFixed(1)} s.`)} Press Ctrl-C to stop everything.\n`,
      ...rows,
      `${rows.length > 0 ? '\n' : ''}Services`,
      ...states,
      ...(logins.length > 0 ? ['\nDemo accounts', ...logins] : []),
      '',
    ].join('\n'),
  )
}

function printLines(name: string, line: string): void {
  for (const part of terminalLine(line).split('\n'))
    process.stdout.write(`${styleText('dim', `${name} |`)} ${part}\n`)
}
