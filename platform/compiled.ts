/**
 * What `npm run generate` writes for a contract and the engine runs: plain data about each operation, and the
 * validators and projections that were compiled from its schemas. Nothing here compiles anything.
 */

import type * as checkTools from './check.ts'
import type { Format } from './formats.ts'
import type { BodyKind } from './media-type.ts'
import type { Members } from './own-property.ts'

/** One error of a validator; `explain` makes a sentence of it. */
export interface SchemaError {
  /** The keyword of JSON Schema that the value does not match. */
  keyword: string
  /** JSON Pointer from the validated value. */
  instancePath: string
  params: Record<string, unknown>
}

/** True when the value matches; otherwise the errors are on the function until its next call. */
export interface Validate {
  (value: unknown): boolean
  errors?: SchemaError[]
}

/**
 * A compiled schema. Without `errors` it ends at the first mismatch; with `errors` it adds all of them, and its result
 * means nothing.
 */
export type Check = (
  value: unknown,
  pointer?: string | null,
  errors?: SchemaError[] | null,
  evaluated?: Evaluated,
) => boolean

/** The properties and items of a value that keywords have evaluated, for `unevaluatedProperties` and `unevaluatedItems`. */
export interface Evaluated {
  readonly names: Set<string>
  readonly indexes: Set<number>
  allNames: boolean
  items: number
  add: (other: Evaluated) => void
  hasName: (name: string) => boolean
  hasIndex: (index: number) => boolean
}

/** A value cut down to what the schema declares. */
export type Cut = (value: unknown) => unknown

export type ScalarType = 'string' | 'integer' | 'number' | 'boolean' | 'null'

/**
 * The form of a value: how its text is split and coerced before it is validated. `alone` is the form of a single text
 * where the schema allows one beside a list or an object.
 */
export type Shape =
  | { kind: 'scalar'; types: readonly ScalarType[] }
  | {
      kind: 'array'
      items: Shape
      prefix?: readonly Shape[]
      alone?: Shape
      /** One text may hold the whole list as JSON. */
      whole?: boolean
    }
  | ({ kind: 'object'; properties: Readonly<Record<string, Shape>>; alone?: Shape } & Members<Shape>)
  | { kind: 'json'; alone?: Shape }
  | { kind: 'file' }
  /** A value that the schema says nothing about. */
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
  /** `range`: the media type of the request decides. */
  kind: BodyKind | 'range'
  validate: Validate | null
  /** Of forms, and of ranges that may be forms. */
  form?: FormPlan
  /** The same for `multipart/form-data`. */
  parts?: FormPlan
  /** Ranges: what media types other than JSON, forms and text are read as. Without it they are refused. */
  other?: 'text' | 'stream'
  /** A valid body is never larger: derived from the schema by `body-limit.ts`. */
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

/** How one media type of a reply is written. */
export interface ContentPlan {
  /**
   * `events`: server-sent events; `lines`: JSON lines or a JSON text sequence; each item is one value. `range`: the media
   * type of the reply decides.
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
  /** By media type, in the order of the contract; empty when the reply has no body. */
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

/** The compiled functions of one schema that others refer to; which of them exist depends on who refers. */
export type CompiledSchema = Record<string, Check | Cut>

/** What generated code is handed instead of importing it: generated files work in any folder. */
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
  /** The paths of all servers, as templates, where there are more than `basePath`. */
  basePaths?: readonly string[]
  /** The file under `operations/`, without its extension. */
  file: string
  security: readonly Readonly<Record<string, readonly string[]>>[]
  deprecated?: boolean
  internal?: boolean
  timeoutMs?: number
}

export interface SchemeEntry {
  type: string
  /** Of type `http`: `bearer`, `basic`, … */
  scheme?: string
  /** Of type `apiKey`: where the key stands, and under which name. */
  in?: string
  name?: string
}

/** `generated/<service>/v<N>/operations.mjs` */
export interface CompiledContract {
  operations: readonly OperationEntry[]
  /** The security schemes, as far as callers are told of them. */
  schemes: Readonly<Record<string, SchemeEntry>>
  load: (file: string) => CompiledFile<CompiledOperation | CompiledSchema>
}
