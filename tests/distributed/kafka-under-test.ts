import { afterAll, beforeAll } from 'vitest'
import type { BrokerUnderTest } from '../brokers/broker-under-test.ts'
import { type KafkaMock, startKafkaMock } from './kafka-mock.ts'

/** A mock cluster for a test file. Joining a group takes it three seconds, like a real one: the suites are in several files. */
export function useKafka(): () => BrokerUnderTest {
  let mock: KafkaMock
  beforeAll(async () => {
    mock = await startKafkaMock()
  })
  afterAll(() => mock?.close())
  return () => ({
    url: mock.url,
    skipsTypes: true,
    isSlow: true,
    stop: () => mock.proxy.cut(),
    start: () => mock.proxy.restore(),
    // Namespaces end with the mock.
    remove: () => mock.proxy.restore(),
  })
}
