import type { Request } from 'express'
import type { Logger } from 'pino'
import type { Principal } from './handler.ts'
import type { ParameterValues } from './parameters.ts'

/** What a handler gets (see `InputOf` in handler.ts). What costs something is made when it is asked for. */
export class Input {
  readonly params: Record<string, unknown>
  readonly query: Record<string, unknown>
  readonly headers: Record<string, unknown>
  readonly cookies: Record<string, unknown>
  readonly body: unknown
  readonly contentType: string | undefined
  readonly principal: Principal | undefined
  readonly request: Request
  #abort: AbortController | undefined
  #aborted: Error | undefined

  constructor(
    request: Request,
    values: ParameterValues,
    body: unknown,
    contentType: string | undefined,
    principal: Principal | undefined,
  ) {
    this.request = request
    this.params = values.path
    this.query = values.query
    this.headers = values.header
    this.cookies = values.cookie
    this.body = body
    this.contentType = contentType
    this.principal = principal
  }

  get requestId(): string {
    return typeof this.request.id === 'string' ? this.request.id : ''
  }

  get log(): Logger {
    return this.request.log
  }

  /** Aborted when the caller goes away before the reply is done, or when the deadline passes. */
  get signal(): AbortSignal {
    if (!this.#abort) {
      this.#abort = new AbortController()
      const { res } = this.request
      if (this.#aborted) this.#abort.abort(this.#aborted)
      else res?.once('close', () => !res.writableFinished && this.abort(new Error('The caller went away')))
    }
    return this.#abort.signal
  }

  abort(reason: Error): void {
    this.#aborted = reason
    this.#abort?.abort(reason)
  }
}
