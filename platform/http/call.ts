import type { NextFunction, Request, Response } from 'express'
import { platformProblem } from '../problem.ts'

/* Node fires a timer with a longer delay at once (2^31 - 1). */
const MAX_TIMER_MS = 2 ** 31 - 1

/** One call of a handler: its deadline and its signal. */
export class Call {
  readonly request: Request
  readonly response: Response
  /** The deadline has passed and the caller has its response. */
  isLate = false
  readonly #next: NextFunction
  #timer: NodeJS.Timeout | undefined
  #controller: AbortController | undefined
  #headersBefore: ReadonlySet<string> | undefined

  constructor(request: Request, response: Response, next: NextFunction) {
    this.request = request
    this.response = response
    this.#next = next
  }

  /** Aborted when the caller disconnects before the response is complete, or when the deadline passes. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      const controller = (this.#controller = new AbortController())
      const { response } = this
      const onClose = () => {
        if (!response.writableFinished) controller.abort(new Error('The caller went away'))
      }
      if (this.isLate) this.#abort()
      // `close` is emitted once, perhaps before the first use.
      else if (response.closed || response.destroyed) onClose()
      else response.once('close', onClose)
    }
    return this.#controller.signal
  }

  /** The request for the handler, which can set headers on the response of an Express request. */
  exposeRequest(): Request {
    this.#headersBefore ??= new Set(this.response.getHeaderNames())
    return this.request
  }

  /** Removes the headers that the handler has set: they describe a response that failed. */
  dropHeaders(): void {
    if (!this.#headersBefore || this.response.headersSent) return
    for (const name of this.response.getHeaderNames())
      if (!this.#headersBefore.has(name)) this.response.removeHeader(name)
  }

  /** @param timeoutMs from now */
  startDeadline(timeoutMs: number): void {
    this.#timer = setTimeout(expire, Math.min(timeoutMs, MAX_TIMER_MS), this)
  }

  clearDeadline(): void {
    clearTimeout(this.#timer)
  }

  /** Sends a stream, which ends at a time in milliseconds since 1970. */
  async stream(endsAtMs: number, send: () => Promise<void> | void): Promise<void> {
    if (endsAtMs !== Infinity) this.startDeadline(Math.max(0, endsAtMs - Date.now()))
    try {
      await send()
    } catch (error) {
      // Ending a stream at its deadline may make it fail.
      if (!this.isLate) throw error
    } finally {
      this.clearDeadline()
    }
  }

  /** Ends the request at its deadline: with a problem, or by ending the stream if one has begun. */
  expire(): void {
    this.isLate = true
    this.#abort()
    const { response } = this
    if (!response.headersSent)
      this.#next(platformProblem('unavailable', { detail: 'The operation took too long' }))
    // An event source reconnects and resumes (HTML, section 9.2.3). Any other stream must not seem complete.
    else if (String(response.getHeader('Content-Type')).startsWith('text/event-stream')) response.end()
    else response.destroy()
  }

  #abort(): void {
    this.#controller?.abort(new DOMException('The operation took too long', 'TimeoutError'))
  }
}

const expire = (call: Call): void => call.expire()
