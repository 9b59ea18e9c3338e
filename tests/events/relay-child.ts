/** A relay in a child process that crashes at a chosen point: `node relay-child.ts <url> <point>`. */
import { openBroker } from '#platform/events/open-broker.ts'
import { createRelay } from '#platform/events/relay.ts'
import { log, openTestDatabase } from './harness.ts'

const [url = '', point] = process.argv.slice(2)
const die = () => process.kill(process.pid, 'SIGKILL')
const { pool } = openTestDatabase(url)
const broker = await openBroker(url, { log, applicationName: 'child' })
const relay = createRelay({
  pool,
  url,
  log,
  applicationName: 'child',
  broker: {
    ...broker,
    publish: async (events) => {
      if (point === 'before publishing') die()
      await broker.publish(events)
      if (point === 'before the mark') die()
    },
  },
  onPublished: () => {
    if (point === 'after the mark') die()
  },
})
await relay.start()
