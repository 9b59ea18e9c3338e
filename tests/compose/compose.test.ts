/**
 * docker-compose.yml as it is, on a real Docker Engine: images, health, limits, networks, an order from nginx to the
 * e-mail, the replacement of gateways under load, a crash, and the end.
 */
import { globSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createShopClient } from '#generated/sdk/dist/index.js'
import { compose as file, composeVariables, ourContainers } from '../../deploy/compose.ts'
import { type MailServer, type ReceivedMail, startMailServer } from '../../scripts/dev/mail-server.ts'
import { servicesWithDatabases } from '../../scripts/database/schema-engine.ts'
import { freePorts } from '../../scripts/free-ports.ts'
import { buyerAt } from '../chaos/buyer.ts'
import { until } from '../chaos/processes.ts'
import { accountMaker, addCategories } from '../services.ts'
import { buildImages, type Engine, startEngine } from './engine.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)
const opened = new AsyncDisposableStack()
say('starting a Docker Engine, and making the base of the images')
const started = await startEngine(opened)
if (typeof started === 'string') say(`Skipped: this machine cannot run a Docker Engine (${started}).`)
const engine = started as Engine
afterAll(() => opened.disposeAsync(), 120_000)

/** The names of the images of others that run with the profile `core`. */
const others = Object.fromEntries(
  ['nginx', 'postgres', 'pgbouncer', 'rabbitmq', 'redis'].map((name) => [name, file.services[name]!.image!]),
)

/** The engine has process ids of its own; this is the one here. */
const firstProcessOf = (id: string): number =>
  globSync('/proc/[0-9]*/cgroup')
    .filter((file) => readFileSync(file, 'utf8').includes(id))
    .map((file) => Number(file.split('/')[2]))
    .sort((a, b) => a - b)[0]!

