import { randomUUID } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import type { Broker } from '#platform/events/broker.ts'
import { makeEvent } from '#platform/events/cloud-event.ts'
import { openBroker } from '#platform/events/open-broker.ts'
import { log, soon } from '../events/harness.ts'
import type { BrokerUnderTest } from './broker-under-test.ts'

const [TYPE, OTHER] = ['tests.thing-happened.v1', 'tests.other-happened.v1'] as const

/**
 * The conformance test of announcements.
 *
 * @param resumes after a short outage the broker may go on where it stopped: no announcement was lost, and there is no new connection
 */
export function describeAnnouncements(
  name: string,
  subject: () => BrokerUnderTest,
  { resumes = false } = {},
): void {
  const namespace = `t${randomUUID().replaceAll('-', '').slice(0, 16)}`
  const opened: Broker[] = []
  const open = async () => {
    const broker = await openBroker(subject().url, { log, applicationName: 'conformance', namespace })
    opened.push(broker)
    return broker
  }
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((broker) => broker.close()))
    await subject().remove(namespace, [])
  })

  it(`${name} announces events to each process, and reports an outage, in which announcements are lost`, async () => {
    const listeners = (await Promise.all([open(), open()])).map((broker) => {
      const state = { seen: [] as string[], connections: 0 }
      const announcements = broker.announce({
        types: [TYPE],
        onEvent: (type) => state.seen.push(type),
        onConnected: () => void (state.connections += 1),
      })
      return { state, announcements }
    })
    const all = (check: (one: (typeof listeners)[number]) => void) =>
      soon(() => listeners.forEach(check), 30_000)
    const producer = await open()
    await all(({ announcements }) => expect(announcements.isCurrent()).toBe(true))
    await producer.publish([{ ...thing(1), type: OTHER }, thing(2)])
    await all(({ state }) => expect(state.seen).toEqual([TYPE]))

    await subject().stop()
    await all(({ announcements }) => expect(announcements.isCurrent()).toBe(false))
    await subject().start()
    await all(({ announcements }) => expect(announcements.isCurrent()).toBe(true))
    for (const { state } of listeners) expect(resumes ? [1, 2] : [2]).toContain(state.connections)
    await soon(() => producer.publish([thing(3)]), 30_000)
    await all(({ state }) => expect(state.seen.length).toBeGreaterThan(1))
    await Promise.all(listeners.map(({ announcements }) => announcements.close()))
  })
}

const thing = (n: number) => makeEvent('tests', { type: TYPE, subject: 's', data: { n } })
