import type { Request } from 'express'
import type { SecurityVerifier } from './auth/authorization.ts'
import type { Contract } from './contract/contract.ts'
import type { AnyHandler } from './http/handler.ts'
import { memoryLimiter } from './http/rate-limit/memory-limiter.ts'
import type { RateLimiter } from './http/rate-limit/rate-limiter.ts'
import type { LoadShedder } from './http/overload/load-shedder.ts'
import type { ReplyMode } from './http/reply.ts'
import { type Served, servedVersions, type Versioned } from './versions/served-versions.ts'
import type { UsageRecorder } from './http/usage/usage-recorder.ts'

/** Handlers by operationId. The generated type `Handlers` says which. */
export type HandlerTable = Readonly<Record<string, AnyHandler>>

export interface RouterOptions<Table = HandlerTable, Context = unknown> {
  /** One contract with its handlers; or several in `contracts`. */
  contract?: Contract<Table>
  handlers?: NoInfer<Partial<Table>>
  contracts?: readonly Versioned[]
  /** Passed to each handler as its second argument. A function is called with each request. Default undefined. */
  context?: Context | ((request: Request) => Context)
  /** By the name of the security scheme in the contracts. */
  verifiers?: Readonly<Record<string, SecurityVerifier>>
  /** Handling of responses that violate the contract; default `enforce`. */
  replies?: ReplyMode
  /**
   * Operations without a handler, and paths and methods that the contracts do not have: `refuse` (default) throws at
   * start, and responds with 404 or 405; `pass` lets the request go on to what is mounted behind, and logs the
   * operations at start.
   */
  unhandled?: 'refuse' | 'pass'
  /**
   * Errors of requests: `send` (default) responds with `application/problem+json` and logs internal errors; `next`
   * passes them to the error handlers of the app.
   */
  problems?: 'send' | 'next'
  /** Maximum size of a body in memory, in bytes; default 1 MiB. Handlers limit streamed bodies themselves. */
  bodyLimitBytes?: number
  /** Maximum size of a file of a form, in bytes, where its schema has no `maxLength`; default 100 MiB. */
  fileLimitBytes?: number
  /** The deadline of operations without `x-timeout-ms`; default 30 seconds. */
  timeoutMs?: number
  /** Refuses requests under overload, by the `x-priority` of their operation; default none. */
  loadShedder?: LoadShedder
  /**
   * Counts the requests of operations with `x-rate-limit`; default in the memory of this process, so that each of several
   * processes allows the whole limit.
   */
  rateLimiter?: RateLimiter
  /** Counts who uses which operation; default none. */
  usage?: UsageRecorder
  /** The URI of the documentation of deprecated operations, which responses link to; default that of `externalDocs`. */
  deprecationDocs?: string
  /** Parameters that the contract does not declare are ignored instead of rejected; default false. */
  allowUnknownQueryParameters?: boolean
  /** `/users/` is served as `/users`, and vice versa; default false. */
  ignoreTrailingSlash?: boolean
  /**
   * Proxies whose `X-Forwarded-For` is trusted, as in Express's setting `trust proxy`: addresses, subnets, `loopback`,
   * `linklocal`, `uniquelocal`. Below an Express app, the setting of the app is used. Default none.
   */
  trustProxy?: string | readonly string[]
}

/** The options with their defaults. */
export type Settings = ReturnType<typeof settingsOf>

export function settingsOf(options: RouterOptions) {
  const { context } = options
  return {
    contracts: contractsOf(options),
    contextOf: typeof context === 'function' ? (context as (request: Request) => unknown) : () => context,
    verifiers: options.verifiers ?? {},
    replies: options.replies ?? 'enforce',
    passes: options.unhandled === 'pass',
    bodyLimitBytes: options.bodyLimitBytes ?? 1024 * 1024,
    fileLimitBytes: options.fileLimitBytes ?? 100 * 1024 * 1024,
    timeoutMs: options.timeoutMs ?? 30_000,
    loadShedder: options.loadShedder,
    rateLimiter: options.rateLimiter ?? memoryLimiter(),
    usage: options.usage,
    deprecationDocs: options.deprecationDocs,
    ignoreUnknown: options.allowUnknownQueryParameters ?? false,
  }
}

/** @throws Error for options that name no contract, or both one and a list */
export function contractsOf({ contract, handlers, contracts }: RouterOptions): Served[] {
  if ((contract === undefined) === (contracts === undefined))
    throw new Error('contractRouter needs `contract` with `handlers`, or a list of them in `contracts`')
  const one = { contract: contract as Contract, handlers: (handlers ?? {}) as HandlerTable }
  return servedVersions(contracts ?? [one])
}
