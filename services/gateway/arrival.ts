import type { IncomingMessage } from 'node:http'

/** A body up to this size is received completely before the service gets any of it. */
export const BUFFER_BYTES = 64 * 1024

/** What has been received of a body. */
export interface Arrival {
  received: Buffer
  /** False for a body that is larger than the buffer: the request is paused, and the rest is still to be read. */
  isComplete: boolean
}

/**
 * Receives a body until it is complete or larger than `BUFFER_BYTES`. A client that announces a body and does not send it
 * uses no connection to a service.
 *
 * @returns stops receiving; `done` is not called afterwards
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

/** A request has a body when its headers frame one (RFC 9112, section 6). */
export function carriesBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
