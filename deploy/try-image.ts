/**
 * `node deploy/try-image.ts <root>`, for deploy/try-image.sh: applies the migrations and starts every service of
 * docker-compose.yml from the root file system of the image, each with the environment that compose gives it; the hosts in it
 * are replaced by servers of this machine. Exits with 0 when all become ready and end as they should.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { createDatabase, dropDatabase, withDatabase } from '../scripts/database/databases.ts'
import { startMailServer } from '../scripts/dev/mail-server.ts'
import { freePorts } from '../scripts/free-ports.ts'
import { serviceVariable } from '../scripts/port-base.ts'
import { compose, ourContainers } from './compose.ts'

const root = process.argv[2]!
const SERVER = process.env.SERVER ?? 'postgresql://postgres@127.0.0.1:5432/postgres'
const RABBITMQ = new URL(process.env.RABBITMQ_URL ?? 'amqp://guest:guest@127.0.0.1:5672')
const REDIS = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379'
const VHOST = 'charter-try-image'
/** chroot starts in /, the working directory of the image is /app. */
const NODE = ['--import', 'data:text/javascript,process.chdir(%22/app%22)']

const ports = new Map<string, number>()
for (const [i, port] of (await freePorts(ourContainers.length * 2)).entries())
  ports.set(`${ourContainers[i >> 1]!.name}${i & 1 ? ' metrics' : ''}`, port)

const databaseOf = (name: string) => withDatabase(SERVER, `try_image_${name}`)

/** The environment of compose with the addresses of this machine. */
function translated(environment: Readonly<Record<string, string>>): Record<string, string> {
  const byHost: Record<string, (url: URL) => string> = {
    postgres: (url) => databaseOf(url.pathname.slice(1)),
    pgbouncer: (url) => databaseOf(url.pathname.slice(1)),
    rabbitmq: () => Object.assign(new URL(RABBITMQ), { pathname: `/${VHOST}` }).href,
    redis: () => REDIS,
    'mail.shop.example': () => mail.url,
  }
  return Object.fromEntries(
    Object.entries(environment).map(([variable, value]) => {
      const url = /_URL$/.test(variable) ? URL.parse(value) : null
      if (url === null) return [variable, value]
      const port = ports.get(url.hostname)
      const found = byHost[url.hostname]?.(url)
      return [variable, found ?? (port === undefined ? value : value.replace(url.host, `127.0.0.1:${port}`))]
    }),
  )
}

/** Runs Node in the image. */
const inImage = (args: readonly string[], env: NodeJS.ProcessEnv) =>
  spawn('/usr/sbin/chroot', ['--userspec=1000:1000', root, '/usr/local/bin/node', ...NODE, ...args], {
    env,
    stdio: ['ignore', 'inherit', 'pipe'],
  })

async function finished(child: ChildProcess): Promise<number | null> {
  child.stderr?.pipe(process.stderr)
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

const say = (text: string) => process.stdout.write(`${text}\n`)

const must = (isTrue: boolean, sentence: string) => {
  if (!isTrue) throw new Error(sentence)
}

const residentMb = (pid: number) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)

await using opened = new AsyncDisposableStack()
const mail = await startMailServer({ onMail: () => {} })
opened.defer(() => mail.close())
const migration = compose.services.migrate!
const databases = Object.values(migration.environment ?? {}).flatMap((value) => {
  const url = URL.parse(value)
  return url?.protocol === 'postgresql:' ? [databaseOf(url.pathname.slice(1))] : []
})
for (const url of new Set(databases)) {
  await dropDatabase(url)
  await createDatabase(url)
  opened.defer(() => dropDatabase(url))
}
execFileSync('rabbitmqctl', ['-q', 'add_vhost', VHOST])
opened.defer(() => void execFileSync('rabbitmqctl', ['-q', 'delete_vhost', VHOST]))
execFileSync('rabbitmqctl', ['-q', 'set_permissions', '-p', VHOST, RABBITMQ.username, '.*', '.*', '.*'])

const migrated = await finished(
  inImage(['/app/scripts/database/migrate.ts'], translated(migration.environment!)),
)
must(migrated === 0, 'The migration job failed')

const write =
  'try { require("fs").writeFileSync("/app/x", ""); process.exit(1) } catch (e) { console.log("a write fails with", e.code, "as user", process.getuid()) }'
must((await finished(inImage(['-e', write], {}))) === 0, 'The root file system can be written')

const running = ourContainers.map(({ name, service, environment }) => {
  const env = {
    ...translated(environment),
    [serviceVariable(service, 'PORT')]: String(ports.get(name)),
    [serviceVariable(service, 'METRICS_PORT')]: String(ports.get(`${name} metrics`)),
    // The probes of a load balancer would need it; here nothing is in front.
    DRAIN_MS: '100',
  }
  const child = inImage(['/app/deploy/start.ts'], env)
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += String(chunk)))
  opened.defer(() => void child.kill('SIGKILL'))
  return { name, env, child, errors: () => errors }
})

const isHealthy = async ({ env }: { env: NodeJS.ProcessEnv }) =>
  (await finished(inImage(['/app/deploy/healthcheck.ts'], env))) === 0
const deadline = Date.now() + 120_000
for (const each of running) {
  const url = `http://127.0.0.1:${ports.get(each.name)}/health/ready`
  let last = ''
  while (
    !(await fetch(url).then(
      async (r) => ((last = await r.text()), r.status === 200 && last.includes('"ready"')),
      () => false,
    ))
  ) {
    must(each.child.exitCode === null, `${each.name} ended: ${each.errors()}`)
    must(Date.now() < deadline, `${each.name} is not ready: ${last}`)
    await setTimeout(200)
  }
  must(await isHealthy(each), `The health check of ${each.name} fails`)
  say(`${each.name}: ready, ${residentMb(each.child.pid!)} MB resident`)
}
for (const each of running.toReversed()) each.child.kill('SIGTERM')
for (const { name, child } of running) {
  if (child.exitCode === null) await once(child, 'exit')
  must(child.exitCode === 0, `${name} ended with ${child.exitCode} after SIGTERM`)
}
must(!(await isHealthy(running[0]!)), 'The health check of a stopped service passes')
say(`SIGTERM: all ${running.length} ended with 0`)
