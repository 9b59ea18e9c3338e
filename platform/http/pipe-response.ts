import type { Duplex, Readable, Writable } from 'node:stream'

/**
 * Pipes streams into each other and the last one into a response. Resolves when the response is complete. If one of them
 * fails or ends early, all are destroyed.
 *
 * `pipeline` of Node does the same with seven `close` listeners on the response; with those of the edge they exceed the
 * limit of an emitter.
 *
 * @throws Error of the stream that failed, or `ERR_STREAM_PREMATURE_CLOSE`, for a client that is gone too
 */
export function pipeResponse(stages: readonly [Readable, ...Duplex[]], response: Writable): Promise<void> {
  const [, ...next] = stages
  return new Promise((done, fail) => {
    const abort = (error: Error = prematureClose()) => {
      for (const stage of stages) stage.destroy()
      if (!response.writableFinished) response.destroy(error)
      fail(error)
    }
    const onClose = () => (response.writableFinished ? done() : abort())
    if (response.destroyed) return abort()
    response.once('finish', done).once('close', onClose)
    for (const [i, stage] of stages.entries()) {
      if (stage.destroyed && !stage.readableEnded) return abort(stage.errored ?? undefined)
      stage.on('error', abort).once('close', () => stage.readableEnded || abort())
      stage.pipe(next[i] ?? response)
    }
  })
}

const prematureClose = () =>
  Object.assign(new Error('Premature close'), { code: 'ERR_STREAM_PREMATURE_CLOSE' })
