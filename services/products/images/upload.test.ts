import { PassThrough, Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readAtMost } from './upload.ts'

const { signal } = new AbortController()

test('a body up to the limit is read, in however many pieces', async () => {
  const pieces = [Buffer.from('ab'), Buffer.from('c'), Buffer.from('de')]
  expect((await readAtMost(5, Readable.from(pieces), signal)).toString()).toBe('abcde')
  expect(await readAtMost(5, Readable.from([]), signal)).toHaveLength(0)
})

test('beyond the limit it is refused at once, and the rest is thrown away', async () => {
  const body = new PassThrough()
  body.write('abcdef')
  await expect(readAtMost(5, body, signal)).rejects.toMatchObject({ status: 413 })
  body.end(Buffer.alloc(1_000_000))
  await new Promise((done) => body.once('end', done))
})

test('a body that breaks off is refused, and breaking off later is no matter', async () => {
  const body = new PassThrough()
  body.write('ab')
  const reading = readAtMost(5, body, signal)
  body.destroy(new Error('ECONNRESET'))
  await expect(reading).rejects.toMatchObject({ status: 400 })

  const late = new PassThrough()
  late.write('abcdef')
  await expect(readAtMost(5, late, signal)).rejects.toMatchObject({ status: 413 })
  late.destroy(new Error('ECONNRESET'))
  await new Promise((done) => late.once('close', done))
})

test('a body that does not come in time is given up, also when time was up before', async () => {
  const timeUp = new AbortController()
  const reading = readAtMost(5, new PassThrough(), timeUp.signal)
  timeUp.abort(new DOMException('', 'TimeoutError'))
  await expect(reading).rejects.toMatchObject({ status: 408 })
  await expect(readAtMost(5, new PassThrough(), timeUp.signal)).rejects.toMatchObject({ status: 408 })
})

test('a caller who has gone has sent a broken body', async () => {
  await expect(readAtMost(5, new PassThrough(), AbortSignal.abort())).rejects.toMatchObject({ status: 400 })
})
