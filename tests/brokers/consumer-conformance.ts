import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Broker } from '#platform/events/broker.ts'
import { type CloudEvent, EVENT_LIMIT_BYTES, makeEvent } from '#platform/events/cloud-event.ts'
import { type Events, openEvents } from '#platform/events/events.ts'
import { openBroker } from '#platform/events/open-broker.ts'
import {
  type Happened,
  type Harness,
  log,
  openHarness,
  validators,
  soon,
  type Tx,
  TYPE,
} from '../events/harness.ts'
import type { BrokerUnderTest } from './broker-under-test.ts'

const UNHEARD_OF = 'tests.unheard-of.v1'
const CONSUMER = 'orders'

/**
 * The behaviour of a service with invalid events, over every broker: each becomes a dead letter with its reason, and
 * the consumer continues.
 */
export function describeConsumer(name: string, subject: () => BrokerUnderTest): void {
  describe(`a service on ${name}`, () => {
    let namespace = ''
    let opened: AsyncDisposableStack
    let harness: Harness
    let broker: Broker
    let events: Events<Happened>
    let handled: number[]
    beforeEach(async () => {
      namespace = `t${randomUUID().replaceAll('-', '').slice(0, 16)}`
      opened = new AsyncDisposableStack()
      harness = await openHarness()
      opened.defer(() => harness.close())
      opened.defer(() => subject().remove(namespace, [CONSUMER]))
      broker = await openBroker(subject().url, { log, applicationName: 'conformance', namespace })
      opened.defer(() => broker.close())
      events = await openEvents<Happened, Tx>({
        ...{ service: CONSUMER, databaseUrl: harness.url, pool: harness.pool, transactions: harness.prisma },
        ...{ broker, log, publishes: validators, consumes: validators },
      })
      handled = []
    })
    afterEach(() => opened.disposeAsync())

    /** A queue with these types exists, and nothing consumes it. */
    const subscribed = async (...types: string[]) => {
      const subscription = await broker.subscribe({ consumer: CONSUMER, types, handle: async () => {} })
      await subscription.ready()
      await subscription.close()
    }
    const consume = async () => {
      const handle = async ({ data }: CloudEvent<string, { n: number }>) => void handled.push(data.n)
      const consumer = events.consumer({ [TYPE]: handle }, {}, { backoffMs: 10 })
      opened.defer(() => consumer.stop())
      await consumer.start()
    }
    /** The invalid event is a dead letter with this reason after one attempt, and the next one is handled. */
    const expectDead = async (bad: CloudEvent, reason: string | RegExp) => {
      await subscribed(TYPE, UNHEARD_OF)
      await broker.publish([bad, thing(2)])
      await consume()
      await soon(() => expect(handled).toEqual([2]))
      await soon(async () => expect(await broker.deadLetters.list(CONSUMER)).toHaveLength(1))
      expect(await broker.deadLetters.list(CONSUMER)).toEqual([
        expect.objectContaining({ event: bad, reason: expect.stringMatching(reason), attempts: 1 }),
      ])
      expect(await harness.prisma.inboxEvent.count()).toBe(1)
    }

    it('moves an event of an unknown type to the dead letters, or skips it, and continues', async () => {
      if (subject().skipsTypes) {
        await subscribed(TYPE, UNHEARD_OF)
        await broker.publish([{ ...thing(1), type: UNHEARD_OF }, thing(2)])
        await consume()
        await soon(() => expect(handled).toEqual([2]))
        expect(await broker.deadLetters.list(CONSUMER)).toEqual([])
        return
      }
      await expectDead({ ...thing(1), type: UNHEARD_OF }, `The event type "${UNHEARD_OF}" is unknown here`)
    })

    it('moves an event that does not match its contract to the dead letters, and continues', async () => {
      await expectDead({ ...thing(1), data: { n: 'one' } }, '/data/n must be an integer')
    })

    it('moves an event that is too large to the dead letters, and continues', async () => {
      await expectDead(
        { ...thing(1), data: { n: 1, text: 'x'.repeat(EVENT_LIMIT_BYTES) } },
        /^The event has \d+ bytes; at most 1048576 are allowed$/,
      )
    })

    it('counts attempts that began: an event that waits behind another one loses none with restarts', async () => {
      await subscribed(TYPE)
      await broker.publish([thing(1), thing(2)])
      let begun = 0
      let isDown = true
      const handle = async ({ data }: CloudEvent<string, { n: number }>) => {
        if (data.n === 1) begun += 1
        if (isDown) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
        handled.push(data.n)
      }
      for (let restarts = 0; restarts < 5; restarts += 1) {
        const before = begun
        const consumer = events.consumer({ [TYPE]: handle }, {}, { backoffMs: 10, attempts: 3 })
        await consumer.start()
        // RabbitMQ counts a restart for the first event, whose handler begins: it may be a dead letter already.
        await soon(async () =>
          expect(begun > before || (await broker.deadLetters.list(CONSUMER)).length > 0).toBe(true),
        )
        await consumer.stop()
      }
      isDown = false
      await consume()
      await soon(() => expect(handled).toContain(2))
      const dead = await broker.deadLetters.list(CONSUMER)
      expect(dead.map(({ event }) => (event.data as { n: number }).n)).not.toContain(2)
    })

    it.each([
      ['of an unknown type', UNHEARD_OF, { n: 1 }, `"${UNHEARD_OF}" is unknown here`],
      ['that does not match its contract', TYPE, { n: 'one' }, '/data/n must be an integer'],
      [
        'that is too large',
        TYPE,
        { n: 1, text: 'x'.repeat(EVENT_LIMIT_BYTES) },
        'at most 1048576 are allowed',
      ],
    ])('refuses to publish an event %s, and all others of the transaction', async (_, type, data, reason) => {
      const publish = harness.prisma.$transaction(async (tx) => {
        await events.publish(tx, { type: TYPE, subject: 's', data: { n: 0 } })
        await events.publish(tx, { type: type as typeof TYPE, subject: 's', data: data as { n: number } })
      })
      await expect(publish).rejects.toThrow(reason)
      expect(await harness.prisma.outboxEvent.count()).toBe(0)
    })
  })
}

const thing = (n: number): CloudEvent => makeEvent('tests', { type: TYPE, subject: 's', data: { n } })
