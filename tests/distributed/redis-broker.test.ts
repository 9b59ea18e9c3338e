import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Delivery } from '#platform/events/broker.ts'
import { LEASE_MS } from '#platform/events/redis-consumer.ts'
import { describeAnnouncements } from '../brokers/announcement-conformance.ts'
import { type BrokerUnderTest, n, thing, useBroker } from '../brokers/broker-under-test.ts'
import { describeBroker } from '../brokers/conformance.ts'
import { describeInstances } from '../brokers/instance-conformance.ts'
import { describeConsumer } from '../brokers/consumer-conformance.ts'
import { removeFromRedis } from '../brokers/remove.ts'
import { soon } from '../events/harness.ts'
import { type Proxy, startProxy } from './proxy.ts'
import { redisUrl } from './require-redis.ts'

let broker: BrokerUnderTest
let proxy: Proxy
/** How long a renewal of leases, and any other request, is on its way. */
let renewalMs = 0
let requestMs = 0

beforeAll(async () => {
  // The server may be shared, so it is not stopped: a proxy in front of it is.
  proxy = await startProxy(redisUrl, {
    delay: (chunk) => (chunk.includes('PEXPIRE') ? renewalMs : requestMs),
  })
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

describe('a lease on Redis', () => {
  const { open, consume } = useBroker(() => broker)
  afterEach(() => {
    renewalMs = requestMs = 0
  })

  it('that is renewed late leaves no event behind', async () => {
    const broker = await open()
    const attempts = new Map<number, number>()
    const { numbers } = await consume(broker, 'a', {
      backoffMs: 300,
      // The lease ends during one of the pauses, and is renewed before another instance can have it.
      handle: async ({ event }) => {
        const attempt = (attempts.get(n(event)) ?? 0) + 1
        attempts.set(n(event), attempt)
        if (attempt < 4) throw new Error('Again')
      },
    })
    renewalMs = 2_200
    await broker.publish(Array.from({ length: 16 }, (_, number) => thing(number)))
    await soon(() => expect(new Set(numbers()).size).toBe(16), 30_000)
  })

  it('is renewed while the handlers of released partitions run, and those of a consumer that closes', async () => {
    const broker = await open()
    const begun: number[] = []
    const handle = async ({ event }: Delivery, signal: AbortSignal) => {
      begun.push(n(event))
      if (n(event) < 10) await Promise.race([blocked.promise, once(signal, 'abort')])
    }
    let blocked = Promise.withResolvers<void>()
    const numbers = Array.from({ length: 10 }, (_, number) => number)
    const inFlight = async () => {
      ;[blocked, begun.length] = [Promise.withResolvers<void>(), 0]
      await broker.publish(numbers.map((number) => thing(number)))
      await soon(() => expect(begun.toSorted()).toEqual(numbers))
    }
    const one = await consume(await open(), 'a', { handle })
    await inFlight()
    // This one gets the partitions whose handlers do not run.
    const two = await consume(await open(), 'a', { handle })
    await pause(1.5 * LEASE_MS)
    expect(begun).toHaveLength(10)
    blocked.resolve()
    await soon(() => expect(one.got.length).toBe(10))

    await two.close()
    await inFlight()
    const closing = one.close()
    const three = await consume(await open(), 'a', { handle })
    await pause(1.5 * LEASE_MS)
    expect(three.got).toEqual([])
    expect(begun).toHaveLength(10)
    blocked.resolve()
    await closing
    await broker.publish([thing(11)])
    await soon(() => expect(three.numbers()).toEqual([11]))
  })

  it('of each partition is acquired in time when Redis responds slowly', async () => {
    requestMs = 120
    const broker = await open()
    const { numbers } = await consume(broker, 'a')
    let published = 0
    const subjects = Array.from({ length: 16 }, () => randomUUID())
    for (let round = 0; round < 10; round += 1) {
      await broker.publish(subjects.map((each) => thing((published += 1), each)))
      await soon(() => expect(new Set(numbers()).size).toBe(published), 5_000)
    }
  })
})
