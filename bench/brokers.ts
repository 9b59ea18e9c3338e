/**
 * `npm run bench:brokers`: throughput and latency of each broker by the number of instances of one consumer. See README.md.
 *
 *   --quick            a fifth of the events; prints, and leaves the results as they are
 *   --only a,b         only these brokers; prints, and leaves the results as they are
 *
 * PostgreSQL is the one of `npm start`. The others run on this machine's standard ports, or at RABBITMQ_URL, REDIS_URL,
 * NATS_URL and KAFKA_URL; Kafka is the mock cluster of librdkafka without it.
 */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createDatabase } from '../scripts/database/databases.ts'
import { removePostgres, startPostgres, temporaryDataDir } from '../scripts/database/postgres.ts'
import { startKafkaMock } from '../tests/distributed/kafka-mock.ts'
import { removeFromNats, removeFromRabbitmq, removeFromRedis } from '../tests/brokers/remove.ts'
import { measure, type Row, type Server } from './brokers/measure.ts'
import { benchFolder, progress } from './prepare.ts'

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
})
const isWhole = !values.quick && values.only === undefined
const count = values.quick ? 2_000 : 5_000
const INSTANCES = [1, 2, 4]

const rabbitmq = process.env.RABBITMQ_URL ?? 'amqp://guest:guest@127.0.0.1:5672'
const redis = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379'
const nats = process.env.NATS_URL ?? 'nats://127.0.0.1:4222'
const kafka = process.env.KAFKA_URL

await using opened = new AsyncDisposableStack()
const brokers: Record<string, () => Promise<Server>> = {
  PostgreSQL: async () => {
    const dataDir = await temporaryDataDir()
    opened.defer(() => removePostgres(dataDir))
    const postgres = await startPostgres({ dataDir, port: 0 })
    opened.defer(() => postgres.stop())
    const url = postgres.url('events')
    await createDatabase(url)
    return { url, remove: async () => {} }
  },
  RabbitMQ: async () => ({ url: rabbitmq, remove: (...what) => removeFromRabbitmq(rabbitmq, ...what) }),
  Redis: async () => ({ url: redis, remove: (namespace) => removeFromRedis(redis, namespace) }),
  NATS: async () => ({ url: nats, remove: (namespace) => removeFromNats(nats, namespace) }),
  [kafka ? 'Kafka' : 'Kafka (mock)']: async () => {
    // The topics of a real one stay.
    if (kafka) return { url: kafka, remove: async () => {} }
    const mock = await startKafkaMock()
    opened.defer(() => mock.close())
    return { url: mock.url, remove: async () => {} }
  },
}

const wanted = values.only?.toLowerCase().split(',')
const rows: Row[] = []
for (const [broker, open] of Object.entries(brokers)) {
  if (wanted && !wanted.some((each) => broker.toLowerCase().startsWith(each))) continue
  const server = await open()
  for (const instances of INSTANCES) {
    progress(`${broker}, ${instances} instances`)
    rows.push(await measure(broker, server, instances, count))
  }
}
progress('')
console.log(`${cpus().length} cores (${cpus()[0]?.model.trim()}), ${process.version}\n`)
console.table(rows)
if (isWhole) {
  const machine = { cores: cpus().length, cpu: cpus()[0]?.model.trim(), node: process.version }
  const text = `${JSON.stringify({ at: new Date().toISOString(), machine, events: count, rows }, undefined, 2)}\n`
  writeFileSync(join(benchFolder, 'results/brokers.json'), text)
  console.log('\nWritten: bench/results/brokers.json')
}
