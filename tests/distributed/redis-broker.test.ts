import { afterAll, beforeAll } from 'vitest'
import { describeAnnouncements } from '../brokers/announcement-conformance.ts'
import type { BrokerUnderTest } from '../brokers/broker-under-test.ts'
import { describeBroker } from '../brokers/conformance.ts'
import { describeInstances } from '../brokers/instance-conformance.ts'
import { describeConsumer } from '../brokers/consumer-conformance.ts'
import { removeFromRedis } from '../brokers/remove.ts'
import { type Proxy, startProxy } from './proxy.ts'
import { redisUrl } from './require-redis.ts'

let broker: BrokerUnderTest
let proxy: Proxy

beforeAll(async () => {
  // The server may be shared, so it is not stopped: a proxy in front of it is.
  proxy = await startProxy(redisUrl)
  broker = {
    url: Object.assign(new URL(redisUrl), { hostname: '127.0.0.1', port: proxy.port }).href,
    stop: () => proxy.cut(),
    start: () => proxy.restore(),
    remove: async (namespace) => {
      await proxy.restore()
      await removeFromRedis(redisUrl, namespace)
    },
  }
})
afterAll(() => proxy?.cut())

describeBroker('Redis', () => broker)
describeInstances('Redis', () => broker)
describeConsumer('Redis', () => broker)
describeAnnouncements('Redis', () => broker)
