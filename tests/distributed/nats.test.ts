import { afterAll, beforeAll } from 'vitest'
import { describeAnnouncements } from '../brokers/announcement-conformance.ts'
import type { BrokerUnderTest } from '../brokers/broker-under-test.ts'
import { describeBroker } from '../brokers/conformance.ts'
import { describeInstances } from '../brokers/instance-conformance.ts'
import { describeConsumer } from '../brokers/consumer-conformance.ts'
import { removeFromNats } from '../brokers/remove.ts'
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
      await removeFromNats(natsUrl, namespace)
    },
  }
})
afterAll(() => proxy?.cut())

describeBroker('NATS', () => broker)
describeInstances('NATS', () => broker)
describeConsumer('NATS', () => broker)
describeAnnouncements('NATS', () => broker)
