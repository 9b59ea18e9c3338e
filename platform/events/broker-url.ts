import { kafkaAddress } from './kafka-address.ts'
import { natsAddress } from './nats-address.ts'

/** Part of names of queues, streams and topics, and PostgreSQL's schema. */
const NAMESPACE = /^[a-z][a-z0-9_]{0,39}$/

export type BrokerKind = 'postgres' | 'rabbitmq' | 'redis' | 'nats' | 'kafka'

const KINDS: Readonly<Record<string, BrokerKind>> = {
  'postgresql:': 'postgres',
  'postgres:': 'postgres',
  'amqp:': 'rabbitmq',
  'amqps:': 'rabbitmq',
  'redis:': 'redis',
  'rediss:': 'redis',
  'nats:': 'nats',
  'tls:': 'nats',
  'kafka:': 'kafka',
  'kafka+ssl:': 'kafka',
}

/** What options a URL may have. PostgreSQL's and RabbitMQ's have those of their drivers. */
const CHECKS: Readonly<Record<BrokerKind, (url: string) => unknown>> = {
  postgres: () => {},
  rabbitmq: () => {},
  redis: () => {},
  nats: natsAddress,
  kafka: kafkaAddress,
}

export interface BrokerUrl {
  kind: BrokerKind
  /** Without the namespace. */
  url: string
  namespace: string | undefined
}

/**
 * `postgresql:`, `amqp:`, `redis:`, `nats:` or `kafka:`; `?namespace=…` isolates systems on the same broker.
 *
 * @throws Error with a sentence, in which there is no password
 */
export function parseBrokerUrl(text: string): BrokerUrl {
  const url = URL.parse(text)
  if (!url) throw new Error('it must be a URL such as amqp://user:password@host:5672')
  const kind = Object.hasOwn(KINDS, url.protocol) ? KINDS[url.protocol] : undefined
  if (!kind)
    throw new Error(`it must begin with postgresql:, amqp:, redis:, nats: or kafka:, not ${url.protocol}`)
  if (url.host === '' && kind !== 'postgres') throw new Error('it has no host')
  const namespace = url.searchParams.get('namespace') ?? undefined
  if (namespace !== undefined && !NAMESPACE.test(namespace))
    throw new Error(`its namespace must match ${NAMESPACE.source}`)
  url.searchParams.delete('namespace')
  const rest = namespace === undefined ? text : url.href
  CHECKS[kind](rest)
  return { kind, url: rest, namespace }
}
