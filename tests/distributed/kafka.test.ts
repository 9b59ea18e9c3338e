import { afterAll, beforeAll } from 'vitest'
import { describeAnnouncements } from '../brokers/announcement-conformance.ts'
import type { BrokerUnderTest } from '../brokers/broker-under-test.ts'
import { describeBroker } from '../brokers/conformance.ts'
import { describeConsumer } from '../brokers/consumer-conformance.ts'
import { type KafkaMock, startKafkaMock } from './kafka-mock.ts'

let broker: BrokerUnderTest
let mock: KafkaMock

beforeAll(async () => {
  mock = await startKafkaMock()
  broker = {
    url: mock.url,
    skipsTypes: true,
    // A session of six seconds, the least that Kafka accepts by default, and the rebalance.
    redeliveryMs: 15_000,
    stop: () => mock.proxy.cut(),
    start: () => mock.proxy.restore(),
    // Namespaces end with the mock.
    remove: () => mock.proxy.restore(),
  }
})
afterAll(() => mock?.close())

describeBroker('Kafka', () => broker)
describeConsumer('Kafka', () => broker)
describeAnnouncements('Kafka', () => broker)
