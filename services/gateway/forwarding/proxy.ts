import type { Request, Response } from 'express'
import type { IncomingHttpHeaders } from 'node:http'
import { PassThrough, type Writable } from 'node:stream'
import type { Dispatcher } from 'undici'
import { platformProblem } from '#platform/problem.ts'
import { type Arrival, carriesBody, receive } from './buffer-body.ts'
import { forwardedHeaders, setResponseHeaders } from './headers.ts'
import type { Endpoint, Upstream } from './upstream.ts'

export interface ProxyLimits {
  /** Time limit for the response headers. After them, only `idleTimeoutMs` applies. */
  timeoutMs: number
  /** Maximum time without progress, because the service sends nothing or the client reads nothing. */
  idleTimeoutMs: number
  /** Maximum duration of a streamed response, after which it is ended normally. */
  streamMs?: number
}

/** Where a response goes. */
export interface Recipient {
  /** Emits `close` when nobody waits for the response any longer. */
  waiter: {
    once(event: 'close', listener: () => void): unknown
    off(event: 'close', listener: () => void): unknown
    readonly closed?: boolean
  }
  /** Receives the status and headers. @returns the stream that takes the body; destroyed when it is incomplete */
  begin(status: number, headers: IncomingHttpHeaders): Writable
}

/** Sends the response to the client. */
export const clientOf = (response: Response): Recipient => ({
  waiter: response,
  begin: (status, headers) => {
    response.statusCode = status
    setResponseHeaders(headers, response)
    // Send the headers of a stream immediately; its first byte may be much later.
    if (headers['content-length'] === undefined) response.flushHeaders()
    return response
  },
})

/**
 * Forwards a request to a service and its response to the recipient, both streamed with back-pressure. The request is sent
 * once its body is complete or exceeds the buffer.
 *
 * If an endpoint is unreachable, the next one is tried, because nothing was sent. If the connection is lost before the
 * response, an idempotent request without a body is retried once. If the client disconnects, the upstream request is
 * aborted; if the service fails during its response, the client's connection is closed to signal the truncation.
 *
 * @param headers those of the request to the service
 * @throws Problem 502 if the connection is lost, 503 if all endpoints are unreachable or have a full queue, 504 after
 * `timeoutMs`, 408 if the client was too slow
 */
export function forward(
  request: Request,
  recipient: Recipient,
  upstream: Upstream,
  limits: ProxyLimits,
  headers: Record<string, string | string[]> = forwardedHeaders(request),
): Promise<void> {
  return new Promise((done, fail) => {
    const endpoints = upstream.endpoints()
    const hasBody = carriesBody(request)
    const options = {
      path: targetOf(request),
      method: request.method,
      headers,
      // Covered by the deadline below, which includes the wait for a connection.
      headersTimeout: 0,
      bodyTimeout: limits.idleTimeoutMs,
    }
    let attempts = 0
    let output: Writable | undefined
    let responded = false
    let finished = false
    let controller: Dispatcher.DispatchController | undefined
    let arrival: Arrival | undefined
    let body: PassThrough | undefined
    let stalled: NodeJS.Timeout | undefined
    let stopReceiving: (() => void) | undefined

    const end = (problem?: Error) => {
      if (finished) return
      finished = true
      clearTimeout(deadline)
      clearTimeout(stalled)
      recipient.waiter.off('close', abandon)
      stopReceiving?.()
      if (!responded) controller?.abort(FINISHED)
      // Synchronously: unpiping when the body is destroyed would pause the request again after resume().
      if (body) request.unpipe(body)
      body?.destroy()
      // Discards the rest of the body: some clients read the response only after sending everything.
      if (hasBody) request.resume()
      if (problem) fail(problem)
      else done()
    }
    const abandon = () => end()
    let deadline = setTimeout(() => {
      const callerIsSlow = !request.complete && !body?.writableNeedDrain
      end(platformProblem(hasBody && callerIsSlow ? 'request-timeout' : 'gateway-timeout'))
    }, limits.timeoutMs)

    const attempt = () => {
      const endpoint = endpoints[attempts++ % endpoints.length] as Endpoint
      const tryNext = (cause?: Error) => {
        if (attempts < endpoints.length) attempt()
        else end(platformProblem('unavailable', { headers: { 'Retry-After': '1' }, cause }))
      }
      // undici destroys the body stream, which would close the client's connection if it were the request itself.
      body = arrival && !arrival.isComplete ? new PassThrough() : undefined
      const lane = limits.streamMs !== undefined ? 'stream' : body ? 'upload' : 'request'
      let sent = false

      const isTaken = endpoint.dispatch(
        lane,
        { ...options, body: body ?? arrival?.received },
        {
          onRequestStart(control) {
            // Throwing removes the request from the queue; aborting would close the connection.
            if (finished) throw FINISHED
            controller = control
            sent = true
            if (!body) return
            body.write(arrival?.received)
            request.pipe(body)
          },
          onResponseStart(_control, status, headers) {
            if (status < 200) return
            clearTimeout(deadline)
            if (limits.streamMs !== undefined) deadline = setTimeout(endStream, limits.streamMs)
            output = recipient.begin(status, headers)
          },
          onResponseData(control, chunk) {
            const target = output as Writable
            if (target.write(chunk)) return
            control.pause()
            stalled = setTimeout(() => target.destroy(), limits.idleTimeoutMs)
            target.once('drain', () => {
              clearTimeout(stalled)
              control.resume()
            })
          },
          onResponseEnd() {
            responded = true
            output?.end()
            end()
          },
          onResponseError(_control, error) {
            if (finished) return
            if (output) {
              request.log.warn(
                { err: error, service: upstream.service },
                'The service closed the connection during its response',
              )
              output.destroy()
              end()
            } else if (!sent) {
              endpoint.unreachable()
              tryNext(error)
            } else if (attempts === 1 && !hasBody && IDEMPOTENT.has(request.method)) {
              attempt()
            } else {
              end(platformProblem('bad-gateway', { cause: error }))
            }
          },
        },
      )
      if (!isTaken) tryNext()
    }
    const endStream = () => {
      output?.end()
      end()
    }

    recipient.waiter.once('close', abandon)
    if (!hasBody) attempt()
    else {
      stopReceiving = receive(request, (received) => {
        arrival = received
        attempt()
      })
    }
  })
}

/* Shared, because creating an error is expensive and its stack is not used. */
const FINISHED = new Error('The request is finished')

/* RFC 9110, section 9.2.2 */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE'])

/** The matched path and the original query. */
export function targetOf({ path, originalUrl }: Request): string {
  const query = originalUrl.indexOf('?')
  return query === -1 ? path : path + originalUrl.slice(query)
}
