/** A service whose dependency cannot be reached when it starts, as docs/guides/operations.md documents it. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { makeEvent } from '#platform/events/cloud-event.ts'
import { createTestDatabase } from '#platform/testing/database.ts'
import { inDatabase } from '../../scripts/database/databases.ts'
import { freePorts } from '../../scripts/free-ports.ts'
import { removeFromNats, removeFromRabbitmq, removeFromRedis } from '../brokers/remove.ts'
import { until } from '../chaos/processes.ts'
import { startKafkaMock } from './kafka-mock.ts'
import { type Proxy, startProxy } from './proxy.ts'
import { natsUrl } from './require-nats.ts'
import { rabbitmqUrl } from './require-rabbitmq.ts'
import { redisUrl } from './require-redis.ts'

let opened = new AsyncDisposableStack()
afterEach(async () => {
  await opened.disposeAsync()
  opened = new AsyncDisposableStack()
})

interface Readiness {
  code: number
  status: string
  dependencies: Record<string, { status: string; error?: string }>
}

/** The service orders as a process: it publishes, consumes, and has jobs. */
async function startOrders(env: NodeJS.ProcessEnv) {
  const [port = 0] = await freePorts(1)
  const child = fork('services/orders/main.ts', {
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: 'test', LOG_LEVEL: 'warn', DRAIN_MS: '0' },
      ...{ ORDERS_PORT: String(port), ...env },
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  let log = ''
  child.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString()))
  opened.defer(() => void child.kill('SIGKILL'))
  await Promise.race([once(child, 'message'), once(child, 'exit')])
  expect(child.exitCode).toBe(null)
  const url = `http://127.0.0.1:${port}`
  const readiness = async (): Promise<Readiness> => {
    const response = await fetch(`${url}/health/ready`)
    return { code: response.status, ...((await response.json()) as Omit<Readiness, 'code'>) }
  }
  return {
    url,
    readiness,
    /** Resolves when a warning or error was logged whose message matches. */
    logged: (message: RegExp) => {
      const messages = () =>
        log
          .split('\n')
          .flatMap((line) => (line.startsWith('{') ? [(JSON.parse(line) as { msg: string }).msg] : []))
      return until(
        () => messages().some((each) => message.test(each)),
        60_000,
        () => `${String(message)} is not logged: ${messages().join('\n')}`,
      )
    },
    becomes: (dependency: string, status: string) =>
      until(
        async () => (await readiness()).dependencies[dependency]?.status === status,
        60_000,
        `${dependency} is not ${status}`,
      ),
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = (await once(child, 'exit')) as [number | null]
      expect(code).toBe(0)
    },
  }
}

const id = () => crypto.randomUUID()

/** Resolves when an event that is in the outbox has come back from the broker */
async function anEventArrives(databaseUrl: string): Promise<void> {
  const event = makeEvent('notifications', {
    ...{ type: 'notifications.notification-sent.v1', subject: id() },
    data: { notificationId: id(), recipientId: id(), kind: 'order-confirmed', channel: 'email' },
  })
  await inDatabase(databaseUrl, async (client) => {
    await client.query('INSERT INTO outbox (id, type, subject, event) VALUES ($1, $2, $3, $4)', [
      ...[event.id, event.type, event.subject, JSON.stringify(event)],
    ])
    const isConsumed = async () =>
      (await client.query('SELECT FROM inbox WHERE event_id = $1', [event.id])).rowCount === 1
    await until(isConsumed, 60_000, 'The event does not arrive')
  })
}

async function openDatabase(): Promise<string> {
  const database = await createTestDatabase('orders')
  opened.defer(() => database.drop())
  return database.url
}

const through = (url: string, { port }: Pick<Proxy, 'port'>) =>
  Object.assign(new URL(url), { hostname: '127.0.0.1', port }).href

async function proxyTo(url: string): Promise<Proxy> {
  const proxy = await startProxy(url)
  opened.defer(() => proxy.cut())
  await proxy.cut()
  return proxy
}

const aSentence = expect.stringMatching(/^[^:/@]*\w[^/@]*$/)

test('without its database it runs and is not ready; it becomes ready when the database is there', async () => {
  const database = await openDatabase()
  const proxy = await proxyTo(database)
  const env = { ORDERS_DATABASE_URL: through(database, proxy), EVENTS_URL: database }
  const service = await startOrders(env)
  expect((await fetch(`${service.url}/health/live`)).status).toBe(200)
  expect(await service.readiness()).toMatchObject({
    ...{ code: 503, status: 'not-ready' },
    dependencies: { database: { status: 'down', error: aSentence } },
  })
  await proxy.restore()
  await service.becomes('database', 'up')
  await anEventArrives(database)
  await service.stop()
})

const BROKERS: Record<string, () => Promise<{ url: string; proxy: Proxy }>> = {
  PostgreSQL: async () => {
    const events = await openDatabase()
    const proxy = await proxyTo(events)
    return { url: through(events, proxy), proxy }
  },
  RabbitMQ: async () => {
    const proxy = await proxyTo(rabbitmqUrl)
    opened.defer(() => removeFromRabbitmq(rabbitmqUrl, namespace, ['orders']))
    return { url: through(rabbitmqUrl, proxy), proxy }
  },
  Redis: async () => {
    const proxy = await proxyTo(redisUrl)
    opened.defer(() => removeFromRedis(redisUrl, namespace))
    return { url: through(redisUrl, proxy), proxy }
  },
  NATS: async () => {
    const proxy = await proxyTo(natsUrl)
    opened.defer(() => removeFromNats(natsUrl, namespace))
    return { url: through(natsUrl, proxy), proxy }
  },
  Kafka: async () => {
    const { url, proxy, close } = await startKafkaMock()
    opened.defer(close)
    await proxy.cut()
    return { url, proxy }
  },
}
const namespace = `without_${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`

test.each(Object.entries(BROKERS))(
  'without its broker (%s) it serves and is degraded; events wait, and arrive when the broker is there',
  async (name, open) => {
    const database = await openDatabase()
    const { url, proxy } = await open()
    const service = await startOrders({
      ORDERS_DATABASE_URL: database,
      EVENTS_URL: name === 'PostgreSQL' ? url : `${url}?namespace=${namespace}`,
    })
    expect(await service.readiness()).toMatchObject({
      ...{ code: 200, status: 'degraded' },
      dependencies: { database: { status: 'up' }, events: { status: 'down', error: aSentence } },
    })
    await service.logged(new RegExp(`^broker: .*${name}|^queue: the database is not responding`))
    const arrival = anEventArrives(database)
    await proxy.restore()
    await service.becomes('events', 'up')
    await arrival
    await service.stop()
  },
)

test('without Redis it serves and is degraded; then Redis counts', async () => {
  const database = await openDatabase()
  const proxy = await proxyTo(redisUrl)
  const env = { ORDERS_DATABASE_URL: database, EVENTS_URL: database, REDIS_URL: through(redisUrl, proxy) }
  const service = await startOrders(env)
  expect(await service.readiness()).toMatchObject({
    ...{ code: 200, status: 'degraded' },
    dependencies: { redis: { status: 'down', error: 'Redis does not respond' } },
  })
  await service.logged(/^Redis is unavailable: each process uses its own memory instead$/)
  await proxy.restore()
  await service.becomes('redis', 'up')
  await service.stop()
})
