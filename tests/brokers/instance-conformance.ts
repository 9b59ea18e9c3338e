import { randomUUID } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import type { Delivery } from '#platform/events/broker.ts'
import { soon } from '../events/harness.ts'
import { type BrokerUnderTest, n, thing, TYPE, useBroker } from './broker-under-test.ts'

/** The conformance tests of brokers whose consumers come, go and crash, and which are away themselves. */
export function describeInstances(name: string, subject: () => BrokerUnderTest): void {
  describe(`instances on ${name}`, () => {
    const { open, consume, startChild, names } = useBroker(subject)

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

    it('leaves no subject to none or to two of the instances that begin at the same moment', async () => {
      const brokers = await Promise.all(Array.from({ length: 4 }, open))
      const [running, handled, overlaps] = [new Set<string>(), new Set<number>(), [] as string[]]
      const handle = async ({ event }: Delivery) => {
        if (running.has(event.subject)) overlaps.push(event.subject)
        running.add(event.subject)
        await turn()
        running.delete(event.subject)
        handled.add(n(event))
      }
      const instances = await Promise.all(brokers.map((broker) => consume(broker, 'a', { handle })))
      const subjects = Array.from({ length: 64 }, () => randomUUID())
      for (let round = 0; round < 5; round += 1)
        await brokers[0]!.publish(subjects.map((each, i) => thing(round * subjects.length + i, each)))
      await soon(() => expect(handled.size).toBe(5 * subjects.length), 30_000)
      expect(overlaps).toEqual([])
      await Promise.all(instances.map((each) => each.close()))
    })

    it('divides the subjects among instances that come and go, and keeps the order of each', async () => {
      const producer = await open()
      const handledBy = new Map<string, Set<number>>()
      const all = new Map<string, number[]>()
      const instance = async (name: string) => {
        const seen = new Set<number>()
        handledBy.set(name, seen)
        return consume(await open(), 'a', {
          handle: async ({ event }) => {
            seen.add(n(event))
            all.get(event.subject)?.push(n(event))
          },
        })
      }
      const subjects = Array.from({ length: 32 }, () => randomUUID())
      for (const each of subjects) all.set(each, [])
      let published = 0
      const publish = () => producer.publish(subjects.map((each) => thing((published += 1), each)))
      /** Publishes until this instance handles something. */
      const untilHandledBy = (name: string) => {
        handledBy.get(name)?.clear()
        const handles = async () => {
          await publish()
          expect(handledBy.get(name)?.size).toBeGreaterThan(0)
        }
        return vi.waitFor(handles, { timeout: 30_000, interval: 200 })
      }
      const one = await instance('one')
      await untilHandledBy('one')
      const two = await instance('two')
      await untilHandledBy('two')
      await untilHandledBy('one')
      await one.close()
      await publish()
      await soon(() => expect(new Set([...all.values()].flat()).size).toBe(published), 30_000)
      for (const seen of all.values()) {
        const once = [...new Set(seen)]
        expect(once).toEqual(once.toSorted((a, b) => a - b))
      }
      await two.close()
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
      const { got, numbers } = await consume(broker, 'a')
      // Leases and sessions end after three to six seconds.
      await soon(() => expect(numbers()).toEqual([1, 2]), 20_000)
      expect(got[0]?.attempt).toBe(2)
    })

    it('makes a dead letter of an event that crashes each process', async () => {
      const broker = await open()
      const event = thing(1, 's')
      const attempts: unknown[] = []
      for (let i = 0; i < 3; i += 1) {
        const { exit, told } = await startChild('a', 'die')
        await soon(() => expect(told.length).toBeGreaterThan(0), 30_000)
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

    it('leaves nothing behind when it is closed while it begins', async () => {
      const broker = await open()
      names.add('a')
      const first = await consume(broker, 'a')
      await first.close()
      const options = { consumer: 'a', types: [TYPE], handle: async () => {} }
      for (let i = 0; i < 3; i += 1) {
        const subscription = await broker.subscribe(options)
        for (let turns = 0; turns < 3 * i; turns += 1) await new Promise((done) => setImmediate(done))
        await subscription.close()
      }
      const { numbers } = await consume(await open(), 'a')
      const subjects = Array.from({ length: 32 }, () => randomUUID())
      await broker.publish(subjects.map((each, number) => thing(number, each)))
      await soon(() => expect(numbers()).toHaveLength(32), 30_000)
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
  })
}
