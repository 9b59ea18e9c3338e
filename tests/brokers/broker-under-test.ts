import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { Broker, Delivery, SubscribeOptions } from '#platform/events/broker.ts'
import { openBroker } from '#platform/events/open-broker.ts'
import { type CloudEvent, makeEvent } from '#platform/events/cloud-event.ts'
import { log } from '../events/harness.ts'

/** One broker under test. */
export interface BrokerUnderTest {
  url: string
  /** Makes it unreachable; its data stays. */
  stop(): Promise<void>
  start(): Promise<void>
  /** Removes everything that was created in a namespace. */
  remove(namespace: string, consumers: string[]): Promise<void>
  /** It takes seconds until a consumer has its partitions, and until those of a killed one have another owner. */
  isSlow?: boolean
  /** Its consumers receive events of all types, and skip those that they do not handle. */
  skipsTypes?: boolean
}

export const [TYPE, OTHER] = ['tests.thing-happened.v1', 'tests.other-happened.v1'] as const

/** Connections to the broker, consumers and processes, in a namespace for each test; all end with it. */
export function useBroker(subject: () => BrokerUnderTest) {
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

  return { open, consume, startChild, names }
}

export const n = (event: CloudEvent) => (event.data as { n: number }).n

export const thing = (number: number, subject: string = randomUUID(), type: string = TYPE): CloudEvent =>
  makeEvent('tests', { type, subject, data: { n: number } })
