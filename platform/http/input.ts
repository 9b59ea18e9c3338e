import type { Request } from 'express'
import type { IncomingMessage } from 'node:http'
import proxyAddress from 'proxy-addr'
import type { Call } from './call.ts'
import type { IdempotencyInput } from './handler.ts'
import type { ParameterValues } from './parameters.ts'
import type { Principal } from '../auth/principal.ts'
import { localsOf } from '../telemetry/locals.ts'
import { logOf, type RequestLog, requestIdOf } from '../telemetry/request-log.ts'

/** The address of the client, behind the trusted proxies. */
export type ClientAddress = (request: Request) => string | undefined

/** @param trustProxy as in Express's setting; a request of an Express app uses the app's setting */
export function clientAddressBehind(trustProxy: string | readonly string[]): ClientAddress {
  const isTrusted = proxyAddress.compile(trustProxy as string | string[])
  return (request) => request.ip ?? proxyAddress(request, isTrusted)
}

/** What a handler reads of a request, without the types of its contract. */
export interface RequestValues {
  params: Record<string, unknown>
  query: Record<string, unknown>
  headers: Record<string, unknown>
  cookies: Record<string, unknown>
  body: unknown
  contentType: string | undefined
}

/** The input of a handler (see `InputOf` in handler.ts). */
export class Input {
  readonly params: Record<string, unknown>
  readonly query: Record<string, unknown>
  readonly headers: Record<string, unknown>
  readonly cookies: Record<string, unknown>
  readonly body: unknown
  readonly contentType: string | undefined
  readonly principal: Principal | undefined
  /** Set by `idempotency.ts`, for operations with `x-idempotency`. */
  idempotency: IdempotencyInput | undefined = undefined
  readonly #call: Call
  readonly #clientAddress: ClientAddress

  constructor(
    call: Call,
    values: ParameterValues,
    body: { value: unknown; contentType: string | undefined } | undefined,
    principal: Principal | undefined,
    clientAddress: ClientAddress,
  ) {
    this.params = values.path
    this.query = values.query
    this.headers = values.header
    this.cookies = values.cookie
    this.body = body?.value
    this.contentType = body?.contentType
    this.principal = principal
    this.#call = call
    this.#clientAddress = clientAddress
  }

  /** The input of the same request in the form of another version. */
  with({ params, query, headers, cookies, body, contentType }: RequestValues): Input {
    const values = { path: params, query, header: headers, cookie: cookies }
    return new Input(this.#call, values, { value: body, contentType }, this.principal, this.#clientAddress)
  }

  get request(): IncomingMessage {
    return this.#call.exposeRequest()
  }

  /** `x-idempotency` of the operation that was called, which an older version may have; for `idempotency.ts`. */
  get promised(): 'required' | 'optional' | undefined {
    return localsOf(this.#call.response).operation?.idempotency
  }

  get requestId(): string {
    return requestIdOf(this.#call.request) ?? ''
  }

  get log(): RequestLog {
    return logOf(this.#call.request)
  }

  get ip(): string | undefined {
    return this.#clientAddress(this.#call.request)
  }

  get signal(): AbortSignal {
    return this.#call.signal
  }
}
