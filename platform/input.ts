import type { Request } from 'express'
import type { Logger } from 'pino'
import { asExpress } from './contract-listener.ts'
import type { Deadline } from './deadlines.ts'
import type { Principal } from './handler.ts'
import type { ParameterValues } from './parameters.ts'

/** What a handler gets (see `InputOf` in handler.ts). What costs something is made when it is asked for. */
export class Input implements Deadline {
  readonly params: Record<string, unknown>
  readonly query: Record<string, unknown>
  readonly headers: Record<string, unknown>
  readonly cookies: Record<string, unknown>
  readonly body: unknown
  readonly contentType: string | undefined
  readonly principal: Principal | undefined
  dueTick = 0
  /** The deadline has passed: the caller has its answer. */
  isLate = false
  readonly #request: Request
  readonly #onLate: () => void
  #controller: AbortController | undefined

  constructor(
    request: Request,
    values: ParameterValues,
    body: unknown,
    contentType: string | undefined,
    principal: Principal | undefined,
    onLate: () => void,
  ) {
    this.#onLate = onLate
    this.#request = request
    this.params = values.path
    this.query = values.query
    this.headers = values.header
    this.cookies = values.cookie
    this.body = body
    this.contentType = contentType
    this.principal = principal
  }

  get request(): Request {
    return asExpress(this.#request)
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
      const { res } = this.#request
      if (this.isLate) this.#abort()
      else
        res?.once('close', () => !res.writableFinished && controller.abort(new Error('The caller went away')))
    }
    return this.#controller.signal
  }

  expire(): void {
    this.isLate = true
    this.#abort()
    this.#onLate()
  }

  #abort(): void {
    this.#controller?.abort(new DOMException('The operation took too long', 'TimeoutError'))
  }
}
