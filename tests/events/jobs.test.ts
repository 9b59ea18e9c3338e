import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Background } from '#platform/background.ts'
import { ServiceUnavailable } from '#platform/client/unavailable.ts'
import { type JobInput, type Jobs, openJobs } from '#platform/queue/jobs.ts'
import { NonRetryableError } from '#platform/queue/non-retryable-error.ts'
import { inTrace, currentTrace } from '#platform/telemetry/trace.ts'
import { discardDeadJobs, listDeadJobs, requeueDeadJobs } from '../../scripts/ops/jobs.ts'
import { type Harness, log, openHarness, soon } from './harness.ts'

interface Known {
  work: { n: number }
  other: { text: string }
}

let harness: Harness
let jobs: Jobs<Known>
let opened: AsyncDisposableStack

beforeEach(async () => {
  opened = new AsyncDisposableStack()
  harness = await openHarness()
  opened.defer(() => harness.close())
  jobs = await open()
})
afterEach(() => opened.disposeAsync())

async function open({ concurrency = 5 } = {}) {
  const more = await openJobs<Known>({
    ...{ service: 'orders', databaseUrl: harness.url, log },
    kinds: { work: { attempts: 3, backoffMs: 20, concurrency }, other: {} },
  })
  opened.defer(() => more.close())
  return more
}
const start = async (
  work: (input: JobInput<Known['work']>) => Promise<void>,
  on = jobs,
): Promise<Background> => {
  const worker = on.worker({ work, other: async () => {} }, {})
  opened.defer(() => worker.stop())
  await worker.start()
  return worker
}
const enqueue = (n: number, options = {}) =>
  harness.prisma.$transaction((tx) => jobs.enqueue(tx, 'work', { n }, options))

