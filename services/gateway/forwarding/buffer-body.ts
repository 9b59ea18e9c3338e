import type { IncomingMessage } from 'node:http'

/** Bodies up to this size are buffered completely before the request is forwarded. */
export const BUFFER_BYTES = 64 * 1024

/** The buffered part of a body. */
export interface Arrival {
  received: Buffer
  /** False if the body exceeds the buffer: the request is then paused with the rest unread. */
  isComplete: boolean
}

/**
 * Buffers a body until it is complete or exceeds `BUFFER_BYTES`, so that slow clients do not occupy upstream connections.
 *
 * @returns a function that stops buffering; `done` is not called afterwards
 */
export function receive(request: IncomingMessage, done: (arrival: Arrival) => void): () => void {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  const stop = () => {
    request.off('data', onData).off('end', onEnd)
  }
  const onData = (chunk: Buffer) => {
    chunks.push(chunk)
    sizeBytes += chunk.length
    if (sizeBytes <= BUFFER_BYTES) return
    stop()
    request.pause()
    done({ received: Buffer.concat(chunks), isComplete: false })
  }
  const onEnd = () => {
    stop()
    done({ received: Buffer.concat(chunks), isComplete: true })
  }
  request.on('data', onData).on('end', onEnd)
  return stop
}

/** Whether the request has a body (RFC 9112, section 6). */
export function carriesBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
