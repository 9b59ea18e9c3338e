import type { Request } from 'express'
import { type IncomingHttpHeaders, ServerResponse } from 'node:http'
import { PassThrough, type Writable } from 'node:stream'
import type { Dispatcher } from 'undici'
import type { Operation } from '#platform/contract/contract.ts'
import { TIMEOUT_HEADER, timeoutHeader } from '#platform/deadline.ts'
import { type Outcome, outcomeOf } from '#platform/discovery/balancer.ts'
import { platformProblem } from '#platform/problem.ts'
import { type Arrival, carriesBody, receive } from './buffer-body.ts'
import { forwardedHeaders } from './headers.ts'
import type { Sender } from './sender.ts'
import type { Upstream, UpstreamEndpoint } from './upstream.ts'

export interface ProxyLimits {
  /** The operation: its circuit breaker may stop the request. */
  operation: Operation
  sender: Sender
  /** What the service has for its response headers. After them, only `idleTimeoutMs` applies. */
  timeoutMs: number
  /** Maximum time without progress, because the service sends nothing or the client reads nothing. */
  idleTimeoutMs: number
  /** Maximum duration of a streamed response, after which it is ended normally. */
  streamMs?: number
}

/* The service itself responds at the deadline, as the contract documents; that response should arrive first. */
export const DEADLINE_MARGIN_MS = 500

/** Where a response goes. */
export interface Recipient {
  /** Emits `close` when no client waits for the response any longer. */
  waiter: {
    once(event: 'close', listener: () => void): unknown
    off(event: 'close', listener: () => void): unknown
    readonly closed?: boolean
  }
  /** Receives the status and headers. @returns the stream that takes the body; destroyed when it is incomplete */
  begin(status: number, headers: IncomingHttpHeaders): Writable
}

/**
 * Forwards a request to a service and its response to the recipient, both streamed with back-pressure. The request is sent
 * once its body is complete or exceeds the buffer.
 *
 * If an instance is unreachable, the next one is tried, because nothing was sent. If the connection is lost before the
 * response, a request that may be repeated is retried once, at another instance if there is one, within the retry budget
 * of the service: one with an idempotent method or an honoured `Idempotency-Key`, and without a body or with one that is
 * in the buffer. If the client disconnects, the upstream request is aborted; if the service fails during its response,
 * the client's connection is closed to signal the truncation.
 *
 * @param headers those of the request to the service
 * @throws Problem 502 if the connection is lost; 503 if all instances are unreachable or have a full queue, or the
 * circuit breaker of the operation is open; 504 if the service does not respond in time; 408 if the client was too slow
 */
export function forward(
  request: Request,
  recipient: Recipient,
  upstream: Upstream,
  limits: ProxyLimits,
  headers: Record<string, string | string[]> = forwardedHeaders(request, limits.sender),
): Promise<void> {
  return new Promise((done, fail) => {
    const hasBody = carriesBody(request)
    const options = {
      path: request.url,
      method: request.method,
      // Covered by the deadline below, which includes the wait for a connection. The same time as for the body saves
      // a timer.
      headersTimeout: limits.timeoutMs + DEADLINE_MARGIN_MS < limits.idleTimeoutMs ? limits.idleTimeoutMs : 0,
      bodyTimeout: limits.idleTimeoutMs,
    }
    const deadlineAt = performance.now() + limits.timeoutMs
    const tried: UpstreamEndpoint[] = []
    let isRetry = false
    upstream.called()
    let settle: ((outcome: Outcome) => void) | undefined
    let output: Writable | undefined
    /** The body, if it arrived in one piece. */
    let whole: Buffer | undefined
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
      settled('cancelled')
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
    const settled = (outcome: Outcome) => {
      settle?.(outcome)
      settle = undefined
    }
    const mayRepeat = () =>
      !isRetry &&
      (!hasBody || arrival?.isComplete === true) &&
      (IDEMPOTENT.has(request.method) ||
        (request.headers['idempotency-key'] !== undefined && honoursKey(limits.operation))) &&
      upstream.mayRetry()
    let deadline = setTimeout(() => {
      const callerIsSlow = hasBody && !request.complete && !body?.writableNeedDrain
      if (!callerIsSlow && controller) settled('failed')
      end(platformProblem(callerIsSlow ? 'request-timeout' : 'gateway-timeout'))
    }, limits.timeoutMs + DEADLINE_MARGIN_MS)

    /** @param cause why the instance before could not take the request */
    const attempt = (cause?: Error) => {
      const { id } = limits.operation
      const endpoint = upstream.choose(id, tried) ?? (isRetry ? upstream.choose(id) : undefined)
      if (!endpoint) {
        cause ??= new Error(`${upstream.service}: ${upstream.reason(id)}`)
        return end(platformProblem('unavailable', { headers: { 'Retry-After': '1' }, cause }))
      }
      tried.push(endpoint)
      controller = undefined
      settle = endpoint.begin(id)
      // undici destroys the body stream, which would close the client's connection if it were the request itself.
      body = arrival && !arrival.isComplete ? new PassThrough() : undefined
      const lane = limits.streamMs !== undefined ? 'stream' : body ? 'upload' : 'request'
      let sent = false
      let status = 0
      let expectedBytes = -1
      headers[TIMEOUT_HEADER] = timeoutHeader(deadlineAt - performance.now())

      const isTaken = endpoint.link.dispatch(
        lane,
        { ...options, headers, body: body ?? arrival?.received },
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
          onResponseStart(_control, code, headers) {
            if (code < 200) return
            status = code
            // A stream may be open for hours, and then says nothing about the load of its instance.
            if (lane === 'stream') settled(outcomeOf(status))
            clearTimeout(deadline)
            if (limits.streamMs !== undefined) deadline = setTimeout(endStream, limits.streamMs)
            expectedBytes = Number(headers['content-length'] ?? -1)
            output = recipient.begin(status, headers)
          },
          onResponseData(control, chunk) {
            if (chunk.length === expectedBytes) {
              whole = chunk
              return
            }
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
            settled(outcomeOf(status))
            if (whole) endWith(output as Writable, whole)
            else output?.end()
            end()
          },
          onResponseError(_control, error) {
            if (finished) return
            if (output) {
              request.log.warn(
                { err: error, service: upstream.service },
                'The service closed the connection during its response',
              )
              settled('failed')
              output.destroy()
              end()
            } else if (!sent) {
              settled('unreachable')
              attempt(error)
            } else if (mayRepeat()) {
              settled('failed')
              isRetry = true
              attempt(error)
            } else {
              settled('failed')
              end(platformProblem('bad-gateway', { cause: error }))
            }
          },
        },
      )
      if (!isTaken) {
        settled('cancelled')
        attempt(new Error(`The queue of ${upstream.service} is full`))
      }
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

/* Larger ones are not worth the copy. */
const MAX_TEXT_BYTES = 16_384

/** The bytes of a small body as characters of latin1, which Node writes together with the headers, in one system call. */
export const asSent = (body: Buffer): Buffer | string =>
  body.length > MAX_TEXT_BYTES ? body : body.toString('latin1')

function endWith(output: Writable, body: Buffer): void {
  if (output instanceof ServerResponse) output.end(asSent(body), 'latin1')
  else output.end(body)
}

/* Shared, because creating an error is expensive and its stack is not used. */
const FINISHED = new Error('The request is finished')

/* RFC 9110, section 9.2.2 */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE'])

const honoursKey = ({ parameters }: Operation) =>
  parameters.some(({ in: place, name }) => place === 'header' && name.toLowerCase() === 'idempotency-key')
