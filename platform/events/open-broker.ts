import type { Broker, BrokerOptions } from './broker.ts'
import { type BrokerKind, parseBrokerUrl } from './broker-url.ts'

type Open = (url: string, options: BrokerOptions) => Broker

/* Imported dynamically: only the driver in use is loaded. */
const DRIVERS: Readonly<Record<BrokerKind, () => Promise<Open>>> = {
  postgres: async () => (await import('./broker-postgres.ts')).postgresBroker,
  rabbitmq: async () => (await import('./broker-rabbitmq.ts')).rabbitmqBroker,
  redis: async () => (await import('./broker-redis.ts')).redisBroker,
  nats: async () => (await import('./broker-nats.ts')).natsBroker,
  kafka: async () => (await import('./broker-kafka.ts')).kafkaBroker,
}

/**
 * Opens the broker of a URL. Does not wait for a connection: a service starts while its broker is down.
 *
 * @throws Error with a sentence when the URL is wrong, or the package of the driver is not installed
 */
export async function openBroker(eventsUrl: string, options: BrokerOptions): Promise<Broker> {
  const { kind, url, namespace } = parsed(eventsUrl)
  const open = await load(kind)
  return open(url, namespace === undefined ? options : { namespace, ...options })
}

function parsed(eventsUrl: string) {
  try {
    return parseBrokerUrl(eventsUrl)
  } catch (cause) {
    throw new Error(`EVENTS_URL is wrong: ${(cause as Error).message}`, { cause })
  }
}

async function load(kind: BrokerKind): Promise<Open> {
  try {
    return await DRIVERS[kind]()
  } catch (cause) {
    const [, name] = /Cannot find package '([^']+)'/.exec((cause as Error).message) ?? []
    if (name === undefined) throw cause
    throw new Error(`The broker of EVENTS_URL needs the package ${name}: npm install ${name}`, { cause })
  }
}
