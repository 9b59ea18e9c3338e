import type { NextFunction, Request, Response } from 'express'
import type { Logger } from 'pino'
import { asExpress } from './contract-listener.ts'
import type { Deadline } from './deadlines.ts'
import type { IdempotencyInput, Principal } from './handler.ts'
import type { ParameterValues } from './parameters.ts'
import { platformProblem } from './problem.ts'

/** What a handler gets (see `InputOf` in handler.ts). What costs something is made when it is asked for. */
export class Input implements Deadline {
  readonly params: Record<string, unknown>
  readonly query: Record<string, unknown>
  readonly headers: Record<string, unknown>
  readonly cookies: Record<string, unknown>
  readonly body: unknown
  readonly contentType: string | undefined
  readonly principal: Principal | undefined
  /** Set by `idempotency.ts`, for operations with `x-idempotency`. */
  idempotency: IdempotencyInput | undefined = undefined
  dueTick = 0
  earlier: Deadline | undefined = undefined
  later: Deadline | undefined = undefined
  /** The deadline has passed: the caller has its answer. */
  isLate = false
  readonly #request: Request
  readonly #response: Response
  readonly #next: NextFunction
  #controller: AbortController | undefined
  #headersBefore: ReadonlySet<string> | undefined

  constructor(
    request: Request,
    response: Response,
    values: ParameterValues,
    body: unknown,
    contentType: string | undefined,
    principal: Principal | undefined,
    next: NextFunction,
  ) {
    this.#next = next
    this.#request = request
    this.#response = response
    this.params = values.path
    this.query = values.query
    this.headers = values.header
    this.cookies = values.cookie
    this.body = body
    this.contentType = contentType
    this.principal = principal
  }

  get request(): Request {
    this.#headersBefore ??= new Set(this.#response.getHeaderNames())
    return asExpress(this.#request, this.#response)
  }

  get requestId(): string {
    return typeof this.#request.id === 'string' ? this.#request.id : ''
  }

  get log(): Logger {
    return this.#request.log
  }

  /** Aborted when the caller goes away before the reply is done, or when the deadline passes. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      const controller = (this.#controller = new AbortController())
      const response = this.#response
      const onClose = () => {
        if (!response.writableFinished) controller.abort(new Error('The caller went away'))
      }
      if (this.isLate) this.#abort()
      // `close` comes once: it may have passed before anybody asked.
      else if (response.closed || response.destroyed) onClose()
      else response.once('close', onClose)
    }
    return this.#controller.signal
  }

  /** Removes the headers that a handler has set on the Express response: they describe a reply that failed. */
  dropHeaders(): void {
    if (this.#headersBefore && !this.#response.headersSent)
      for (const name of this.#response.getHeaderNames())
        if (!this.#headersBefore.has(name)) this.#response.removeHeader(name)
  }

  /** Ends the request at its deadline: with a problem, or a stream where one has begun. */
  expire(): void {
    this.isLate = true
    this.#abort()
    const response = this.#response
    if (!response.headersSent)
      this.#next(platformProblem('unavailable', { detail: 'The operation took too long' }))
    // An event source connects again and goes on (HTML, section 9.2.3). Any other stream must not seem complete.
    else if (String(response.getHeader('Content-Type')).startsWith('text/event-stream')) response.end()
    else response.destroy()
  }

  #abort(): void {
    this.#controller?.abort(new DOMException('The operation took too long', 'TimeoutError'))
  }
}
