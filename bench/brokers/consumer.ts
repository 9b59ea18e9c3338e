/**
 * One instance of a consumer, in a process of its own: `node consumer.ts <url> <namespace> <consumer> <pause in ms>`.
 * Every 50 ms it sends its parent the number of handled events and their latencies.
 */
import { setTimeout } from 'node:timers/promises'
import { pino } from 'pino'
import { openBroker } from '../../platform/events/open-broker.ts'

export interface Report {
  ready?: true
  handled: number
  /** In milliseconds, from before they were published. */
  latencies: number[]
}

const [url = '', namespace = '', consumer = '', pauseMs = '0'] = process.argv.slice(2)
const broker = await openBroker(url, { log: pino({ level: 'silent' }), applicationName: 'bench', namespace })
let report: Report = { handled: 0, latencies: [] }
const tell = () => {
  if (report.handled > 0) process.send?.(report)
  report = { handled: 0, latencies: [] }
}
setInterval(tell, 50)

const subscription = await broker.subscribe({
  consumer,
  types: ['bench.thing-happened.v1'],
  concurrency: 10,
  handle: async ({ event }) => {
    if (pauseMs !== '0') await setTimeout(Number(pauseMs))
    report.handled += 1
    report.latencies.push(performance.timeOrigin + performance.now() - (event.data as { at: number }).at)
  },
})
await subscription.ready()
process.send?.({ ...report, ready: true })
process.once('disconnect', () => process.exit())
process.on('message', async () => {
  await subscription.close()
  await broker.close()
  process.exit()
})
