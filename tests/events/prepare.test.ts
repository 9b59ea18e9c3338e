import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeEvent } from '#platform/events/cloud-event.ts'
import { openJobs } from '#platform/queue/jobs.ts'
import { openBroker } from '#platform/events/open-broker.ts'
import { type Harness, log, openHarness, soon, TYPE } from './harness.ts'

/* A service that starts while its connections are terminated must start all the same. */

let harness: Harness
let opened: AsyncDisposableStack

beforeEach(async () => {
  opened = new AsyncDisposableStack()
  harness = await openHarness()
  opened.defer(() => harness.close())
})
afterEach(() => opened.disposeAsync())

const openKnown = async () => {
  const jobs = await openJobs<{ work: { n: number } }>({
    ...{ service: 'orders', databaseUrl: harness.url, log },
    kinds: { work: {} },
  })
  opened.defer(() => jobs.close())
  return jobs
}
const openKnownBroker = async () => {
  const broker = await openBroker(harness.url, { log, applicationName: 'prepare' })
  opened.defer(() => broker.close())
  return broker
}

/** Terminates the connection that writes this table, the first time. */
async function cutWhoWrites(table: string): Promise<{ done: Promise<void> }> {
  const client = new pg.Client({ connectionString: harness.url })
  await client.connect()
  opened.defer(() => client.end())
  await client.query(`BEGIN; LOCK TABLE ${table} IN SHARE MODE`)
  const cut = async () => {
    const { rowCount } = await harness.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%INSERT INTO ${table}%'`,
    )
    expect(rowCount).toBe(1)
  }
  const done = soon(cut).then(() => client.query('ROLLBACK'))
  return { done: done.then(() => {}) }
}

describe('a connection that is lost during setup', () => {
  it('does not keep jobs from running', async () => {
    await openKnown()
    const { done } = await cutWhoWrites('jobs.job_kind')
    const jobs = await openKnown()
    await done
    const got: number[] = []
    const worker = jobs.worker({ work: async ({ data }) => void got.push(data.n) }, {})
    opened.defer(() => worker.stop())
    await worker.start()
    await harness.prisma.$transaction((tx) => jobs.enqueue(tx, 'work', { n: 1 }))
    await soon(() => expect(got).toEqual([1]))
  })

  it('does not keep events from being consumed', async () => {
    await (await openKnownBroker()).check()
    const first = await openKnownBroker()
    await (await first.subscribe({ consumer: 'early', types: [], handle: async () => {} })).ready()
    const { done } = await cutWhoWrites('broker.consumed_type')
    const got: string[] = []
    const broker = await openKnownBroker()
    const subscription = await broker.subscribe({
      consumer: 'late',
      types: [TYPE],
      handle: async ({ event }) => void got.push(event.id),
    })
    await done
    await subscription.ready()
    const event = makeEvent('tests', { type: TYPE, subject: 's', data: { n: 1 } })
    await broker.publish([event])
    await soon(() => expect(got).toEqual([event.id]))
  })
})
