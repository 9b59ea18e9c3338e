import { STATUS_CODES } from 'node:http'

/** One entry of `errors`: the location of an error in the request (or response), and its description. */
export interface FieldError {
  /** JSON pointer (RFC 6901) from the request: `/body/items/0`, `/query/limit`, `/path/userId`, `/header/If-Match`. */
  pointer: string
  detail: string
}

/** Limits the size of the response to a large invalid request. */
export const MAX_FIELD_ERRORS = 50

export interface ProblemOptions {
  /** A sentence for the caller about this occurrence. */
  detail?: string
  errors?: FieldError[]
  /** Response headers of the problem (`Allow`, `Retry-After`, `WWW-Authenticate`). */
  headers?: Record<string, string>
  /** The underlying error: logged, never sent to the caller. */
  cause?: unknown
}

/** The body of an `application/problem+json` response (RFC 9457, section 3). */
export interface ProblemDocument {
  type: string
  title: string
  status: number
  detail?: string
  instance?: string
  code: string
  requestId?: string
  errors?: FieldError[]
}

/** The only error that leaves a service. Throw one from a handler, a rule or an Express middleware. */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: string
  readonly status: number
  readonly title: string
  readonly detail: string | undefined
  readonly errors: FieldError[] | undefined
  readonly headers: Record<string, string>

  constructor(code: string, status: number, title: string, options: ProblemOptions = {}) {
    super(options.detail ?? title, { cause: options.cause })
    this.code = code
    this.status = status
    this.title = title
    this.detail = options.detail
    this.errors = options.errors
    this.headers = options.headers ?? {}
  }

  /**
   * The document that the caller gets. A problem of 500 carries neither detail nor errors: internals are not disclosed.
   */
  toDocument(instance: string | undefined, requestId: string | undefined): ProblemDocument {
    const document: ProblemDocument = {
      type: `urn:problem-type:${this.code}`,
      title: this.title,
      status: this.status,
      code: this.code,
    }
    if (this.status !== 500 && this.detail !== undefined) document.detail = this.detail
    if (instance !== undefined) document.instance = instance
    if (requestId !== undefined) document.requestId = requestId
    if (this.status !== 500 && this.errors !== undefined) document.errors = this.errors
    return document
  }
}

type Table = Record<string, readonly [status: number, title: string]>

/**
 * Creates a typed constructor of problems from a table of codes. A service calls it once, in
 * `services/<service>/problems.ts`: `export const problem = problems('users', { 'email-taken': [409, 'The e-mail
 * address is already in use'] })`.
 *
 * @param prefix put before each code: `users.email-taken`; empty for the platform's own
 */
export function problems<const T extends Table>(prefix: string, table: T) {
  const nameOf = (code: string) => (prefix === '' ? code : `${prefix}.${code}`)
  const make = (code: keyof T & string, options?: ProblemOptions): Problem => {
    const [status, title] = table[code] as readonly [number, string]
    return new Problem(nameOf(code), status, title, options)
  }
  /** Each code as it is sent, with its status and title. */
  const list = Object.entries(table).map(([code, [status, title]]) => ({ code: nameOf(code), status, title }))
  return Object.assign(make, { list })
}

/** The platform's own problems: responses of any service to a request that its contract does not allow. */
export const platformProblem = problems('', {
  'malformed-request': [400, 'The request is malformed'],
  'validation-failed': [400, 'The request is not valid'],
  unauthenticated: [401, 'Authentication is required'],
  forbidden: [403, 'Permission denied'],
  'not-found': [404, 'Resource not found'],
  'method-not-allowed': [405, 'The method is not allowed here'],
  'not-acceptable': [406, 'No representation matches the Accept header'],
  'request-timeout': [408, 'The request took too long to arrive'],
  conflict: [409, 'The request conflicts with the current state'],
  'idempotency-conflict': [409, 'The first request with this idempotency key is still being processed'],
  gone: [410, 'This is no longer available'],
  'precondition-failed': [412, 'The resource has changed since it was read'],
  'content-too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The media type of the body is not supported'],
  'expectation-failed': [417, 'The expectation of the request cannot be met'],
  'idempotency-key-reused': [422, 'The idempotency key was used for a different request'],
  'precondition-required': [428, 'The header If-Match is required'],
  'too-many-requests': [429, 'Too many requests'],
  'headers-too-large': [431, 'The request headers are too large'],
  internal: [500, 'Internal server error'],
  'not-implemented': [501, 'This operation is not implemented'],
  'bad-gateway': [502, 'The service behind the gateway failed'],
  unavailable: [503, 'The service is temporarily unavailable'],
  'gateway-timeout': [504, 'The service behind the gateway did not respond in time'],
  'deadline-exceeded': [504, 'The caller no longer waits for the response'],
  'http-version-not-supported': [505, 'The version of HTTP is not supported'],
})

const codeByStatus: Record<number, Parameters<typeof platformProblem>[0]> = {
  400: 'malformed-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  408: 'request-timeout',
  413: 'content-too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  503: 'unavailable',
}

/**
 * Converts any thrown value to a problem. Errors of Express and its middleware (`http-errors`: a `status` and `expose`)
 * keep their 4xx status; everything else is a 500 whose cause is only logged.
 */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  const { status, message, headers } = (thrown ?? {}) as {
    status?: unknown
    message?: string
    headers?: Record<string, string>
  }
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const code = codeByStatus[status]
    const options = { detail: message, headers, cause: thrown }
    if (code) return platformProblem(code, options)
    return new Problem(`http-${status}`, status, STATUS_CODES[status] ?? 'The request failed', options)
  }
  return platformProblem('internal', { cause: thrown })
}
