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
      if (this.isLate) this.#abort()
      else
        response.once(
          'close',
          () => !response.writableFinished && controller.abort(new Error('The caller went away')),
        )
    }
    return this.#controller.signal
  }

  expire(): void {
    this.isLate = true
    this.#abort()
    this.#next(platformProblem('unavailable', { detail: 'The operation took too long' }))
  }

  #abort(): void {
    this.#controller?.abort(new DOMException('The operation took too long', 'TimeoutError'))
  }
}
