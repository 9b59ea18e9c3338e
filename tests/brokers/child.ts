/** A consumer in a child process, to be killed: `node child.ts <url> <namespace> <consumer> <type> <hang|die>`. */
import { pino } from 'pino'
import { openBroker } from '#platform/events/open-broker.ts'

const [url = '', namespace = '', consumer = '', type = '', end] = process.argv.slice(2)
const broker = await openBroker(url, { log: pino({ level: 'silent' }), applicationName: 'child', namespace })
const subscription = await broker.subscribe({
  consumer,
  types: [type],
  attempts: 3,
  backoffMs: 10,
  handle: async ({ event, attempt }) => {
    process.send?.({ id: event.id, attempt })
    if (end === 'die') process.kill(process.pid, 'SIGKILL')
    await new Promise(() => {})
  },
})
await subscription.ready()
process.send?.({ ready: true })
