import { describe, expect, test } from 'vitest'
import { createWorkQueue } from './work-queue.ts'

/** Work that completes when the test resolves it. */
function manualWork() {
  const started: PromiseWithResolvers<number>[] = []
  const work = () => {
    started.push(Promise.withResolvers<number>())
    return (started.at(-1) as PromiseWithResolvers<number>).promise
  }
  return { started, work }
}

const settled = () => new Promise((done) => setImmediate(done))

describe('a work queue', () => {
  test('limits concurrency, queues in order, and rejects the rest immediately', async () => {
    const limited = createWorkQueue({ parallel: 2, waiting: 2 })
    const { started, work } = manualWork()
    const accepted = [limited(work), limited(work), limited(work), limited(work)]
    await expect(limited(work)).rejects.toMatchObject({ status: 503, headers: { 'Retry-After': '1' } })
    expect(started).toHaveLength(2)
    for (let i = 0; i < 4; i += 1) {
      started[i]?.resolve(i)
      await settled()
    }
    expect(await Promise.all(accepted)).toEqual([0, 1, 2, 3])
  })

  test('failed work releases its slot', async () => {
    const limited = createWorkQueue({ parallel: 1, waiting: 0 })
    const failure = new Error('it broke')
    for (let i = 0; i < 3; i += 1) await expect(limited(() => Promise.reject(failure))).rejects.toBe(failure)
    expect(await limited(async () => 'done')).toBe('done')
  })

  test('aborted work is skipped', async () => {
    const limited = createWorkQueue({ parallel: 1, waiting: 2 })
    const { started, work } = manualWork()
    const caller = new AbortController()
    const first = limited(work)
    const second = limited(work, caller.signal)
    const third = limited(work)
    await settled()
    caller.abort()
    started[0]?.resolve(1)
    await expect(second).rejects.toMatchObject({ status: 503 })
    await settled()
    expect(started).toHaveLength(2)
    started[1]?.resolve(3)
    expect([await first, await third]).toEqual([1, 3])
  })
})
