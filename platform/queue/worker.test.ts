import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestDatabase } from '../testing/database.ts'
import { openQueues, type Queues } from './queue.ts'
import type { WorkOptions } from './worker.ts'

/* Longer than any test: what happens in it happens without a pause. */
const lingerMs = 600_000

let opened: AsyncDisposableStack
let queues: Queues
beforeEach(async () => {
  opened = new AsyncDisposableStack()
  const database = await createTestDatabase('platform')
  opened.defer(() => database.drop())
  const log = pino({ level: 'silent' })
  queues = openQueues({ url: database.url, schema: 'tests', applicationName: 'tests', log })
  opened.defer(() => queues.close())
  await queues.ready()
})
afterEach(() => opened.disposeAsync())

const enqueue = (count: number) =>
  queues.pool.query(
    `INSERT INTO tests.job (queue, key, data) SELECT 'work', n::text, to_json(n) FROM generate_series(1, $1::int) n`,
    [count],
  )
const work = (options: Partial<WorkOptions<number>>) =>
  queues.work<number>('work', { lingerMs, isInOrder: true, handle: async () => {}, ...options })

test('a backlog is claimed without pauses, as much at once as can be in progress', async () => {
  await enqueue(35)
  const claims: number[] = []
  work({ concurrency: 10, handleTogether: async (works) => void claims.push(works.length) })
  await expect.poll(() => claims).toEqual([10, 10, 10, 5])
})

test('a few slow handlers do not delay a backlog', async () => {
  await enqueue(30)
  const handled: number[] = []
  const released = Promise.withResolvers<void>()
  opened.defer(() => released.resolve())
  const handle = async ({ data }: { data: number }) => {
    if (data <= 2) await released.promise
    handled.push(data)
  }
  work({ concurrency: 8, handle })
  await expect.poll(() => handled).toHaveLength(28)
})

test('a worker that is closed does not wait for the end of a pause', async () => {
  await enqueue(3)
  const handled: number[] = []
  const worker = work({ concurrency: 10, handle: async ({ data }) => void handled.push(data) })
  await expect.poll(() => handled).toHaveLength(3)
  await worker.close()
  const { rows } = await queues.pool.query('SELECT FROM tests.job')
  expect(rows).toEqual([])
})
