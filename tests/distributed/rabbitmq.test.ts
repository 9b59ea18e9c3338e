import { afterAll, beforeAll } from 'vitest'
import { describeAnnouncements } from '../brokers/announcement-conformance.ts'
import type { BrokerUnderTest } from '../brokers/broker-under-test.ts'
import { describeBroker } from '../brokers/conformance.ts'
import { describeInstances } from '../brokers/instance-conformance.ts'
import { describeConsumer } from '../brokers/consumer-conformance.ts'
import { removeFromRabbitmq } from '../brokers/remove.ts'
import { type Proxy, startProxy } from './proxy.ts'
import { rabbitmqUrl } from './require-rabbitmq.ts'

let broker: BrokerUnderTest
let proxy: Proxy

beforeAll(async () => {
  // The server may be shared, so it is not stopped: a proxy in front of it is.
  proxy = await startProxy(rabbitmqUrl)
  broker = {
    url: Object.assign(new URL(rabbitmqUrl), { hostname: '127.0.0.1', port: proxy.port }).href,
    stop: () => proxy.cut(),
    start: () => proxy.restore(),
    remove: async (namespace, consumers) => {
      await proxy.restore()
      await removeFromRabbitmq(rabbitmqUrl, namespace, consumers)
    },
  }
})
afterAll(() => proxy?.cut())

describeBroker('RabbitMQ', () => broker)
describeInstances('RabbitMQ', () => broker)
describeConsumer('RabbitMQ', () => broker)
describeAnnouncements('RabbitMQ', () => broker)
