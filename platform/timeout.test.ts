import { once } from 'node:events'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { inTime, within } from './timeout.ts'

const never = () => new Promise<never>(() => {})

describe('inTime', () => {
  test('work that ends in time gives its result; other work is not waited for', async () => {
    await expect(inTime(setTimeout(1, 'done'), 30_000, 'late')).resolves.toBe('done')
    await expect(inTime(never(), 1, 'late')).rejects.toMatchObject({ name: 'TooLate', message: 'late' })
  })

  test('what arrived while the event loop was blocked is in time', async () => {
    const { message, block } = await sender()
    const waiting = inTime(message, 1, 'late')
    block()
    await expect(waiting).resolves.toEqual(['sent'])
  })
})

describe('within', () => {
  const untilAborted = (signal: AbortSignal) =>
    once(signal, 'abort').then(() => Promise.reject(signal.reason as Error))

  test('aborts the work on timeout, or with the signal of the caller', async () => {
    await expect(within(1, null, untilAborted)).rejects.toThrow('timed out after 1 ms')
    const reason = new Error('The caller has gone')
    await expect(
      within(30_000, AbortSignal.abort(reason), (signal) => Promise.reject(signal.reason as Error)),
    ).rejects.toBe(reason)
  })

  test('work whose result arrived while the event loop was blocked is not aborted', async () => {
    const { message, block } = await sender()
    const waiting = within(1, null, (signal) => Promise.race([message, untilAborted(signal)]))
    block()
    await expect(waiting).resolves.toEqual(['sent'])
  })
})

/**
 * A thread that sends a message; `block` blocks the event loop until it is there and a timer of 1 ms is due. Resolves
 * in the phase of the event loop that the timers follow, before anything is read.
 */
async function sender() {
  await setImmediate()
  const sent = new Int32Array(new SharedArrayBuffer(4))
  const code = `const { parentPort, workerData } = require('node:worker_threads')
    parentPort.postMessage('sent')
    Atomics.store(workerData, 0, 1)
    Atomics.notify(workerData, 0)`
  const message = once(new Worker(code, { eval: true, workerData: sent }), 'message')
  const block = () => {
    const from = performance.now()
    Atomics.wait(sent, 0, 0)
    while (performance.now() < from + 5);
  }
  return { message, block }
}
