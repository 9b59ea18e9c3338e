import type { Readable } from 'node:stream'
import { platformProblem } from '#platform/problem.ts'

/**
 * Reads a body into memory, up to a limit. After an error the rest is read and discarded, so that the client receives the
 * response.
 *
 * @throws Problem 413 if the body exceeds the limit, 400 if it is incomplete, 408 if `signal` times out
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

  // The error listener stays, because the connection may also fail while the rest is discarded.
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
