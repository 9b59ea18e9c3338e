/**
 * `npm start`: the whole system on this machine: PostgreSQL, migrations, demo data, and one process per service.
 * Restarts a process that crashes; Ctrl-C stops everything. `npm run dev` also restarts edited services.
 */
import { existsSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { styleText } from 'node:util'
import { ConfigError } from '#platform/config.ts'
import { createDatabase } from '../database/databases.ts'
import { loadDotenv } from '../dotenv.ts'
import { developmentServer } from '../database/migrate.ts'
import { findPostgres, startPostgres } from '../database/postgres.ts'
import { watchPostgres } from '../database/postgres-watch.ts'
import { recordedSystem, recordRunning } from './running-system.ts'
import { migrate } from '../database/schema-engine.ts'
import { step } from './steps.ts'
import { createSupervisor, type Supervised } from './supervisor.ts'
import { completeEnvironment, type System } from './system-environment.ts'
import { describeTakenPorts, takenPorts } from './taken-ports.ts'
import { terminalLine } from './terminal-log.ts'
import { watchSystem } from './watch.ts'

/** How long the services of a killed `npm start` may take to exit. */
const ORPHANS_END_WITHIN_MS = 15_000

const startedAt = performance.now()
const opened = new AsyncDisposableStack()
let stopping: Promise<void> | undefined
let width = 0
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1)
    process.stdout.write('\nStopping. Press Ctrl-C again to stop at once.\n')
    stopping = stop(0)
  })
}

try {
  await start()
} catch (error) {
  if (!stopping) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`)
    stopping = stop(1)
  }
}

async function start(): Promise<void> {
  const added = loadDotenv(process.env)
  if (added)
    console.log(
      `  ${styleText('green', '✓')} .env: ${added.join(', ') || 'no variable that is not set already'}`,
    )
  const system = await completeEnvironment(process.env)
  const { env, services, databases } = system
  const isWatching = process.argv.includes('--watch')
  // `npm run dev` should apply edits at once, so its streams are not drained. Node caches compiled modules: a process
  // then starts in about half of the CPU time.
  env.NODE_COMPILE_CACHE ??= resolve('.cache/compiled')
  if (isWatching) {
    env.DRAIN_MS ??= '0'
    env.SHUTDOWN_DEADLINE_MS ??= '500'
  }
  width = Math.max(...services.map((name) => name.length))
  const dataDir = env.DATA_DIR ?? '.data'
  await claimPorts(system, dataDir)
  opened.defer(recordRunning(dataDir, gatewayUrls(env).local))

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
  await step('demo data', () => seed(system, accounts))
  if (accounts.length > 0)
    env.DEMO_ACCOUNTS ||= accounts.map(({ email, password }) => `${email}:${password}`).join(',')
  // The embedded broker: a database next to those of the services.
  if (env.EVENTS_URL?.startsWith('postgres')) await createDatabase(env.EVENTS_URL)

  const supervisor = createSupervisor({ env, print })
  opened.defer(() => supervisor.stop())
  if (system.hasMailbox)
    await step('mailbox', async () => (await supervisor.start('mailbox', 'scripts/dev/mailbox.ts')).url)
  const running = await step('services', () => Promise.all(services.map((name) => supervisor.start(name))))
  printSummary(system, running, accounts)
  if (isWatching) {
    const watcher = watchSystem({ system, supervisor, print })
    opened.defer(() => watcher.close())
    console.log('Watching openapi, services, platform, prisma and generated.\n')
  }
}

async function stop(exitCode: number): Promise<void> {
  await opened.disposeAsync()
  process.exit(exitCode)
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
      const module = (await import(`../../${file}`)) as {
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
 * URLs that can be opened in a browser: on this machine and, where the gateway listens on all addresses, on the
 * network.
 */
function gatewayUrls(env: NodeJS.ProcessEnv): { local: string; network: string[] } {
  const port = env.GATEWAY_PORT || '8080'
  const host = env.GATEWAY_HOST || '127.0.0.1'
  const onAll = host === '0.0.0.0' || host === '::'
  const isLocal = onAll || ['127.0.0.1', '::1', 'localhost'].includes(host)
  const urlAt = (address: string) => `http://${address.includes(':') ? `[${address}]` : address}:${port}`
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => urlAt(address))
  return { local: urlAt(isLocal ? 'localhost' : host), network: onAll ? addresses : [] }
}

function printSummary({ env, hasMailbox }: System, running: Supervised[], accounts: DemoAccount[]): void {
  const { local, network } = gatewayUrls(env)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const link = (url: string) => styleText('cyan', url)
  const rows = [
    ['Start page', local],
    ...network.map((url) => ['Network', url]),
    ['Documentation', `${local}/docs`],
    ...(hasMailbox ? [['Mailbox', `${local}/mailbox`]] : []),
  ].map(([name = '', url = '']) => `  ${name.padEnd(14)} ${link(url)}`)
  const states = running.map(({ name, url, pid }) => {
    const address = url.replace(/\/\/(0\.0\.0\.0|\[::\])/, '//localhost')
    return `  ${name.padEnd(width)}  ${address.padEnd(22)}  ${address}/health/ready  (pid ${pid})`
  })
  const logins = accounts.map(
    ({ email, password, role }) => `  ${role.padEnd(width)}  ${email.padEnd(22)}  ${password}`,
  )
  console.log(
    [
      `\n${styleText('bold', `Ready in ${seconds} s.`)} Press Ctrl-C to stop everything.\n`,
      ...rows,
      '\nServices',
      ...states,
      ...(logins.length > 0 ? ['\nDemo accounts', ...logins] : []),
      '',
    ].join('\n'),
  )
}

function print(service: string, line: string): void {
  for (const part of terminalLine(line).split('\n'))
    process.stdout.write(`${styleText('dim', `${service.padEnd(width)} |`)} ${part}\n`)
}
