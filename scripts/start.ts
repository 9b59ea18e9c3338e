/**
 * `npm start`: the whole system on this machine. PostgreSQL, migrations, demo data, one process a service; restarts
 * what crashes; Ctrl-C ends everything.
 */
import { globSync } from 'node:fs'
import { prettyFactory } from 'pino-pretty'
import { demoAccounts, demoVariables } from '../prisma/users/seed.ts'
import { createDatabase, withDatabase } from './databases.ts'
import { databaseVariable, developmentServer } from './migrate.ts'
import { startPostgres } from './postgres.ts'
import { mailboxVariables } from './mailbox-folder.ts'
import { migrate, servicesWithDatabases } from './schema-engine.ts'
import { createSupervisor, type Supervised } from './supervisor.ts'

const services = globSync('services/*/main.ts')
  .map((file) => file.split('/')[1] as string)
  .sort()
const width = Math.max(...services.map((name) => name.length))
const startedAt = performance.now()

const pretty = prettyFactory({
  // What the message of a request's line says already, or what only a machine wants to read.
  ignore: 'pid,hostname,service,time,level,requestId,traceId,method,path,status,operationId,durationMs',
  messageFormat: (log, key) => [log[key], took(log.durationMs), log.operationId].filter(Boolean).join(' · '),
  singleLine: true,
  colorize: process.stdout.isTTY,
})

const took = (durationMs: unknown) => (typeof durationMs === 'number' ? `${durationMs} ms` : undefined)

const opened = new AsyncDisposableStack()
let stopping: Promise<void> | undefined
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1)
    process.stdout.write('\nStopping; once more to force it.\n')
    stopping = stop(0)
  })
}

try {
  const databases = await step('PostgreSQL', openDatabases)
  await step('migrations', async () => {
    const applied = await Promise.all(
      Object.entries(databases).map(([service, url]) => migrate(service, url)),
    )
    return `${applied.flat().length} applied`
  })
  await step('demo data', () => seed(databases))

  const env: NodeJS.ProcessEnv = {
    ...(process.env.NODE_ENV !== 'production' && demoVariables),
    ...process.env,
  }
  for (const [service, url] of Object.entries(databases)) env[databaseVariable(service)] = url
  env.EVENTS_URL ||= await openEventsDatabase(databases)
  // Nobody is written to by accident: mails stay on this machine, unless a mail server is named.
  const hasMailbox = !env.SMTP_URL && env.NODE_ENV !== 'production'
  if (hasMailbox) Object.assign(env, mailboxVariables(env))
  const supervisor = createSupervisor({ env, print })
  opened.defer(() => supervisor.stop())
  if (hasMailbox)
    await step('mailbox', async () => (await supervisor.start('mailbox', 'scripts/mailbox.ts')).url)
  const running = await step('services', () => Promise.all(services.map((name) => supervisor.start(name))))
  printTable(running, hasMailbox)
} catch (error) {
  if (!stopping) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`)
    stopping = stop(1)
  }
}

async function stop(exitCode: number): Promise<void> {
  await opened.disposeAsync()
  process.exit(exitCode)
}

/** Each service's database: its own where `<SERVICE>_DATABASE_URL` says so, else one on the embedded server. */
async function openDatabases(): Promise<Record<string, string>> {
  const own = Object.fromEntries(
    servicesWithDatabases().map((service) => [service, process.env[databaseVariable(service)]]),
  )
  if (Object.values(own).every(Boolean)) return own as Record<string, string>
  const server = await startPostgres(developmentServer(process.env))
  opened.defer(() => server.stop())
  return Object.fromEntries(
    Object.entries(own).map(([service, url]) => [service, url || server.url(service)]),
  )
}

/** The embedded broker: a database beside those of the services. */
async function openEventsDatabase(databases: Record<string, string>): Promise<string> {
  const url = withDatabase(Object.values(databases)[0] ?? '', 'events')
  await createDatabase(url)
  return url
}

/** Says what is being done, and then how long it took. */
async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const beganAt = performance.now()
  const live = process.stdout.isTTY
  if (live) process.stdout.write(`  … ${name}`)
  const result = await work()
  const seconds = ((performance.now() - beganAt) / 1000).toFixed(1)
  const detail = typeof result === 'string' ? `: ${result}` : ''
  process.stdout.write(`${live ? '\r' : ''}  ✓ ${name}${detail} (${seconds} s)\n`)
  return result
}

/** Fills empty databases; in production nothing is made up. */
async function seed(urls: Record<string, string>): Promise<string> {
  if (process.env.NODE_ENV === 'production') return 'none in production'
  const lines = await Promise.all(
    Object.entries(urls).map(async ([service, url]) => {
      const file = globSync(`prisma/${service}/seed.ts`)[0]
      if (!file) return undefined
      const module = (await import(`../${file}`)) as {
        seed(databaseUrl: string): Promise<string | undefined>
      }
      return module.seed(url)
    }),
  )
  return lines.filter((line) => line !== undefined).join(', ') || 'there already'
}

function printTable(running: Supervised[], hasMailbox: boolean): void {
  const gateway = running.find(({ name }) => name === 'gateway')?.url.replace('127.0.0.1', 'localhost') ?? ''
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const rows = running.map(
    ({ name, url, pid }) => `  ${name.padEnd(width)}  ${url.padEnd(22)}  ${url}/health/ready  (pid ${pid})`,
  )
  const accounts = demoAccounts.map(
    ({ email, password, role }) => `  ${role.padEnd(width)}  ${email.padEnd(22)}  ${password}`,
  )
  console.log(`
Ready in ${seconds} s. Ctrl-C stops everything.

  Shop           ${gateway}
  Documentation  ${gateway}/docs${hasMailbox ? `\n  Mailbox        ${gateway}/mailbox` : ''}

Services
${rows.join('\n')}
`)
  if (process.env.NODE_ENV !== 'production') console.log(`Demo accounts\n${accounts.join('\n')}\n`)
}

function print(service: string, line: string): void {
  const text = line.startsWith('{') ? pretty(line).trim() : line
  process.stdout.write(`${service.padEnd(width)} | ${text}\n`)
}
