import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { NonRetryableError } from '#platform/queue/non-retryable-error.ts'
import { soon } from '../events/harness.ts'
import { type BrokerUnderTest, n, OTHER, thing, TYPE, useBroker } from './broker-under-test.ts'

/** The conformance tests of brokers. */
export function describeBroker(name: string, subject: () => BrokerUnderTest): void {
  describe(`${name} as a broker`, () => {
    const { open, consume } = useBroker(subject)

    it('keeps the order of each subject while subjects are processed concurrently', async () => {
      const broker = await open()
      let atOnce = 0
      let most = 0
      const { got } = await consume(broker, 'a', {
        handle: async () => {
          most = Math.max(most, (atOnce += 1))
          await new Promise((done) => setImmediate(done))
          atOnce -= 1
        },
      })
      const subjects = Array.from({ length: 8 }, () => randomUUID())
      for (let i = 0; i < 20; i += 1) {
        await broker.publish(subjects.flatMap((each) => [thing(2 * i, each), thing(2 * i + 1, each)]))
      }
      await soon(() => expect(got).toHaveLength(320))
      for (const each of subjects) {
        const own = got.filter(({ event }) => event.subject === each).map(({ event }) => n(event))
        expect(own).toEqual(Array.from({ length: 40 }, (_, i) => i))
      }
      expect(most).toBeGreaterThan(1)
    })

    it('delivers every event to each consumer of its type, and to no other', async () => {
      const broker = await open()
      const a = await consume(broker, 'a')
      const b = await consume(broker, 'b', { types: [TYPE, OTHER] })
      const c = await consume(broker, 'c', { types: [OTHER] })
      const events = [thing(1), thing(2), thing(3)]
      await broker.publish([...events, thing(4, 'x', OTHER)])
      await soon(() => {
        expect(a.numbers().toSorted()).toEqual([1, 2, 3])
        expect(b.numbers().toSorted()).toEqual([1, 2, 3, 4])
        expect(c.numbers()).toEqual([4])
      })
      expect(a.got.map(({ event }) => event)).toEqual(expect.arrayContaining(events))
    })

    it('keeps events for a consumer that does not run', async () => {
      const broker = await open()
      const first = await consume(broker, 'a')
      await first.close()
      await broker.publish([thing(1, 's'), thing(2, 's')])
      const again = await consume(await open(), 'a')
      await soon(() => expect(again.numbers()).toEqual([1, 2]))
      expect(first.got).toEqual([])
    })

    it('waits for its first connection when it is opened for a command of an operator', async () => {
      const { got } = await consume(await open(), 'a')
      expect(await (await open()).deadLetters.list('a')).toEqual([])
      await (await open()).replay('a', [thing(1)], randomUUID())
      await soon(() => expect(got).toHaveLength(1))
    })

    it('delivers nothing more once it is closed, even during a poll', async () => {
      const broker = await open()
      for (let i = 0; i < (subject().isSlow ? 2 : 20); i += 1) {
        const closed = await consume(broker, 'a')
        await closed.close()
        await broker.publish([thing(i, 's')])
        const next = await consume(broker, 'a')
        await soon(() => expect(next.numbers()).toEqual([i]))
        await next.close()
      }
    })

    it('retries a failed event, while the next ones of its subject wait', async () => {
      const broker = await open()
      const attempts: number[] = []
      const { numbers } = await consume(broker, 'a', {
        handle: async ({ event, attempt }) => {
          if (n(event) !== 1) return
          attempts.push(attempt)
          if (attempt < 3) throw new Error('not yet')
        },
      })
      await broker.publish([thing(1, 's'), thing(2, 's'), thing(3, 'other')])
      await soon(() => expect(numbers()).toHaveLength(3))
      expect(attempts).toEqual([1, 2, 3])
      expect(numbers().filter((each) => each !== 3)).toEqual([1, 2])
    })

    it('moves an event with a non-retryable error to the dead letters, and continues', async () => {
      const broker = await open()
      const { numbers } = await consume(broker, 'a', {
        handle: async ({ event }) => {
          if (n(event) === 1) throw new NonRetryableError('it is invalid')
        },
      })
      const failing = thing(1, 's')
      await broker.publish([failing, thing(2, 's'), thing(3, 's')])
      await soon(() => expect(numbers()).toEqual([2, 3]))
      expect(await broker.deadLetters.list('a')).toEqual([
        expect.objectContaining({ consumer: 'a', event: failing, reason: 'it is invalid', attempts: 1 }),
      ])
    })

    it('makes a dead letter after the last attempt; dead letters can be requeued or discarded', async () => {
      const broker = await open()
      let isMended = false
      const { numbers } = await consume(broker, 'a', {
        attempts: 2,
        handle: async () => {
          if (!isMended) throw new Error('the disk is full')
        },
      })
      await broker.publish([thing(1), thing(2), thing(3)])
      await soon(async () => expect(await broker.deadLetters.list('a')).toHaveLength(3))
      const dead = await broker.deadLetters.list('a')
      expect(dead[0]).toMatchObject({ reason: 'the disk is full', attempts: 2 })
      isMended = true
      const second = dead.find(({ event }) => n(event) === 2)!
      expect(await broker.deadLetters.requeue('a', [second.id])).toBe(1)
      await soon(() => expect(numbers()).toEqual([2]))
      const first = dead.find(({ event }) => n(event) === 1)!
      expect(await broker.deadLetters.discard('a', [first.id])).toBe(1)
      expect((await broker.deadLetters.list('a')).map(({ event }) => n(event))).toEqual([3])
      expect(await broker.deadLetters.requeue('a')).toBe(1)
      await soon(() => expect(numbers()).toEqual([2, 3]))
      expect(await broker.deadLetters.list('a')).toEqual([])
    })

    it('does not count attempts that failed for external reasons', async () => {
      const broker = await open()
      let tries = 0
      const { numbers } = await consume(broker, 'a', {
        attempts: 2,
        backoffMs: 1,
        isTransient: () => true,
        handle: async () => {
          if ((tries += 1) < 6) throw new Error('the database is down')
        },
      })
      await broker.publish([thing(1)])
      await soon(() => expect(numbers()).toEqual([1]))
      expect(tries).toBe(6)
      expect(await broker.deadLetters.list('a')).toEqual([])
    })

    it('delivers a large event', async () => {
      const broker = await open()
      const { got } = await consume(broker, 'a')
      const event = { ...thing(1), data: { n: 1, text: 'ä'.repeat(450_000) } }
      await broker.publish([event])
      await soon(() => expect(got[0]?.event).toEqual(event))
    })

    it('replays events to one consumer only', async () => {
      const broker = await open()
      const a = await consume(broker, 'a')
      const b = await consume(broker, 'b')
      const events = [thing(1, 's'), thing(2, 's')]
      await broker.publish(events)
      await soon(() => expect(a.numbers().concat(b.numbers())).toHaveLength(4))
      await broker.replay('a', events, 'r1')
      await soon(() => expect(a.numbers()).toEqual([1, 2, 1, 2]))
      expect(a.got.map(({ replay }) => replay)).toEqual([undefined, undefined, 'r1', 'r1'])
      // What comes after the replay proves that none of it is on its way to the other one.
      await broker.publish([thing(3, 's')])
      await soon(() => expect(b.numbers()).toEqual([1, 2, 3]))
    })
  })
}
