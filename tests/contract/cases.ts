import { randomUUID } from 'node:crypto'
import type { System } from '../system.ts'
import type { DocumentedReply } from './documented-responses.ts'
import type { TestRequest } from '#platform/testing/send.ts'

/** The request of a case; besides its parts, another URL to send it to, and how to undo the preparation. */
export interface CaseRequest extends TestRequest {
  url?: string
  /** A raw query string, instead of `query`. */
  rawQuery?: string
  undo?: () => Promise<void>
}

/** Makes the request, and prepares the state for it. */
export type Case = (world: World, reply: DocumentedReply) => CaseRequest | Promise<CaseRequest>

/**
 * How to produce the responses of each operation: `valid` is a request that succeeds, without credentials (they follow
 * from the contract); a status is listed when its recipe (recipes.ts) does not fit. An operation whose examples in the
 * contract work unchanged needs no entry. Of an operation that is `unwritten`, whose handler responds with 501, only the
 * responses that follow from the contract are tested.
 */
export type Cases<Operations> = {
  readonly [Id in keyof Operations]?:
    | 'unwritten'
    | ({ readonly valid?: Case } & {
        readonly [Status in Operations[Id] extends { responses: infer R } ? keyof R : never]?: Case
      })
}

/** For a state that takes long to reach: errors change nothing, so one is enough for all of them. */
export function oneForRefusals(make: (world: World) => Promise<CaseRequest>): Case {
  let made: Promise<CaseRequest> | undefined
  return (world, { status }) => (status < 400 ? make(world) : (made ??= make(world)))
}

/** The same without the types of one contract. */
export type AnyCases = Readonly<
  Record<string, Readonly<Record<string | number, Case | undefined>> | undefined>
>

/** What cases prepare their states with. */
export interface World extends Omit<System, 'serviceTokens'> {
  /** A token of each service that calls others, by its name. */
  serviceTokens: Readonly<Record<string, string>>
  /** An address without earlier calls, for limits by address. */
  address(): { 'X-Forwarded-For': string }
  /** Calls a service with one of the roles; throws when it is rejected. */
  call(service: string, method: string, path: string, options?: CallOptions): Promise<Called>
}

export interface CallOptions {
  token?: string
  headers?: Record<string, string>
  body?: object | Buffer
  contentType?: string
  /** Statuses that count as a success. */
  accept?: number[]
}

export interface Called {
  status: number
  etag: string
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the caller knows the type of the response
  body: any
}

export async function createWorld(system: System): Promise<World> {
  let callers = 0
  const address = () => {
    const number = ++callers
    return { 'X-Forwarded-For': `10.99.${number >> 8}.${number & 255}` }
  }
  return {
    ...system,
    serviceTokens: await system.serviceTokens(),
    address,
    call: (service, ...rest) => call(system.urls[service] as string, ...rest),
  }
}

/** A unique text, in capitals and digits. */
export const unique = () => randomUUID().slice(0, 13).toUpperCase()

async function call(url: string, method: string, path: string, options: CallOptions = {}): Promise<Called> {
  const { token, headers = {}, body, contentType = 'application/json', accept = [] } = options
  const response = await fetch(url + path, {
    method,
    headers: {
      ...headers,
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body && { 'Content-Type': contentType }),
    },
    body: body instanceof Buffer ? new Uint8Array(body) : body && JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok && !accept.includes(response.status)) {
    throw new Error(`${method} ${path} returned ${response.status}: ${text.slice(0, 500)}`)
  }
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    etag: response.headers.get('etag') ?? '',
    body: isJson ? JSON.parse(text) : text,
  }
}
