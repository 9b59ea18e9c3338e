import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pino } from 'pino'
import { type CloudEvent, makeEvent } from '../../platform/events/cloud-event.ts'
import { openBroker } from '../../platform/events/open-broker.ts'
import type { Report } from './consumer.ts'

const SUBJECTS = 256
const BATCH = 100
const TEXT = 'x'.repeat(300)

/** One line of results/brokers.json. */
export interface Row {
  broker: string
  instances: number
  /** Events a second, when the handler takes no time. */
  perSecond: number
  /** The same when the handler waits 5 ms, as for a transaction: ten at once in each instance. */
  perSecondWaiting: number
  /** From publishing to the handler, at 50 events a second. */
  p50Ms: number
  p99Ms: number
}

/** @param count how many events are published for the throughput */
export async function measure(
  broker: string,
  server: Server,
  instances: number,
  count: number,
): Promise<Row> {
  const none = await run(server, instances, 0, (publish) => inBatches(count, publish))
  const waiting = await run(server, instances, 5, (publish) => inBatches(count, publish))
  const single = await run(server, instances, 0, (publish) => oneByOne(200, publish))
  const sorted = single.latencies.toSorted((a, b) => a - b)
  const quantile = (q: number) => Math.round((sorted[Math.floor(sorted.length * q)] ?? 0) * 10) / 10
  return {
    ...{ broker, instances },
    perSecond: Math.round(count / none.seconds),
    perSecondWaiting: Math.round(count / waiting.seconds),
    ...{ p50Ms: quantile(0.5), p99Ms: quantile(0.99) },
  }
}

export interface Server {
  url: string
  /** Removes what was created in a namespace. */
  remove(namespace: string, consumers: string[]): Promise<void>
}

type Publish = (events: CloudEvent[]) => Promise<void>

/** Consumers share the work of one publisher. @returns the time from the first publication to the last handler */
async function run(
  { url, remove }: Server,
  instances: number,
  pauseMs: number,
  load: (publish: Publish) => Promise<number>,
): Promise<{ seconds: number; latencies: number[] }> {
  await using opened = new AsyncDisposableStack()
  const namespace = `b${randomUUID().replaceAll('-', '').slice(0, 12)}`
  const broker = await openBroker(url, {
    log: pino({ level: 'silent' }),
    applicationName: 'bench',
    namespace,
  })
  opened.defer(() => broker.close())
  let handled = 0
  let lastAt = 0
  const latencies: number[] = []
  const onReport = (report: Report) => {
    handled += report.handled
    latencies.push(...report.latencies)
    lastAt = performance.now()
  }
  for (let i = 0; i < instances; i += 1) {
    const child = fork(join(import.meta.dirname, 'consumer.ts'), [url, namespace, 'bench', String(pauseMs)])
    opened.defer(() => stop(child))
    await new Promise<void>((done, fail) => {
      child.on('message', (report: Report) => (report.ready ? done() : onReport(report)))
      child.once('exit', (code) => fail(new Error(`A consumer ended with code ${code}`)))
    })
  }
  // Instances that came later have their share of the partitions by then.
  await setTimeout(1_500)
  const beganAt = performance.now()
  const published = await load((events) => broker.publish(events))
  const end = performance.now() + 120_000
  while (handled < published) {
    if (performance.now() > end) throw new Error(`${handled} of ${published} events after two minutes`)
    await setTimeout(20)
  }
  return { seconds: (lastAt - beganAt) / 1_000, latencies }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exited = once(child, 'exit')
  child.send('stop')
  await exited
}

const subjects = Array.from({ length: SUBJECTS }, () => randomUUID())
const event = (n: number): CloudEvent =>
  makeEvent('bench', {
    type: 'bench.thing-happened.v1',
    subject: subjects[n % SUBJECTS] as string,
    data: { at: performance.timeOrigin + performance.now(), text: TEXT },
  })

async function inBatches(count: number, publish: Publish): Promise<number> {
  for (let from = 0; from < count; from += BATCH)
    await publish(Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => event(from + i)))
  return count
}

async function oneByOne(count: number, publish: Publish): Promise<number> {
  for (let n = 0; n < count; n += 1) {
    await publish([event(n)])
    await setTimeout(20)
  }
  return count
}
