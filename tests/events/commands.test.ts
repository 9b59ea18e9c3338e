import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Broker, Delivery } from '#platform/events/broker.ts'
import { openBroker } from '#platform/events/open-broker.ts'
import type { CloudEvent } from '#platform/events/cloud-event.ts'
import { type Events, openEvents } from '#platform/events/events.ts'
import { replayEvents, tailEvents } from '../../scripts/ops/events.ts'
import { type Happened, type Harness, log, openHarness, validators, soon, type Tx, TYPE } from './harness.ts'

let harness: Harness
let broker: Broker
let events: Events<Happened>
let opened: AsyncDisposableStack

beforeEach(async () => {
  opened = new AsyncDisposableStack()
  harness = await openHarness()
  opened.defer(() => harness.close())
  broker = await openBroker(harness.url, { log, applicationName: 'test' })
  opened.defer(() => broker.close())
  events = await openEvents<Happened, Tx>({
    ...{ service: 'orders', databaseUrl: harness.url, pool: harness.pool, transactions: harness.prisma },
    ...{ broker, log, publishes: validators, consumes: validators },
  })
})
afterEach(() => opened.disposeAsync())

const publish = (n: number) =>
  harness.prisma.$transaction((tx) => events.publish(tx, { type: TYPE, subject: 's', data: { n } }))
const n = (event: CloudEvent) => (event.data as { n: number }).n

async function listen(consumer: string) {
  const got: Delivery[] = []
  const subscription = await broker.subscribe({
    consumer,
    types: [TYPE],
    handle: async (delivery) => void got.push(delivery),
  })
  await subscription.ready()
  return got
}

describe('npm run events -- replay', () => {
  it('sends events from a time, or from an id, to one consumer only', async () => {
    const [a, b] = [await listen('a'), await listen('b')]
    const relay = events.relay()
    opened.defer(() => relay.stop())
    await relay.start()
    const published: CloudEvent[] = []
    for (let i = 1; i <= 5; i += 1) published.push(await publish(i))
    await soon(() => expect([a.length, b.length]).toEqual([5, 5]))
    await soon(async () =>
      expect(await harness.prisma.outboxEvent.count({ where: { publishedAt: null } })).toBe(0),
    )

    const fromId = await replayEvents(broker, [harness.url], { consumer: 'a', from: published[2]!.id })
    expect(fromId.events).toBe(3)
    await soon(() => expect(a.slice(5).map(({ event }) => n(event))).toEqual([3, 4, 5]))
    expect(a.slice(5).every(({ replay }) => replay === fromId.replay)).toBe(true)

    const { createdAt } = await harness.prisma.outboxEvent.findUniqueOrThrow({
      where: { id: published[3]!.id },
    })
    const fromTime = await replayEvents(broker, [harness.url], {
      consumer: 'a',
      from: createdAt.toISOString(),
    })
    await soon(() => expect(a.slice(8).map(({ event }) => n(event))).toEqual([4, 5]))
    expect(fromTime.replay).not.toBe(fromId.replay)

    // The event after them proves that none of it was sent to the other consumer.
    await publish(6)
    await soon(() => expect(b.map(({ event }) => n(event))).toEqual([1, 2, 3, 4, 5, 6]))
  })

  it('reports an invalid --from', async () => {
    const from = (text: string) => replayEvents(broker, [harness.url], { consumer: 'a', from: text })
    await expect(from('yesterday')).rejects.toThrow('neither a time')
    await expect(from(randomUUID())).rejects.toThrow('There is no event')
  })
})

describe('npm run events -- tail', () => {
  it('prints each event once, when its transaction commits', async () => {
    await publish(1)
    const ending = new AbortController()
    const told: number[] = []
    const tailing = tailEvents(harness.url, (event) => told.push(n(event)), { signal: ending.signal })
    await soon(async () => {
      const { rows } = await harness.pool.query(
        "SELECT FROM pg_stat_activity WHERE application_name = 'events' AND query LIKE 'SELECT position%'",
      )
      expect(rows).toHaveLength(1)
    })
    await publish(2)
    await soon(() => expect(told).toEqual([2]))
    await publish(3)
    await soon(() => expect(told).toEqual([2, 3]))
    ending.abort()
    await tailing
  })
})