describe('jobs', () => {
  it('are enqueued when the transaction commits, and only then', async () => {
    const got: number[] = []
    await start(async ({ data }) => void got.push(data.n))
    const failed = harness.prisma.$transaction(async (tx) => {
      await jobs.enqueue(tx, 'work', { n: 1 })
      throw new Error('rolled back')
    })
    await expect(failed).rejects.toThrow('rolled back')
    await enqueue(2)
    await soon(() => expect(got).toEqual([2]))
  })

  it('start within milliseconds of the commit', async () => {
    const startedAt = new Map<number, number>()
    await start(async ({ data }) => void startedAt.set(data.n, performance.now()))
    const latencies: number[] = []
    for (let i = 0; i < 60; i += 1) {
      await enqueue(i)
      const committedAt = performance.now()
      await vi.waitFor(() => expect(startedAt.has(i)).toBe(true), { timeout: 5_000, interval: 1 })
      latencies.push(startedAt.get(i)! - committedAt)
    }
    const [p50, p95] = [0.5, 0.95].map((q) => latencies.toSorted((a, b) => a - b)[Math.floor(60 * q)]!)
    process.stdout.write(`commit to job: p50 ${p50!.toFixed(1)} ms, p95 ${p95!.toFixed(1)} ms\n`)
    expect(p50).toBeLessThan(200)
  })

  it('are retried with back-off, then become dead letters, which are visible and can be requeued', async () => {
    const tries: { attempt: number; at: number }[] = []
    let isMended = false
    await start(async ({ attempt }) => {
      tries.push({ attempt, at: performance.now() })
      if (!isMended) throw new Error('the disk is full')
    })
    await enqueue(1)
    await soon(async () => expect(await jobs.deadLetters.list('work')).toHaveLength(1))
    expect(tries.map(({ attempt }) => attempt)).toEqual([1, 2, 3])
    expect(tries[1]!.at - tries[0]!.at).toBeGreaterThanOrEqual(10)
    expect(tries[2]!.at - tries[1]!.at).toBeGreaterThanOrEqual(20)
    const [dead] = await jobs.deadLetters.list('work')
    expect(dead).toMatchObject({ reason: 'the disk is full', attempts: 3, data: { data: { n: 1 } } })
    isMended = true
    expect(await jobs.deadLetters.requeue('work', [dead!.id])).toBe(1)
    await soon(() => expect(tries).toHaveLength(4))
    expect(await jobs.deadLetters.list('work')).toEqual([])
  })

  it('become dead letters at once after a non-retryable error', async () => {
    await start(async () => {
      throw new NonRetryableError('there is no such order')
    })
    await enqueue(1)
    await soon(async () => {
      expect(await jobs.deadLetters.list('work')).toMatchObject([
        { reason: 'there is no such order', attempts: 1 },
      ])
    })
    expect(await jobs.deadLetters.discard('work')).toBe(1)
  })

  it('that are dead letters are counted, logged, listed, requeued and discarded', async () => {
    const lines: { level: number; msg: string; job?: string }[] = []
    const stream = { write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]) }
    const metrics = new Registry()
    const measured = await openJobs<Known>({
      ...{ service: 'orders', databaseUrl: harness.url, log: pino({}, stream), metrics },
      kinds: { work: { attempts: 1, concurrency: 5 }, other: {} },
    })
    opened.defer(() => measured.close())
    const gauge = async () => {
      const values = (await metrics.getSingleMetric('jobs_dead')?.get())?.values ?? []
      return Object.fromEntries(values.map(({ labels, value }) => [labels.job, value]))
    }
    expect(await gauge()).toEqual({ work: 0, other: 0 })
    const worker = await start(async () => {
      throw new Error('a bug')
    }, measured)
    for (const n of [1, 2, 3]) await enqueue(n)
    await soon(async () => expect(await listDeadJobs(harness.url)).toHaveLength(3))
    expect(await gauge()).toEqual({ work: 3, other: 0 })
    const gaveUp = lines.filter(({ level }) => level === 50)
    expect(gaveUp).toHaveLength(3)
    expect(gaveUp[0]).toMatchObject({
      job: 'work',
      msg: expect.stringContaining('npm run jobs -- dead list'),
    })

    const dead = await listDeadJobs(harness.url, 'work')
    const [first, second] = [1, 2].map((n) => dead.find(({ data }) => (data as Known['work']).n === n))
    expect(first).toMatchObject({ job: 'work', data: { n: 1 }, reason: 'a bug', attempts: 1 })
    expect(await discardDeadJobs(harness.url, undefined, [first!.id])).toBe(1)
    await expect(listDeadJobs(harness.url, 'invented')).rejects.toThrow(
      'There is no job invented here. Jobs: other, work.',
    )
    // A service that starts with dead letters logs a warning.
    await worker.stop()
    const done: number[] = []
    await start(async ({ data }) => void done.push(data.n), measured)
    await soon(() =>
      expect(lines).toContainEqual(expect.objectContaining({ level: 40, job: 'work', dead: 2 })),
    )
    expect(await requeueDeadJobs(harness.url, 'work', [second!.id])).toBe(1)
    expect(await requeueDeadJobs(harness.url)).toBe(1)
    expect(await listDeadJobs(harness.url)).toEqual([])
    await soon(() => expect(done.toSorted()).toEqual([2, 3]))
    expect(await gauge()).toEqual({ work: 0, other: 0 })
  })

  it('are retried without limit while a provider is unavailable', async () => {
    let tries = 0
    await start(async () => {
      if ((tries += 1) < 6) throw new ServiceUnavailable('payments did not respond')
    })
    await enqueue(1)
    await soon(() => expect(tries).toBe(6))
    expect(await jobs.deadLetters.list('work')).toEqual([])
  })

  it('run once while the database rejects their acknowledgement', async () => {
    // A rollback does not reset the sequence.
    await harness.pool.query(`
      CREATE SEQUENCE refusals;
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF nextval('refusals') <= 3 THEN RAISE 'no outcome'; END IF; RETURN OLD; END $$;
      CREATE TRIGGER refuse BEFORE DELETE ON jobs.job FOR EACH ROW EXECUTE FUNCTION refuse()`)
    const attempts: number[] = []
    await start(async ({ attempt }) => void attempts.push(attempt))
    await enqueue(1)
    await soon(async () => {
      const { rows } = await harness.pool.query(
        'SELECT last_value::int AS refusals, (SELECT count(*)::int FROM jobs.job) AS jobs FROM refusals',
      )
      expect(rows).toEqual([{ refusals: 4, jobs: 0 }])
    })
    expect(attempts).toEqual([1])
    expect(await jobs.deadLetters.list('work')).toEqual([])
  })

  it('wait until startAfter', async () => {
    const got: number[] = []
    await start(async ({ data }) => void got.push(data.n))
    const startAfter = new Date(Date.now() + 300)
    await enqueue(1, { startAfter })
    await enqueue(2)
    await soon(() => expect(got).toEqual([2]))
    await soon(() => expect(got).toEqual([2, 1]))
    expect(Date.now()).toBeGreaterThanOrEqual(startAfter.getTime())
  })

  it('of one key wait once; while one runs, one more may wait', async () => {
    const got: number[] = []
    const gate = Promise.withResolvers<void>()
    await enqueue(1, { key: 'k' })
    await enqueue(2, { key: 'k' })
    await enqueue(3, { key: 'other' })
    // Two run, so that the worker cannot claim the next one before the last one is enqueued.
    const work = async ({ data }: JobInput<Known['work']>) => {
      got.push(data.n)
      await gate.promise
    }
    await start(work, await open({ concurrency: 2 }))
    await soon(() => expect(got.toSorted()).toEqual([1, 3]))
    await enqueue(4, { key: 'k' })
    await enqueue(5, { key: 'k' })
    gate.resolve()
    await soon(async () => {
      const { rows } = await harness.pool.query('SELECT count(*)::int AS jobs FROM jobs.job')
      expect(rows).toEqual([{ jobs: 0 }])
    })
    expect(got.toSorted()).toEqual([1, 3, 4])
  })

  it('run once with several workers', async () => {
    const got: number[] = []
    await start(async ({ data }) => void got.push(data.n))
    await start(async ({ data }) => void got.push(data.n), await open())
    await Promise.all(Array.from({ length: 100 }, (_, i) => enqueue(i)))
    await soon(() => expect(got).toHaveLength(100))
    expect(new Set(got).size).toBe(100)
  })

  it('are redelivered soon when their process is killed', async () => {
    const child = fork(join(import.meta.dirname, 'jobs-child.ts'), [harness.url])
    await enqueue(1)
    await once(child, 'message')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const killedAt = performance.now()
    const attempts: number[] = []
    await start(async ({ attempt }) => void attempts.push(attempt))
    await soon(() => expect(attempts).toEqual([2]))
    const tookMs = performance.now() - killedAt
    process.stdout.write(`a killed worker's job: again after ${tookMs.toFixed(0)} ms\n`)
    expect(tookMs).toBeLessThan(5_000)
  })

  it('in flight are finished when the worker stops', async () => {
    const gate = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const done: number[] = []
    const worker = await start(async ({ data }) => {
      begun.resolve()
      await gate.promise
      done.push(data.n)
    })
    await enqueue(1)
    await begun.promise
    const stopped = worker.stop()
    await enqueue(2)
    gate.resolve()
    await stopped
    expect(done).toContain(1)
    // The next worker runs what came later, unless the first one was just claiming: that claim is in flight too.
    await start(async ({ data }) => void done.push(data.n))
    await soon(() => expect(done).toEqual([1, 2]))
  })

  it('carry the trace of who enqueued them', async () => {
    const traces: unknown[] = []
    await start(async () => void traces.push(currentTrace()))
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    await inTrace(traceparent, () => enqueue(1))
    await soon(() => expect(traces).toEqual([traceparent]))
  })
})
