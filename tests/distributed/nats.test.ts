import { connect } from '@nats-io/transport-node'
import { jetstreamManager } from '@nats-io/jetstream'
import { afterAll, beforeAll } from 'vitest'
import { describeAnnouncements } from '../brokers/announcement-conformance.ts'
import type { BrokerUnderTest } from '../brokers/broker-under-test.ts'
import { describeBroker } from '../brokers/conformance.ts'
import { describeConsumer } from '../brokers/consumer-conformance.ts'
import { type Proxy, startProxy } from './proxy.ts'
import { natsUrl } from './require-nats.ts'

let broker: BrokerUnderTest
let proxy: Proxy

beforeAll(async () => {
  // The server may be shared, so it is not stopped: a proxy in front of it is.
  proxy = await startProxy(natsUrl)
  broker = {
    url: `nats://127.0.0.1:${proxy.port}`,
    skipsTypes: true,
    stop: () => proxy.cut(),
    start: () => proxy.restore(),
    remove: async (namespace) => {
      await proxy.restore()
      const connection = await connect({ servers: new URL(natsUrl).host })
      const { streams } = await jetstreamManager(connection)
      for (const stream of ['events', 'dead']) await streams.delete(`${namespace}-${stream}`).catch(() => {})
      await connection.close()
    },
  }
})
afterAll(() => proxy?.cut())

describeBroker('NATS', () => broker)
describeConsumer('NATS', () => broker)
describeAnnouncements('NATS', () => broker)
