/**
 * The interface between `npm run generate` and the engine: plain data about each operation, and the validators and
 * response filters that were compiled from its schemas. Nothing is compiled at run time.
 */

import type * as checkTools from './validator.ts'
import type { Check, Validate } from './validator.ts'
import type { Format } from './formats.ts'
import type { BodyKind } from './media-type.ts'
import type { CacheRule } from './cache-rule.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Members } from './own-property.ts'

/** Copies the properties that the schema declares. */
export type Cut = (value: unknown) => unknown

export type ScalarType = 'string' | 'integer' | 'number' | 'boolean' | 'null'

/**
 * How the text of a value is split and coerced before validation. `alone` is used for a single text where the schema
 * allows one besides a list or an object.
 */
export type Shape =
  | { kind: 'scalar'; types: readonly ScalarType[] }
  | {
      kind: 'array'
      items: Shape
      prefix?: readonly Shape[]
      alone?: Shape
      /** A single text may be the whole list as JSON. */
      whole?: boolean
    }
  | ({ kind: 'object'; properties: Readonly<Record<string, Shape>>; alone?: Shape } & Members<Shape>)
  | { kind: 'json'; alone?: Shape }
  | { kind: 'file' }
  /** A value without a schema. */
  | { kind: 'any' }

export type Style = 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject' | 'simple' | 'label' | 'matrix'

/** How one parameter is read (OpenAPI 3.1, "Parameter Object" and "Style Values"). */
export interface ParameterPlan {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  style: Style
  explode: boolean
  /** `allowEmptyValue`: an empty value counts as none. */
  allowEmpty: boolean
  shape: Shape
}

/** The fields of a form, by name. */
export interface FormPlan extends Members<FieldPlan> {
  fields: Readonly<Record<string, FieldPlan>>
}

/** How one media type of a request body is read. */
export interface BodyPlan {
  /** `range`: decided by the media type of the request. */
  kind: BodyKind | 'range'
  validate: Validate | null
  /** For forms, and for ranges that include forms. */
  form?: FormPlan
  /** The same for `multipart/form-data`. */
  parts?: FormPlan
  /** For ranges: how media types other than JSON, forms and text are read. Without it they are rejected. */
  other?: 'text' | 'stream'
  /** Maximum size of a valid body, derived from the schema by `body-limit.ts`. */
  maxBytes?: number
}

export interface FieldPlan {
  shape: Shape
  style: Style
  explode: boolean
  /** `encoding.<field>.contentType`: the media types that a part may have. */
  contentTypes?: readonly string[]
  /** Largest file in bytes, from the schema's `maxLength`. */
  maxBytes?: number
}

/** How one media type of a response is written. */
export interface ContentPlan {
  /**
   * `events`: server-sent events; `lines`: JSON lines or a JSON text sequence; each item is one value. `range`: decided
   * by the media type of the response.
   */
  kind: 'json' | 'text' | 'stream' | 'events' | 'lines' | 'range'
  validate: Validate | null
  cut: Cut | null
  /** Events: the schema describes `{event, data, id, retry}` instead of `data` alone. */
  whole?: boolean
}

export interface HeaderPlan {
  required: boolean
  shape: Shape
  explode: boolean
  validate: Validate | null
}

export interface ReplyPlan {
  headers: Readonly<Record<string, HeaderPlan>>
  /** By media type, in the order of the contract; empty when the response has no body. */
  content: Readonly<Record<string, ContentPlan>>
}

/** One operation, compiled: what its file under `operations/` exports. */
export interface CompiledOperation {
  parameters: readonly ParameterPlan[]
  /** Validates `{path, query, header, cookie}`; sets defaults. */
  validate: Validate | null
  body: { required: boolean; content: Readonly<Record<string, BodyPlan>> } | null
  /** By status as the contract writes it. */
  replies: Readonly<Record<string, ReplyPlan>>
}

/** One event, compiled: what its file under `events/` exports. */
export interface CompiledEvent {
  /** Validates the whole CloudEvent. */
  validate: Validate
}

/** The compiled functions of a shared schema; only those that are referred to exist. */
export type CompiledSchema = Record<string, Check | Cut>

/** Runtime functions that generated code receives as an argument, so that generated files work in any folder. */
export interface CompilerRuntime {
  formats: Readonly<Record<string, Format>>
  check: typeof checkTools
  isMultipleOf: (value: number | bigint, divisor: number) => boolean
  sameItems: (list: readonly unknown[]) => readonly [number, number] | undefined
  isSame: (a: unknown, b: unknown) => boolean
  schema: (name: string) => CompiledSchema
  write: Readonly<Record<string, (...values: never[]) => unknown>>
}

export type CompiledFile<T> = (runtime: CompilerRuntime) => T

/** A line of the index: enough to route to an operation without loading it. */
export interface OperationEntry {
  id: string
  method: string
  path: string
  basePath: string
  /** The paths of all servers, as templates, when there is more than `basePath`. */
  basePaths?: readonly string[]
  /** The file under `operations/`, without its extension. */
  file: string
  security: readonly Readonly<Record<string, readonly string[]>>[]
  /** It has a request body. */
  hasBody?: boolean
  /** `x-internal` */
  internal?: boolean
  /** `x-timeout-ms` */
  timeoutMs?: number
  /** `x-idempotency` */
  idempotency?: 'required' | 'optional'
  /** `x-check-session` */
  checksSession?: boolean
  /** `x-priority`, unless it is normal */
  priority?: Exclude<Priority, 'normal'>
  /** `x-rate-limit`, with its defaults */
  rateLimit?: RateLimit
  /** `x-cache` */
  cache?: CacheRule
  /** `deprecated` and `x-sunset`, of the operation, its version and the parts of its request */
  lifecycle?: Lifecycle
}

/** `x-priority`: the order in which operations are refused under overload, `sheddable` first. */
export type Priority = 'critical' | 'normal' | 'sheddable'

/** At most `limit` requests in a window of time, of each principal or of each client address. */
export interface RateLimit {
  limit: number
  windowSeconds: number
  /** `principal`: of an anonymous caller its address. */
  by: 'principal' | 'address'
}

/** An operation as it is served. */
export interface ServedOperation extends OperationEntry {
  service: string
  version: string
}

export interface SchemeEntry {
  type: string
  /** Of type `http`: `bearer`, `basic`, … */
  scheme?: string
  /** Of type `apiKey`: the location and name of the key. */
  in?: string
  name?: string
}

/**
 * The version of this interface. It grows with every change that makes an older runtime misread newer generated code,
 * or the other way round; `compiler/format.test.ts` notices such changes.
 */
export const FORMAT = 1

/** `generated/<service>/v<N>/operations.mjs` */
export interface CompiledContract {
  /** The `FORMAT` that it was generated in. */
  format?: number
  operations: readonly OperationEntry[]
  /** The security schemes, as far as challenges name them. */
  schemes: Readonly<Record<string, SchemeEntry>>
  /** By event type, the file under `events/` without its extension. */
  events: Readonly<Record<string, string>>
  load: (file: string) => CompiledFile<CompiledOperation | CompiledEvent | CompiledSchema>
}
