import { createTestDatabase, testServerVariable } from '#platform/testing/database.ts'
import { createDatabase, dropDatabase, withDatabase } from '../../scripts/database/databases.ts'
import { type MailServer, type ReceivedMail, startMailServer } from '../../scripts/dev/mail-server.ts'
import { servicesWithDatabases } from '../../scripts/database/schema-engine.ts'
import { freePorts } from '../../scripts/free-ports.ts'
import { type Receiver, startReceiver } from '../stand-ins/webhook-receiver.ts'
import { type Account, accountMaker, addCategories, type Role, variablesOf } from '../services.ts'
import { environment } from '../system.ts'
import { type ServiceProcess, startProcess } from './processes.ts'

/**
 * The whole system as `npm start` runs it: one process per service, a mail server, and the receiver of a merchant's
 * webhooks.
 */
export interface Shop {
  services: Readonly<Record<string, ServiceProcess>>
  urls: Readonly<Record<string, string>>
  databases: Databases
  mail: MailServer & { received: ReceivedMail[] }
  merchant: Receiver
  account(role?: Role): Promise<Account>
  /** The initial stock, by product. */
  stock: Map<string, number>
  product(stock: number): Promise<string>
  close(): Promise<void>
}

/** The URLs of the services' databases and, as `events`, of the broker. */
export type Databases = Readonly<Record<string, string>>

/** The event types of the merchant's webhook. */
export const WEBHOOK_TYPES = [
  'orders.order-placed.v1',
  'orders.order-confirmed.v1',
  'orders.order-cancelled.v1',
]

/* Pauses are shorter than in production, so that hours become seconds. */
export const ENV = {
  LOG_LEVEL: 'warn',
  ORDERS_STEP_PAUSE_MS: '50',
  ORDERS_STEP_LONGEST_PAUSE_MS: '500',
  ORDERS_STEP_ATTEMPTS: '10000',
  // A saga is not late because a service was down for some seconds.
  ORDERS_DEADLINE_SECONDS: '120',
  NOTIFICATIONS_SMTP_TIMEOUT_MS: '2000',
  NOTIFICATIONS_WEBHOOK_PAUSES_MS: Array(50).fill(200).join(','),
  NOTIFICATIONS_WEBHOOK_TIMEOUT_MS: '2000',
  // Several shops share a server.
  USERS_DATABASE_POOL_MAX: '4',
  PRODUCTS_DATABASE_POOL_MAX: '4',
  ORDERS_DATABASE_POOL_MAX: '6',
  PAYMENTS_DATABASE_POOL_MAX: '4',
  NOTIFICATIONS_DATABASE_POOL_MAX: '4',
  RATE_LIMITS: 'off',
}

export async function startShop(
  label: string,
  names: readonly string[],
  databases: Databases,
): Promise<Shop> {
  await using opened = new AsyncDisposableStack()
  const received: ReceivedMail[] = []
  const mail = await startMailServer({ onMail: (each) => void received.push(each) })
  opened.defer(() => mail.close())
  const merchant = opened.use(await startReceiver())
  const ports = await freePorts(names.length)
  const urls = Object.fromEntries(names.map((name, i) => [name, `http://127.0.0.1:${ports[i]}`]))

  const services: Record<string, ServiceProcess> = {}
  for (const name of names) {
    const port = new URL(urls[name] as string).port
    const surroundings = {
      ...variablesOf(name, urls),
      ...ENV,
      EVENTS_URL: databases.events,
      SMTP_URL: mail.url,
    }
    const env = environment(name, urls, databases[name], {
      ...surroundings,
      ...{ [`${name.toUpperCase()}_PORT`]: port, PATH: process.env.PATH },
    })
    const service = startProcess(name, urls[name] as string, env, label)
    services[name] = service
    opened.defer(() => service.close())
  }
  await Promise.all(Object.values(services).map((service) => service.ready()))

  const furniture = await furnish(urls, databases, merchant)
  const resources = opened.move()
  return {
    services,
    urls,
    databases,
    mail: Object.assign(mail, { received }),
    merchant,
    ...furniture,
    close: () => resources.disposeAsync(),
  }
}

/** The webhook of the merchant, and makers of accounts and products. */
export async function furnish(
  urls: Readonly<Record<string, string>>,
  databases: Databases,
  merchant: Pick<Receiver, 'url'>,
  newClient?: () => typeof fetch,
): Promise<Pick<Shop, 'account' | 'product' | 'stock'>> {
  await addCategories(databases.products as string)
  const account = accountMaker(urls.users as string, databases.users as string, newClient)
  await send(`${urls.notifications}/api/v1/webhook-endpoints`, await account('staff'), {
    url: merchant.url,
    eventTypes: WEBHOOK_TYPES,
  })
  const stock = new Map<string, number>()
  return {
    account,
    stock,
    product: async (count) => {
      // A storm may last longer than a token.
      const { id } = await send(`${urls.products}/api/v1/products`, await account('staff'), {
        sku: `CHAOS-${stock.size + 1}`,
        name: `Product ${stock.size + 1}`,
        description: 'A product with little stock.',
        category: 'furniture',
        price: { amount: 100 + stock.size, currency: 'EUR' },
        stock: count,
      })
      stock.set(id, count)
      return id
    },
  }
}

async function send(url: string, { token }: Account, body: object): Promise<{ id: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`POST ${url}: ${response.status}: ${await response.text()}`)
  return (await response.json()) as { id: string }
}

/** Databases on the test run's server, copied from its templates. */
export async function openTestDatabases(): Promise<{ urls: Databases; drop(): Promise<void> }> {
  await using opened = new AsyncDisposableStack()
  const events = withDatabase(process.env[testServerVariable] ?? '', `test_events_${crypto.randomUUID()}`)
  await createDatabase(events)
  opened.defer(() => dropDatabase(events))
  const urls: Record<string, string> = { events }
  for (const service of servicesWithDatabases()) {
    const database = await createTestDatabase(service)
    opened.defer(() => database.drop())
    urls[service] = database.url
  }
  const resources = opened.move()
  return { urls, drop: () => resources.disposeAsync() }
}
