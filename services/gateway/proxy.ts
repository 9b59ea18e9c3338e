import type { Request, Response } from 'express'
import { PassThrough } from 'node:stream'
import type { Dispatcher } from 'undici'
import { platformProblem } from '#platform/problem.ts'
import { type Arrival, carriesBody, receive } from './arrival.ts'
import { forwardedHeaders, setReplyHeaders } from './headers.ts'
import type { Address, Upstream } from './upstream.ts'

export interface ProxyLimits {
  /** How long the service may take to begin its reply. A reply that has begun may go on as long as it moves. */
  timeoutMs: number
  /** How long a reply may stand still, because the service sends nothing or the caller reads nothing. */
  idleTimeoutMs: number
  /** Set for a reply that streams: how long it may last. It is ended then, as if it were complete. */
  streamMs?: number
}

/**
 * Passes one request on to a service and its reply back, both as streams: memory stays the same whatever their size. The
 * service gets a request when its body is complete, or larger than the buffer.
 *
 * An address that can't be reached got nothing of the request, so the next one gets it. A connection that breaks
 * before the reply began is tried once more, if that can't do anything twice: the method is idempotent and there is
 * no body. When the caller leaves, the service's connection is cut; when the service breaks off in the middle of its
 * reply, the caller's is, since nothing else can tell.
 *
 * @throws Problem 502 when the connection breaks, 503 when no address can be reached or takes more requests, 504 after
 * `timeoutMs`, 408 when the caller is what took so long
 */
export function forward(
  request: Request,
  response: Response,
  upstream: Upstream,
  limits: ProxyLimits,
): Promise<void> {
  return new Promise((done, fail) => {
    const addresses = upstream.addresses()
    const hasBody = carriesBody(request)
    const options = {
      path: targetOf(request),
      method: request.method,
      headers: forwardedHeaders(request),
      // The deadline below also counts the wait for a free connection.
      headersTimeout: 0,
      bodyTimeout: limits.idleTimeoutMs,
    }
    let attempts = 0
    let replying = false
    let replied = false
    let over = false
    let controller: Dispatcher.DispatchController | undefined
    let arrival: Arrival | undefined
    let body: PassThrough | undefined
    let stalled: NodeJS.Timeout | undefined
    let stopReceiving: (() => void) | undefined

    const end = (problem?: Error) => {
      if (over) return
      over = true
      clearTimeout(deadline)
      clearTimeout(stalled)
      response.off('close', abandon)
      stopReceiving?.()
      if (!replied) controller?.abort(OVER)
      // Now, not when the body's end is noticed: that would stop the reading below again.
      if (body) request.unpipe(body)
      body?.destroy()
      // The caller may still be sending. It reads our answer only when it could send everything.
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
      const address = addresses[attempts++ % addresses.length] as Address
      const tryNext = (cause?: Error) => {
        if (attempts < addresses.length) attempt()
        else end(platformProblem('unavailable', { headers: { 'Retry-After': '1' }, cause }))
      }
      // Not the request itself: undici destroys a body when it is done with it, and with it the caller's connection.
      body = arrival && !arrival.isComplete ? new PassThrough() : undefined
      const lane = limits.streamMs !== undefined ? 'stream' : body ? 'upload' : 'request'
      let sent = false

      const isTaken = address.dispatch(
        lane,
        { ...options, body: body ?? arrival?.received },
        {
          onRequestStart(control) {
            // Throwing takes the request out of the queue; aborting it would cost the connection.
            if (over) throw OVER
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
            response.statusCode = status
            setReplyHeaders(headers, response)
            replying = true
            // A stream (server-sent events, say) may have its first byte much later; its headers don't wait for that.
            if (headers['content-length'] === undefined) response.flushHeaders()
          },
          onResponseData(control, chunk) {
            if (response.write(chunk)) return
            control.pause()
            stalled = setTimeout(() => response.destroy(), limits.idleTimeoutMs)
            response.once('drain', () => {
              clearTimeout(stalled)
              control.resume()
            })
          },
          onResponseEnd() {
            replied = true
            response.end()
            end()
          },
          onResponseError(_control, error) {
            if (over) return
            if (replying) {
              request.log.warn(
                { err: error, service: upstream.service },
                'The service closed the connection during its response',
              )
              response.destroy()
              end()
            } else if (!sent) {
              address.refused()
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
      response.end()
      end()
    }

    response.once('close', abandon)
    if (!hasBody) attempt()
    else {
      stopReceiving = receive(request, (received) => {
        arrival = received
        attempt()
      })
    }
  })
}

/* One for all: nobody reads its stack, and making one costs more than the rest of the end. */
const OVER = new Error('The request is over')

/* RFC 9110, section 9.2.2 */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE'])

/** The path as it was matched, and the query as it came. */
function targetOf({ path, originalUrl }: Request): string {
  const query = originalUrl.indexOf('?')
  return query === -1 ? path : path + originalUrl.slice(query)
}
