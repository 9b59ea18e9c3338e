import { existsSync, readFileSync } from 'node:fs'
import type { BrokerKind } from '#platform/events/broker-url.ts'
import { contracts } from '#generated/gateway/contracts.ts'
import { operationsOf } from '#platform/contract/contract.ts'
import { DEFAULT_PORTS, readConfig, servicesOf } from '../services/gateway/config.ts'
import { serviceVariable } from '../scripts/port-base.ts'

/** The broker that EVENTS_URL of the secrets names, for the network policies. */
export const BROKER: BrokerKind = 'rabbitmq'

/**
 * Where the services send their spans, if an overlay has the component `tracing`: OTLP over HTTP, to a service
 * `<name>.<namespace>` of the cluster.
 */
export const COLLECTOR = 'http://collector.monitoring:4318'

export interface ServiceSpec {
  port: number
  /** The services that it calls. */
  calls: readonly string[]
  /** The keys of the secret `<service>`: variables of the service. */
  secrets: readonly string[]
  env?: Readonly<Record<string, string>>
  /** Connects to hosts outside the cluster on these ports. */
  external?: readonly number[]
  memory: string
}

/* What differs from the defaults below. A new service needs no entry before it calls others. */
const OWN: Readonly<Record<string, Partial<ServiceSpec>>> = {
  notifications: {
    secrets: ['NOTIFICATIONS_CLIENT_SECRET', 'NOTIFICATIONS_MAIL_FROM', 'SMTP_URL'],
    // Webhooks and e-mail.
    external: [443, 465, 587],
  },
  orders: { calls: ['payments', 'products', 'users'], secrets: ['ORDERS_CLIENT_SECRET'] },
  payments: { env: { PAYMENTS_PROVIDER: 'sandbox' } },
  'shop-window': { calls: ['orders', 'products', 'users'] },
  users: { calls: [], secrets: ['SERVICE_CLIENTS'], memory: '512Mi' },
}

/** The services with `x-rate-limit`: their instances count together, in Redis. */
export const LIMITED = new Set(
  contracts.flatMap(operationsOf).flatMap(({ service, rateLimit }) => (rateLimit ? service : [])),
)

/* A service has its manifests as soon as it has a port. */
const withPort = servicesOf(contracts).filter((name) => name in DEFAULT_PORTS)
const gateway = readConfig({}, withPort)

/** The services, and what they connect to: those of the gateway, with a database and events if `prisma/` has them. */
export const SERVICES: Readonly<Record<string, ServiceSpec>> = {
  gateway: {
    port: gateway.platform.port,
    calls: Object.keys(gateway.services).sort(),
    secrets: ['EVENTS_URL', 'REDIS_URL'],
    // Pods of the ingress controller have private addresses. One cache, because requests of a client reach several pods.
    env: { GATEWAY_TRUSTED_PROXIES: 'uniquelocal', GATEWAY_CACHE: 'redis' },
    memory: '512Mi',
  },
  ...Object.fromEntries(
    Object.entries(gateway.services)
      .sort()
      .map(([service, url]) => [service, specOf(service, url)]),
  ),
}

expectServices(OWN, Object.keys(SERVICES))

/** The services with a database. */
export const DATABASES = Object.entries(SERVICES)
  .filter(([, { secrets }]) => secrets.some((name) => name.endsWith('_DATABASE_URL')))
  .map(([name]) => name)

/**
 * @param entries by service
 * @throws Error for what is left of a service whose contract has been removed
 */
export function expectServices(
  entries: Readonly<Record<string, Partial<ServiceSpec>>>,
  services: readonly string[],
): void {
  for (const [name, { calls = [] }] of Object.entries(entries))
    for (const unknown of [name, ...calls].filter((each) => !services.includes(each)))
      throw new Error(
        `deploy/services.ts has ${unknown} in the entry of ${name}: it has no contract, or no port in services/gateway/config.ts`,
      )
}

function specOf(service: string, url: string): ServiceSpec {
  const own = OWN[service]
  const schema = `prisma/${service}/schema.prisma`
  const hasDatabase = existsSync(schema)
  const hasEvents = hasDatabase && /^model (Outbox|Inbox)Event /m.test(readFileSync(schema, 'utf8'))
  return {
    port: Number(new URL(url).port),
    // The keys that tokens are verified with.
    calls: ['users'],
    memory: '384Mi',
    ...own,
    secrets: [
      // Through PgBouncer, and directly.
      ...(hasDatabase
        ? ['DATABASE_URL', 'DATABASE_DIRECT_URL'].map((name) => serviceVariable(service, name))
        : []),
      ...(hasEvents ? ['EVENTS_URL'] : []),
      ...(LIMITED.has(service) ? ['REDIS_URL'] : []),
      ...(own?.secrets ?? []),
    ],
  }
}
