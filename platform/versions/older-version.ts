import type { Contract } from '../contract/contract.ts'
import type { EventValidators } from '../events/cloud-event.ts'
import type { AnyHandler } from '../http/handler.ts'
import type { Problem } from '../problem.ts'
import type { MigrationPlan } from '../contract/migration-plan.ts'

/** A version that is served by the handlers of the next one. Made by `olderVersion` of its `migrations.ts`. */
export interface OlderVersion {
  contract: Contract
  /** The next version. */
  newer: Contract
  plan: MigrationPlan
  /** `Migrations` of `migrations.ts`, which says exactly which functions there are. */
  migrations: object
  /** The validators of its events, by type. */
  events?: EventValidators
}

/** What a handler reads of a request, besides the exchange and the principal. */
type Requested<H extends AnyHandler> = Pick<
  Parameters<H>[0],
  'params' | 'query' | 'headers' | 'cookies' | 'body' | 'contentType'
>

/** What a conversion makes. The older version says whether there is a key. */
type Made<R extends { headers: object }> = 'Idempotency-Key' extends keyof R['headers']
  ? Omit<R, 'headers'> & {
      headers: Omit<R['headers'], 'Idempotency-Key'> & { 'Idempotency-Key'?: string | undefined }
    }
  : R

/** Makes the request of the newer operation. A pure function: it is called again to find the source of an error. */
export type RequestConversion<Old extends AnyHandler, New extends AnyHandler> = (
  request: Requested<Old>,
) => Made<Requested<New>>

/** Makes the response of the older operation. */
export type ResponseConversion<Old extends AnyHandler, New extends AnyHandler> = (
  response: Awaited<ReturnType<New>>,
) => Awaited<ReturnType<Old>>

/** Makes the problem of the older version: with a status that it declares, in the form of its schema. */
export type ProblemConversion = (problem: Problem) => Problem

/** An operation that the newer version does not have: one that replaces it, or a handler that is kept for it. */
export type RemovedOperation<Old extends AnyHandler, NewHandlers> =
  | { handler: Old }
  | {
      [Id in keyof NewHandlers]: NewHandlers[Id] extends AnyHandler
        ? {
            successor: Id
            request: RequestConversion<Old, NewHandlers[Id]>
            response: ResponseConversion<Old, NewHandlers[Id]>
            problem?: ProblemConversion
          }
        : never
    }[keyof NewHandlers]
