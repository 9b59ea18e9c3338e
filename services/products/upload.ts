import type { Readable } from 'node:stream'
import { platformProblem } from '#platform/problem.ts'

/**
 * Reads a body into memory, and no further than the limit. What is still to come after a refusal is read and thrown
 * away, so that the caller gets to see the answer.
 *
 * @throws Problem 413 beyond the limit, 400 when the body breaks off, 408 when `signal` says that time is up
 */
export async function readAtMost(maxBytes: number, body: Readable, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const { promise, resolve, reject } = Promise.withResolvers<void>()

  const take = (chunk: Buffer) => {
    size += chunk.length
    if (size <= maxBytes) chunks.push(chunk)
    else
      reject(platformProblem('content-too-large', { detail: `The body is larger than ${maxBytes} bytes.` }))
  }
  const breakOff = (cause?: unknown) =>
    reject(platformProblem('malformed-request', { detail: 'The body is incomplete.', cause }))
  const giveUp = () =>
    signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError'
      ? reject(platformProblem('request-timeout'))
      : breakOff(signal.reason)

  // The listener for errors stays: a connection may also break while the rest is thrown away.
  body.on('data', take).on('end', resolve).on('error', breakOff).on('close', breakOff)
  signal.addEventListener('abort', giveUp)
  if (signal.aborted) giveUp()
  try {
    await promise
    return Buffer.concat(chunks, size)
  } finally {
    signal.removeEventListener('abort', giveUp)
    body.off('data', take).off('end', resolve).off('close', breakOff).resume()
  }
}