describe.skipIf(typeof started === 'string')('docker-compose.yml', () => {
  const received: ReceivedMail[] = []
  let mail: MailServer
  let env: NodeJS.ProcessEnv
  let url: string
  const compose = (...args: string[]) => engine.compose(env, '--profile', 'core', ...args)
  const up = (...args: string[]) => compose('up', '--detach', '--no-build', ...args)
  const container = (name: string) => `charter_${name}_1`
  const inspect = (name: string, format: string) => engine.docker('inspect', '--format', format, name)
  const stateOf = (name: string) => inspect(container(name), '{{.State.Status}} {{.State.Health.Status}}')
  const addressOf = (name: string) =>
    inspect(container(name), '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}')
  const isHealthy = async (name: string) => (await stateOf(name)) === 'running healthy'
  const becomesHealthy = (name: string) =>
    until(() => isHealthy(name), 240_000, `${name} does not become healthy`, 500)

  beforeAll(async () => {
    say('building the images')
    await buildImages(engine, others)
    mail = await startMailServer({ host: engine.host, onMail: (each) => void received.push(each) })
    opened.defer(() => mail.close())
    const [port] = await freePorts(1)
    url = `http://127.0.0.1:${port}`
    env = { ...composeVariables, SMTP_URL: mail.url, PUBLIC_PORT: String(port) }
    opened.defer(async () => {
      await compose('down', '--volumes')
    })
    say('starting the containers')
    await up()
  })

  test('the image has less than 250 MB, and runs as a user without rights', async () => {
    const [bytes, user, signal] = (
      await inspect('charter', '{{.Size}} {{.Config.User}} {{.Config.StopSignal}}')
    ).split(' ')
    say(`image: ${Math.round(Number(bytes) / 1e6)} MB`)
    expect(Number(bytes)).toBeLessThan(250e6)
    expect([user, signal]).toEqual(['1000:1000', 'SIGTERM'])
  })

  test('the migrations end with 0, then every container becomes healthy, within its limit of memory', async () => {
    expect(await inspect(container('migrate'), '{{.State.Status}} {{.State.ExitCode}}')).toBe('exited 0')
    const running = [...ourContainers.map(({ name }) => name), ...Object.keys(others)]
    await Promise.all(running.map(becomesHealthy))
    const stats = await engine.docker(
      'stats',
      '--no-stream',
      '--format',
      '{{.Name}} {{.MemUsage}}, {{.MemPerc}}',
    )
    say(stats)
    const used = [...stats.matchAll(/, ([\d.]+)%/g)].map(([, percent]) => Number(percent))
    expect(used).toHaveLength(running.length)
    expect(Math.max(...used)).toBeLessThan(80)
  })

  test('a container of ours cannot write, and has no capability', async () => {
    const write = `try { fs.writeFileSync('/app/x', '') } catch (error) { console.log(error.code) }`
    const rights = `console.log(/CapEff:\\s*(\\w+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1])`
    const printed = await engine.docker('exec', container('users'), 'node', '-e', `${write}; ${rights}`)
    expect(printed.split('\n')).toEqual(['EROFS', '0000000000000000'])
  })

  test('only nginx can be reached from outside, and the internal network has no way into another one', async () => {
    const ports = await engine.docker('ps', '--format', '{{.Names}}{{range split .Ports ","}} {{.}}{{end}}')
    expect(ports.split('\n').filter((line) => line.includes('->'))).toEqual([
      expect.stringContaining(container('nginx')),
    ])
    // nginx is in the network `edge` only.
    const address = await addressOf('nginx')
    const connect = `const socket = net.connect({ host: '${address}', port: 8080, timeout: 2000 })
      const end = (result) => { console.log(result); socket.destroy() }
      socket.on('connect', () => end('connected')).on('timeout', () => end('timeout')).on('error', (error) => end(error.code))`
    const from = (name: string) => engine.docker('exec', container(name), 'node', '-e', connect)
    expect(await from('products')).toMatch(/^(ENETUNREACH|EHOSTUNREACH|timeout)$/)
    expect(await from('gateway-1')).toBe('connected')
  })

  let productId: string
  let account: Awaited<ReturnType<ReturnType<typeof accountMaker>>>
  let order: (n: number) => Promise<string>

  test('an order through nginx is confirmed, and its e-mail arrives', async () => {
    const address = await addressOf('postgres')
    const databaseOf = (name: string) =>
      `postgresql://postgres:${env.POSTGRES_PASSWORD}@${address}:5432/${name}`
    await addCategories(databaseOf('products'))
    const accountOf = accountMaker(url, databaseOf('users'))
    const staff = await accountOf('staff')
    account = await accountOf()
    const buyer = buyerAt(url, account)
    const shop = createShopClient({ serverUrl: url, auth: { bearer: staff.token } })
    const lamp = { sku: 'COMPOSE-1', name: 'A lamp', description: 'It shines.', category: 'lamps' }
    const price = { amount: 4900, currency: 'EUR' } as const
    productId = (await shop.createProduct({ body: { ...lamp, price, stock: 1000 } })).id
    order = async (n) => {
      const items = [{ productId, quantity: 1 }]
      const deed = await buyer.place({ key: `compose-${n}`, items, paymentMethod: 'pm_card_ok' })
      const isConfirmed = async () => (await buyer.statusOf(deed)) === 'confirmed'
      await until(isConfirmed, 120_000, `The order ${n} is not confirmed`)
      return deed.orderId
    }
    await order(0)
    await until(
      () => received.some(({ to, subject }) => to.includes(account.email) && /confirm/i.test(subject)),
      120_000,
      'No e-mail arrives',
    )
  })

  const gateways = ['gateway-1', 'gateway-2']

  test('gateways are replaced one after the other under load: no request fails', async () => {
    const ending = new AbortController()
    let sent = 0
    const failed: string[] = []
    const reading = (async () => {
      while (!ending.signal.aborted) {
        sent += 1
        await fetch(`${url}/api/v1/products/${productId}`, { signal: AbortSignal.timeout(10_000) }).then(
          async (response) => {
            if (!response.ok) failed.push(`${response.status} ${await response.text()}`)
            else await response.text()
          },
          (error: Error) => failed.push(((error.cause ?? error) as Error).message),
        )
        await setTimeout(20)
      }
    })()
    const before = await inspect(container('gateway-1'), '{{.Id}}')
    for (const name of gateways) {
      await up('--no-deps', '--force-recreate', name)
      await becomesHealthy(name)
    }
    ending.abort()
    await reading
    expect(await inspect(container('gateway-1'), '{{.Id}}')).not.toBe(before)
    say(`gateways replaced: ${sent} reads, ${failed.length} failed`)
    expect(failed).toEqual([])
  })

  test('gateways that are replaced together with others have addresses that nginx knows', async () => {
    const addresses = async () => {
      const format = '{{.NetworkSettings.Networks.charter_edge.IPAddress}}'
      return (await Promise.all(gateways.map((name) => inspect(container(name), format)))).sort()
    }
    const before = await addresses()
    await up('--no-deps', '--force-recreate', 'notifications', ...gateways)
    await Promise.all([...gateways, 'notifications'].map(becomesHealthy))
    expect(await addresses()).toEqual(before)
  })

  test('a process that crashes is started again, and orders go on', async () => {
    const restarts = () => inspect(container('orders'), '{{.RestartCount}}')
    expect(await restarts()).toBe('0')
    process.kill(firstProcessOf(await inspect(container('orders'), '{{.Id}}')), 'SIGKILL')
    await until(async () => (await restarts()) === '1', 120_000, 'It is not started again')
    await becomesHealthy('orders')
    await order(1)
  })

  test('a restart of everything loses nothing', async () => {
    const id = await order(2)
    await compose('stop')
    for (const { name } of ourContainers)
      expect(`${name} ${await inspect(container(name), '{{.State.ExitCode}}')}`).toBe(`${name} 0`)
    await up()
    await Promise.all([...ourContainers.map(({ name }) => name), 'nginx'].map(becomesHealthy))
    const headers = { Authorization: `Bearer ${account.token}` }
    const response = await fetch(`${url}/api/v1/orders/${id}`, { headers })
    expect([response.status, await response.json()]).toMatchObject([200, { id, status: 'confirmed' }])
  })

  test('every service connects to no database but its own', async () => {
    for (const name of servicesWithDatabases()) {
      const other = servicesWithDatabases().find((each) => each !== name)!
      const query = engine.docker(
        ...['exec', '--env', `PGPASSWORD=${composeVariables[`${name.toUpperCase()}_DATABASE_PASSWORD`]}`],
        ...[container('postgres'), 'psql', '-h', '127.0.0.1', '-U', name, '-d', other, '-c', 'SELECT 1'],
      )
      await expect(query).rejects.toThrow(/permission denied for database/)
    }
  })
})
