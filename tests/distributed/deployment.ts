import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { join } from 'node:path'
import { Agent, fetch as fetchBy } from 'undici'
import { createClient } from '@redis/client'
import { type ReceivedMail, startMailServer } from '../../scripts/dev/mail-server.ts'
import { withDatabase } from '../../scripts/database/databases.ts'
import { migrate, servicesWithDatabases } from '../../scripts/database/schema-engine.ts'
import { serviceVariable } from '../../scripts/port-base.ts'
import { type ServiceProcess, startProcess, until } from '../chaos/processes.ts'
import { ENV, furnish, type Shop } from '../chaos/shop.ts'
import { variablesOf } from '../services.ts'
import { type Receiver, startReceiver } from '../stand-ins/webhook-receiver.ts'
import { environment } from '../system.ts'
import { createNetwork, type Network } from './network.ts'
import { createDatabases, type PgBouncer, startPgBouncer } from './pgbouncer.ts'
import { debianBinaries, startCluster } from './postgres-cluster.ts'
import { startProxy } from './proxy.ts'
import { rabbitmqUrl } from './require-rabbitmq.ts'
import { redisUrl } from './require-redis.ts'

const PORTS: Readonly<Record<string, number>> = {
  users: 3001,
  products: 3002,
  orders: 3003,
  payments: 3004,
  notifications: 3005,
  'shop-window': 3006,
  gateway: 8080,
}
const SERVICES = Object.keys(PORTS)
export const HOSTS = ['a', 'b'] as const
export type Host = (typeof HOSTS)[number]
const VHOST = 'charter-distributed'

/**
 * Two hosts with an instance of each service, nginx in front of their gateways, and on this machine a PostgreSQL behind
 * PgBouncer, RabbitMQ and Redis.
 */
export interface Deployment extends Omit<Shop, 'services' | 'databases' | 'close'> {
  /** Of nginx. */
  url: string
  instances: readonly { host: Host; process: ServiceProcess }[]
  /** Of RabbitMQ. */
  eventsUrl: string
  /** Another client, with an address of its own. */
  newClient(): typeof fetch
  network: Network
  postgres: DeployedPostgres
  mail: Shop['mail']
  merchant: Receiver
}

export interface DeployedPostgres {
  /** Of its superuser. */
  url: string
  /** Where a service reaches its database: through PgBouncer, and directly. */
  hosts: { pooled: string; direct: string }
  bouncer: PgBouncer
  /** Both addresses lead to another server from now on. */
  moveTo(url: string): Promise<void>
}

/* Of this run alone: limits of an hour would count requests of an earlier one. */
const REDIS_URL = Object.assign(new URL(redisUrl), { pathname: '/9' }).href

async function emptyRedis(): Promise<void> {
  const client = await createClient({ url: REDIS_URL }).connect()
  await client.flushDb()
  client.destroy()
}

