import type { BaseOptions } from '@platformatic/kafka'

const MECHANISMS = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const
const OPTIONS = ['servers', 'partitions', 'replicas', 'mechanism']

export interface KafkaAddress {
  client: Pick<BaseOptions, 'bootstrapBrokers' | 'tls' | 'sasl'>
  /** Of the topic of events, when it is created. */
  partitions: number
  /** Undefined for what the server has as its default. */
  replicas: number | undefined
}

/**
 * `kafka://user:password@host:9092`; `kafka+ssl:` for TLS. `?servers=host:9092,host:9092` has more servers of the
 * cluster, `?mechanism=SCRAM-SHA-512` how user and password are sent, `?partitions=24&replicas=3` how the topic is
 * created.
 *
 * @throws Error with a sentence
 */
export function kafkaAddress(url: string): KafkaAddress {
  const { protocol, host, username, password, searchParams } = new URL(url)
  const unknown = [...searchParams.keys()].filter((name) => !OPTIONS.includes(name))
  if (unknown.length > 0) throw new Error(`Kafka has no option ${unknown.join(', ')}`)
  const mechanism = MECHANISMS.find((each) => each === (searchParams.get('mechanism') ?? 'PLAIN'))
  if (!mechanism) throw new Error(`mechanism of Kafka must be one of ${MECHANISMS.join(', ')}`)
  const number = (name: string) => {
    const value = searchParams.get(name)
    if (value !== null && !/^[1-9]\d{0,3}$/.test(value))
      throw new Error(`${name} of Kafka must be a number from 1 to 9999`)
    return value === null ? undefined : Number(value)
  }
  return {
    client: {
      bootstrapBrokers: [
        host.includes(':') ? host : `${host}:9092`,
        ...(searchParams.get('servers')?.split(',') ?? []),
      ],
      ...(protocol === 'kafka+ssl:' && { tls: {} }),
      ...(username && {
        sasl: {
          mechanism,
          username: decodeURIComponent(username),
          password: decodeURIComponent(password),
        },
      }),
    },
    partitions: number('partitions') ?? 12,
    replicas: number('replicas'),
  }
}
