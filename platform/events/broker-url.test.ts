import { describe, expect, it } from 'vitest'
import { parseBrokerUrl } from './broker-url.ts'
import { openBroker } from './open-broker.ts'
import { kafkaAddress } from './kafka-address.ts'
import { natsAddress } from './nats-address.ts'
import { pino } from 'pino'

describe('the URL of a broker', () => {
  it.each([
    ['postgresql://u:p@host:5432/events', 'postgres'],
    ['amqps://u:p@host/vhost', 'rabbitmq'],
    ['rediss://:p@host:6380/2', 'redis'],
    ['nats://u:p@host:4222?replicas=3', 'nats'],
    ['kafka+ssl://u:p@host:9092?mechanism=SCRAM-SHA-512&partitions=24', 'kafka'],
  ])('%s is of %s', (url, kind) => {
    expect(parseBrokerUrl(url)).toEqual({ kind, url, namespace: undefined })
  })

  it('has a namespace, which the driver does not get', () => {
    expect(parseBrokerUrl('nats://host:4222?namespace=shop_2&replicas=3')).toEqual({
      ...{ kind: 'nats', namespace: 'shop_2', url: 'nats://host:4222?replicas=3' },
    })
  })

  it.each([
    ['secret', 'it must be a URL such as amqp://'],
    ['http://u:secret@host', 'not http:'],
    ['constructor://host', 'not constructor:'],
    ['nats://', 'it has no host'],
    ['redis://host?namespace=a;DROP', 'namespace must match'],
    ['nats://u:secret@host?replicas=2', 'replicas of NATS must be 1, 3 or 5'],
    ['nats://u:secret@host?partition=2', 'NATS has no option partition'],
    ['kafka://u:secret@host?mechanism=MD5', 'mechanism of Kafka must be one of PLAIN, SCRAM-SHA-256'],
    ['kafka://u:secret@host?partitions=-1', 'partitions of Kafka must be a number'],
    ['kafka://u:secret@host?replica=3', 'Kafka has no option replica'],
  ])('%s is refused without its password', async (url, reason) => {
    expect(() => parseBrokerUrl(url)).toThrow(reason)
    const opened = openBroker(url, { log: pino({ level: 'silent' }), applicationName: 'test' })
    await expect(opened).rejects.toThrow(reason)
    await expect(opened).rejects.not.toThrow('secret')
  })

  it('has credentials, TLS and the servers of a cluster', () => {
    expect(natsAddress('tls://a%40b:p%3Aw@one:4222?servers=two:4222,three:4222')).toEqual({
      ...{ servers: ['one:4222', 'two:4222', 'three:4222'], user: 'a@b', pass: 'p:w', tls: {}, replicas: 1 },
    })
    expect(natsAddress('nats://token@one')).toMatchObject({ servers: ['one'], token: 'token' })
    expect(kafkaAddress('kafka+ssl://u:p@one:9092?servers=two:9092&replicas=3')).toEqual({
      client: {
        ...{ bootstrapBrokers: ['one:9092', 'two:9092'], tls: {} },
        sasl: { mechanism: 'PLAIN', username: 'u', password: 'p' },
      },
      ...{ partitions: 12, replicas: 3 },
    })
    expect(kafkaAddress('kafka://one')).toMatchObject({ client: { bootstrapBrokers: ['one:9092'] } })
  })
})
