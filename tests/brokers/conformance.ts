import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Broker, Delivery, SubscribeOptions } from '#platform/events/broker.ts'
import { NonRetryableError } from '#platform/queue/non-retryable-error.ts'
import { openBroker } from '#platform/events/open-broker.ts'
import { type CloudEvent, makeEvent } from '#platform/events/cloud-event.ts'
import { log, soon } from '../events/harness.ts'

/** One broker under test. */
export interface BrokerUnderTest {
  url: string
  /** Makes it unreachable; its data stays. */
  stop(): Promise<void>
  start(): Promise<void>
  /** Removes everything that was created in a namespace. */
  remove(namespace: string, consumers: string[]): Promise<void>
}

const [TYPE, OTHER] = ['tests.thing-happened.v1', 'tests.other-happened.v1'] as const

/** The conformance tests of brokers. */
export function describeBroker(name: string, subject: () => BrokerUnderTest): void {
  describe(`${name} as a broker`, () => {
    let namespace = ''
    let opened: Broker[] = []
    let children: ChildProcess[] = []
    const names = new Set<string>()

    beforeEach(() => {
      namespace = `t${randomUUID().replaceAll('-', '').slice(0, 16)}`
      ;[opened, children] = [[], []]
      names.clear()
    })
    afterEach(async () => {
      for (const child of children) child.kill('SIGKILL')
      await Promise.all(opened.map((broker) => broker.close()))
      await subject().remove(namespace, [...names])
    })

    const open = async () => {
      const broker = await openBroker(subject().url, { log, applicationName: 'conformance', namespace })
      opened.push(broker)
      return broker
    }
    const consume = async (broker: Broker, consumer: string, over: Partial<SubscribeOptions> = {}) => {
      names.add(consumer)
      const got: Delivery[] = []
      const { handle, ...rest } = over
      const subscription = await broker.subscribe({
        consumer,
        types: [TYPE],
        backoffMs: 10,
        ...rest,
        handle: async (delivery, signal) => {
          await handle?.(delivery, signal)
          got.push(delivery)
        },
      })
      await subscription.ready()
      return { got, numbers: () => got.map(({ event }) => n(event)), close: () => subscription.close() }
    }
    const startChild = async (consumer: string, end: 'hang' | 'die') => {
      names.add(consumer)
      const args = [subject().url, namespace, consumer, TYPE, end]
      const child = fork(join(import.meta.dirname, 'child.ts'), args, {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      children.push(child)
      const told: { id?: string; attempt?: number; ready?: boolean }[] = []
      child.on('message', (message) => told.push(message as object))
      return { child, told, exit: once(child, 'exit') }
    }

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

    it('delivers nothing more once it is closed, even during a poll', async () => {
      const broker = await open()
      for (let i = 0; i < 20; i += 1) {
        const closed = await consume(broker, 'a')
        await closed.close()
        await broker.publish([thing(i, 's')])
        const next = await consume(broker, 'a')
        await soon(() => expect(next.numbers()).toEqual([i]))
        await next.close()
      }
    })

    it('shares the work between instances without delivering an event to two, and keeps the order', async () => {
      const broker = await open()
      const all: number[] = []
      const handle = async ({ event }: Delivery) => void all.push(n(event))
      const one = await consume(await open(), 'a', { handle })
      const two = await consume(await open(), 'a', { handle })
      await broker.publish(Array.from({ length: 100 }, (_, i) => thing(i, 's')))
      await soon(() => expect(all.length).toBeGreaterThan(10))
      // One of them goes in the middle: the other one goes on where it stopped.
      await one.close()
      await soon(() => expect(new Set(all).size).toBe(100))
      expect(all).toEqual(Array.from({ length: 100 }, (_, i) => i))
      await two.close()
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

    it('redelivers what a killed process had in flight', async () => {
      const broker = await open()
      const { told, child, exit } = await startChild('a', 'hang')
      await soon(() => expect(told).toContainEqual({ ready: true }))
      const event = thing(1, 's')
      await broker.publish([event, thing(2, 's')])
      await soon(() => expect(told).toContainEqual({ id: event.id, attempt: 1 }))
      child.kill('SIGKILL')
      await exit
      const killedAt = performance.now()
      const { got, numbers } = await consume(broker, 'a')
      await soon(() => expect(numbers()).toEqual([1, 2]))
      expect(got[0]?.attempt).toBe(2)
      expect(performance.now() - killedAt).toBeLessThan(5_000)
    })

    it('makes a dead letter of an event that crashes each process', async () => {
      const broker = await open()
      const event = thing(1, 's')
      const attempts: unknown[] = []
      for (let i = 0; i < 3; i += 1) {
        const { exit, told } = await startChild('a', 'die')
        await soon(() => expect(told.length).toBeGreaterThan(0))
        if (i === 0) await broker.publish([event])
        await exit
        attempts.push(told.find(({ id }) => id === event.id)?.attempt)
      }
      expect(attempts).toEqual([1, 2, 3])
      const { numbers } = await consume(broker, 'a', { attempts: 3 })
      await broker.publish([thing(2, 's')])
      await soon(() => expect(numbers()).toEqual([2]))
      const [dead] = await broker.deadLetters.list('a')
      expect(dead).toMatchObject({ event, reason: expect.stringContaining('Abandoned 3 times') })
    })

    it('reconnects after the broker was down', async () => {
      const broker = await open()
      const { numbers, got } = await consume(broker, 'a')
      const subjects = ['s', 't']
      const batch = (from: number) =>
        Array.from({ length: 20 }, (_, i) => subjects.map((each) => thing(from + i, each))).flat()
      await broker.publish(batch(0))
      await soon(() => expect(numbers().length).toBeGreaterThan(5))
      await subject().stop()
      await expect(broker.publish([thing(99, 's')])).rejects.toThrow()
      await expect(broker.check()).rejects.toThrow()
      await subject().start()
      await soon(() => broker.publish(batch(20)), 30_000)
      await soon(
        () => expect(new Set(got.map(({ event }) => `${event.subject}${n(event)}`)).size).toBe(80),
        30_000,
      )
      for (const each of subjects) {
        const own = got.filter(({ event }) => event.subject === each).map(({ event }) => n(event))
        // At least once: an acknowledgement may have been lost. The first time of each is in order.
        expect([...new Set(own)]).toEqual(Array.from({ length: 40 }, (_, i) => i))
      }
      await soon(() => broker.check())
    })

    it('starts while the broker is down', async () => {
      await subject().stop()
      const broker = await open()
      const got: number[] = []
      names.add('a')
      const subscription = await broker.subscribe({
        consumer: 'a',
        types: [TYPE],
        handle: async ({ event }) => void got.push(n(event)),
      })
      await subject().start()
      await subscription.ready()
      await broker.publish([thing(1)])
      await soon(() => expect(got).toEqual([1]))
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

const n = (event: CloudEvent) => (event.data as { n: number }).n

const thing = (number: number, subject: string = randomUUID(), type: string = TYPE): CloudEvent =>
  makeEvent('tests', { type, subject, data: { n: number } })
