import { randomUUID } from 'node:crypto'
import { Registry } from 'prom-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Broker } from '#platform/events/broker.ts'
import { openEvents } from '#platform/events/events.ts'
import { openBroker } from '#platform/events/open-broker.ts'
import { type Happened, type Harness, log, openHarness, validators, type Tx, TYPE } from './harness.ts'

let harness: Harness
let opened: AsyncDisposableStack
beforeEach(async () => {
  opened = new AsyncDisposableStack()
  harness = await openHarness()
  opened.defer(() => harness.close())
})
afterEach(() => opened.disposeAsync())

test('the metrics of the outbox: waiting events, their age, and published events', async () => {
  const real = await openBroker(harness.url, { log, applicationName: 'test' })
  opened.defer(() => real.close())
  let isDown = true
  const broker: Broker = {
    ...real,
    publish: async () => {
      if (isDown) throw new Error('the broker is down')
    },
  }
  const metrics = new Registry()
  const events = await openEvents<Happened, Tx>({
    ...{ service: 'orders', databaseUrl: harness.url, pool: harness.pool, transactions: harness.prisma },
    ...{ broker, log, metrics, publishes: validators },
  })
  const relay = events.relay()
  const valueOf = async (name: string) => {
    const text = await metrics.getSingleMetricAsString(name)
    return Number(/^\S+ (\S+)$/m.exec(text.replaceAll(/^#.*\n/gm, ''))?.[1])
  }
  await relay.start()
  opened.defer(() => relay.stop())
  expect(await valueOf('events_waiting')).toBe(0)
  expect(await valueOf('events_waiting_seconds')).toBe(0)

  for (let n = 0; n < 3; n += 1)
    await harness.prisma.$transaction((tx) =>
      events.publish(tx, { type: TYPE, subject: randomUUID(), data: { n } }),
    )
  await harness.pool.query(`UPDATE outbox SET created_at = now() - interval '1 hour' WHERE position = 1`)
  await expect.poll(() => valueOf('events_waiting')).toBe(3)
  expect(await valueOf('events_waiting_seconds')).toBeGreaterThanOrEqual(3600)

  isDown = false
  await expect.poll(() => valueOf('events_waiting')).toBe(0)
  expect(await valueOf('events_waiting_seconds')).toBe(0)
  await expect.poll(() => valueOf('events_published_total')).toBe(3)
  expect(await metrics.getSingleMetricAsString('events_publish_delay_seconds')).toMatch(
    /^events_publish_delay_seconds_sum 3\d{3}/m,
  )
})