export async function startDeployment(opened: AsyncDisposableStack): Promise<Deployment> {
  await emptyRedis()
  opened.defer(emptyRedis)
  // `users` has two addresses: what is configured as one URL reaches the other instance too.
  const network = createNetwork({ edge: [], a: ['gateway-1', 'users'], b: ['gateway-2', 'users'] })
  opened.defer(() => network.remove())
  const host = network.gateway
  const databases = await createDatabases(await startCluster(opened, debianBinaries()))
  opened.defer(() => databases.drop())
  for (const service of servicesWithDatabases()) await migrate(service, databases.url(service))
  const bouncer = await startPgBouncer(databases, host)
  opened.defer(() => bouncer.close())

  const at = async (url: string) => {
    const proxy = await startProxy(url, { host })
    opened.defer(() => proxy.cut())
    return proxy.port
  }
  const direct = await startProxy(databases.server, { host })
  opened.defer(() => direct.cut())
  const redisPort = await at(REDIS_URL)
  const received: ReceivedMail[] = []
  const mail = await startMailServer({ host, onMail: (each) => void received.push(each) })
  opened.defer(() => mail.close())
  const merchant = opened.use(await startReceiver())
  const merchantUrl = `http://${host}:${await at(merchant.url)}/hook`
  const eventsUrl = await openVhost(opened, host, await at(rabbitmqUrl))

  const addresses = HOSTS.map((each) => network.addresses[each]!)
  const internal = Object.fromEntries(
    SERVICES.map((name) => [name, addresses.map((address) => `http://${address}:${PORTS[name]}`).join()]),
  )
  const environmentOf = (name: string) => {
    const hasDatabase = servicesWithDatabases().includes(name)
    return environment(
      name,
      internal,
      hasDatabase ? databases.url(name, `${host}:${bouncer.port}`) : undefined,
      {
        ...variablesOf(name, { ...internal, users: `http://users:${PORTS.users}` }),
        ...ENV,
        ...{ EVENTS_URL: eventsUrl, SMTP_URL: mail.url, REDIS_URL: `redis://${host}:${redisPort}/9` },
        ...(hasDatabase && {
          [serviceVariable(name, 'DATABASE_DIRECT_URL')]: databases.url(name, `${host}:${direct.port}`),
        }),
        ...(name === 'gateway' && { GATEWAY_CACHE: 'redis', GATEWAY_TRUSTED_PROXIES: 'uniquelocal' }),
        [serviceVariable(name, 'HOST')]: '0.0.0.0',
        [serviceVariable(name, 'PORT')]: String(PORTS[name]),
        DRAIN_MS: '300',
        PATH: process.env.PATH,
      },
    )
  }
  const instances = HOSTS.flatMap((each) =>
    SERVICES.map((name) => {
      const url = `http://${network.addresses[each]}:${PORTS[name]}`
      const label = `distributed-${each}`
      const instance = startProcess(name, url, environmentOf(name), label, network.namespace(each))
      opened.defer(() => instance.close())
      return { host: each, process: instance }
    }),
  )
  await Promise.all(instances.map(({ process }) => process.ready()))
  const url = await startNginx(opened, network)

  const postgres: DeployedPostgres = {
    url: databases.server,
    hosts: { pooled: `${host}:${bouncer.port}`, direct: `${host}:${direct.port}` },
    bouncer,
    moveTo: async (to) => {
      await bouncer.moveTo(to)
      direct.redirect(to)
      postgres.url = to
    },
  }
  const urls = Object.fromEntries(SERVICES.map((name) => [name, url]))
  const newClient = (): typeof fetch => {
    const dispatcher = new Agent({ localAddress: network.newClientAddress() })
    return ((input: string, init: object) =>
      fetchBy(input, { ...init, dispatcher })) as unknown as typeof fetch
  }
  const databaseUrls = databasesOf({ url: `postgresql://postgres@${postgres.hosts.direct}/postgres` })
  return {
    ...{ url, urls, instances, eventsUrl, newClient, network, postgres, merchant },
    mail: Object.assign(mail, { received }),
    ...(await furnish(urls, databaseUrls, { url: merchantUrl }, newClient)),
  }
}

/** The databases of the services, for its superuser. */
export const databasesOf = ({ url }: Pick<DeployedPostgres, 'url'>) =>
  Object.fromEntries(servicesWithDatabases().map((name) => [name, withDatabase(url, name)]))

/** @returns the URL of an empty virtual host of its own on the machine's RabbitMQ */
async function openVhost(opened: AsyncDisposableStack, host: string, port: number): Promise<string> {
  const rabbitmqctl = (...args: string[]) =>
    execFileSync('rabbitmqctl', ['-q', ...args], { encoding: 'utf8' })
  const remove = () => void rabbitmqctl('delete_vhost', VHOST)
  const url = new URL(rabbitmqUrl)
  // A run that was interrupted has left its messages, and `add_vhost` accepts a virtual host that exists.
  if (rabbitmqctl('list_vhosts').split('\n').includes(VHOST)) remove()
  rabbitmqctl('add_vhost', VHOST)
  opened.defer(remove)
  rabbitmqctl('set_permissions', '-p', VHOST, url.username, '.*', '.*', '.*')
  return Object.assign(url, { hostname: host, port, pathname: `/${VHOST}` }).href
}

/** Debian's nginx with the configuration of docker-compose.yml, on a host of its own. */
async function startNginx(opened: AsyncDisposableStack, network: Network): Promise<string> {
  const configuration = join(import.meta.dirname, '../../deploy/nginx/nginx.conf')
  const command = ['nginx', '-c', configuration, '-e', 'stderr', '-g', 'daemon off;']
  const child = spawn('ip', ['netns', 'exec', network.namespace('edge'), ...command], {
    stdio: ['ignore', 'ignore', openSync('.cache/chaos/distributed-nginx.log', 'w')],
  })
  opened.defer(async () => {
    if (child.exitCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
  const address = network.addresses.edge!
  const isUp = () =>
    fetch(`http://${address}:8081/nginx-health`).then(
      ({ ok }) => ok,
      () => false,
    )
  await until(isUp, 30_000, 'nginx does not start')
  return `http://${address}:8080`
}
