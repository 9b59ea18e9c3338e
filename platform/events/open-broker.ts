import type { Broker, BrokerOptions } from './broker.ts'

/**
 * Opens the broker of a URL: `postgresql:` or `amqp:`, `amqps:`. Does not wait for a connection: a service starts while
 * its broker is down.
 */
export async function openBroker(url: string, options: BrokerOptions): Promise<Broker> {
  // Imported dynamically: only the driver in use is loaded.
  if (/^postgres(ql)?:/.test(url)) return (await import('./broker-postgres.ts')).postgresBroker(url, options)
  if (/^amqps?:/.test(url)) return (await import('./broker-rabbitmq.ts')).rabbitmqBroker(url, options)
  if (/^rediss?:/.test(url)) return (await import('./broker-redis.ts')).redisBroker(url, options)
  if (/^(nats|tls):/.test(url)) return (await import('./broker-nats.ts')).natsBroker(url, options)
  if (/^kafka(\+ssl)?:/.test(url)) return (await import('./broker-kafka.ts')).kafkaBroker(url, options)
  throw new Error(`EVENTS_URL must begin with postgresql: or amqp:, not with ${url.split(':', 1)[0]}:`)
}
