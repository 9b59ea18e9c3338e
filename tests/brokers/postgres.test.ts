import { afterAll, beforeAll } from 'vitest'
import pg from 'pg'
import { createDatabase } from '../../scripts/database/databases.ts'
import {
  type PostgresServer,
  removePostgres,
  startPostgres,
  temporaryDataDir,
} from '../../scripts/database/postgres.ts'
import { describeAnnouncements } from './announcement-conformance.ts'
import type { BrokerUnderTest } from './broker-under-test.ts'
import { describeBroker } from './conformance.ts'
import { describeInstances } from './instance-conformance.ts'
import { describeConsumer } from './consumer-conformance.ts'

let broker: BrokerUnderTest
let end: () => Promise<void>

beforeAll(async () => {
  // A server of its own, because it is stopped in the middle; with durable data, which survive that.
  const dataDir = await temporaryDataDir()
  let server: PostgresServer | undefined = await startPostgres({ dataDir, port: 0 })
  const { port } = server
  const url = server.url('events')
  await createDatabase(url)
  broker = {
    url,
    stop: async () => {
      await server?.stop()
      server = undefined
    },
    start: async () => {
      server ??= await startPostgres({ dataDir, port })
    },
    remove: async (namespace) => {
      await broker.start()
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query(`DROP SCHEMA IF EXISTS ${namespace} CASCADE`)
      await client.end()
    },
  }
  end = async () => {
    await server?.stop()
    await removePostgres(dataDir)
  }
})
afterAll(() => end())

describeBroker('PostgreSQL', () => broker)
describeInstances('PostgreSQL', () => broker)
describeConsumer('PostgreSQL', () => broker)
describeAnnouncements('PostgreSQL', () => broker)
