import type { Transaction } from '../database/transaction.ts'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import type { Principal } from '../auth/principal.ts'
import type { PlatformHeader } from '../contract/platform-headers.ts'
import type { RequestLog } from '../telemetry/request-log.ts'
import type { StreamEvent } from './stream-event.ts'

/** What every handler receives besides its typed input. */
export interface Exchange {
  requestId: string
  log: RequestLog
  /** Aborted when the caller disconnects or the operation's deadline passes. */
  signal: AbortSignal
  /** The address of the client: behind trusted proxies, from `X-Forwarded-For`. */
  ip: string | undefined
  /** The request as the router received it; an Express request when the router is mounted in an Express app. */
  request: IncomingMessage
}

/** `input.idempotency`: set when the contract declares `Idempotency-Key` and the request has one. */
export interface IdempotencyInput {
  /** The value of the header. */
  key: string
  /**
   * The same UUID for each request of this principal with this key to this operation, until the key expires (24 hours);
   * a reuse after that gets a new one. A handler uses it as the id of the row that it creates: so a retry creates no
   * second row, even if the process crashed between the row and the stored response.
   */
  id: string
  /**
   * Like `id`, but the same even after the key has expired: for effects that must never happen twice under one key,
   * such as a payment. A handler that finds a row by it compares the row with the request.
   */
  permanentId: string
  /**
   * Stores the response in the handler's own transaction, as its last statement: so the effect and its response are
   * committed together, and no second commit is needed. The handler returns the same object. A response that was not
   * stored so is stored when the handler has returned.
   *
   * @throws Problem 409 if another request has taken over the key, so that the transaction is rolled back
   */
  store<R extends object>(tx: Transaction, reply: R): Promise<R>
}

/** What a handler returns, before types narrow it to one operation. */
export interface Reply {
  status: number
  headers?: Record<string, string | number | readonly string[] | undefined>
  /** Required only where the contract declares several media types for the status. */
  contentType?: string
  body?: unknown
}

/* The types that openapi-typescript writes for an operation. */
interface OperationShape {
  parameters: { query?: object; header?: object; path?: object; cookie?: object }
  requestBody?: { content: object }
  responses: object
}

/** Drops the `[name: string]: unknown` that openapi-typescript adds to headers. */
type Known<T> = { [K in keyof T as string extends K ? never : K]: T[K] }
type Defined<T> = unknown extends T ? unknown : NonNullable<T>
type Parameters<T> = [Defined<T>] extends [never] ? Record<never, never> : Known<Defined<T>>

/** A media type as it is compared: in lower case, without parameters (RFC 9110, section 8.3.1). */
type Media<M> =
  Lowercase<M & string> extends `${infer Type};${string}` ? Trimmed<Type> : Lowercase<M & string>
type Trimmed<T extends string> = T extends `${infer Start} ` ? Trimmed<Start> : T

type JsonType = 'application/json' | 'text/json' | `${string}+json`
type RangeType = `${string}/*`
/**
 * The body as a handler reads it: values for JSON and forms, a string for text, a stream for anything else. A range
 * such as `*\/*` is read by the media type of the request.
 */
type BodyIn<Content, Files> = {
  [M in keyof Content]: Media<M> extends JsonType | 'application/x-www-form-urlencoded'
    ? Content[M]
    : Media<M> extends 'multipart/form-data'
      ? FormIn<Content[M], Files>
      : Media<M> extends RangeType
        ? Content[M] | Readable
        : Media<M> extends `text/${string}`
          ? string
          : Readable
}[keyof Content]

/** A form whose files are replaced by the type of `multipart.ts`: openapi-typescript declares them as text. */
type FormIn<Form, Files> = Form extends object
  ? { [Field in keyof Form]: Field extends keyof Files ? Files[Field] : Form[Field] }
  : Form

/** Events and lines are iterables; where the schema of an event declares its `data`, the items are whole events. */
type StreamType = 'text/event-stream' | 'application/jsonl' | 'application/x-ndjson' | 'application/json-seq'
type ItemsOut<T> = T extends readonly (infer Item)[] ? Items<Item> : Items<T>
type Items<T> = AsyncIterable<T | StreamEvent<T> | undefined> | Iterable<T | StreamEvent<T> | undefined>

type BodyOut<M, T> =
  Media<M> extends JsonType
    ? T
    : Media<M> extends StreamType
      ? ItemsOut<T>
      : Media<M> extends RangeType
        ? T | string | Buffer | Readable
        : T extends string
          ? T | Buffer | Readable
          : string | Buffer | Readable

/** The media type of a response: for a range, any type. */
type ContentTypeOut<M> = Media<M> extends RangeType ? string : M

/** The headers of a response that its handler sets; `Made` are those that the platform sets. */
type OwnHeaders<H, Made> = Omit<Known<H>, PlatformHeader | (Made & string)> &
  Partial<Pick<Known<H>, Made & keyof Known<H>>>

type HeadersOut<H> = keyof H extends never
  ? { headers?: Record<string, string> }
  : Record<never, never> extends H
    ? { headers?: H }
    : { headers: H }

type ReplyFor<Status, R, Made> = R extends { headers: infer H; content?: infer C }
  ? HeadersOut<OwnHeaders<H, Made>> &
      ([Defined<C>] extends [never]
        ? { status: Status; body?: undefined; contentType?: undefined }
        : {
            [M in keyof Defined<C>]: {
              status: Status
              body: BodyOut<M, Defined<C>[M]>
              contentType?: ContentTypeOut<M>
            }
          }[keyof Defined<C>])
  : never

/** The statuses that a handler returns. Problems are thrown, so their statuses are not included. */
type Returned<R> = {
  [S in keyof R]: R[S] extends { content: { 'application/problem+json': unknown } } ? never : S
}[keyof R]

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
type Numbers<Text> = Text extends `${infer N extends number}` ? N : never
type Hundred<Class extends string> = Numbers<`${Class}${Digit}${Digit}`>
interface Classes {
  '1XX': Hundred<'1'>
  '2XX': Hundred<'2'>
  '3XX': Hundred<'3'>
  '4XX': Hundred<'4'>
  '5XX': Hundred<'5'>
}

/**
 * The statuses that a key of `responses` covers: a range or `default` covers every status without a key of its own
 * (OpenAPI 3.1.1, section 4.8.16).
 */
type StatusesOf<S, All> = S extends number
  ? S
  : S extends keyof Classes
    ? Exclude<Classes[S], All>
    : Exclude<Classes['2XX' | '3XX' | '4XX' | '5XX'], All | Classes[All & keyof Classes]>

/** Where an operation has `If-None-Match`, the platform computes the `ETag` of a 200 (`reply.ts`). */
type MadeBy<Op, S> = S extends 200
  ? Op extends { parameters: { header?: { 'If-None-Match'?: string } } }
    ? 'ETag'
    : never
  : never

/** The union of `{status, headers, body}` that an operation declares. */
export type ReplyOf<Op extends OperationShape> = {
  [S in Returned<Op['responses']>]: ReplyFor<
    StatusesOf<S, keyof Op['responses']>,
    Op['responses'][S],
    MadeBy<Op, S>
  >
}[Returned<Op['responses']>]

type RequestBodyOf<Op, Files> = Op extends { requestBody: { content: infer C } }
  ? BodyIn<C, Files>
  : Op extends { requestBody?: { content: infer C } }
    ? BodyIn<C, Files> | undefined
    : undefined

/** The input of an operation's handler: coerced, with defaults, validated against the contract. */
export type InputOf<Op extends OperationShape, Secured extends boolean, Files> = Exchange & {
  params: Parameters<Op['parameters']['path']>
  query: Parameters<Op['parameters']['query']>
  /** Keyed as spelled in the contract. */
  headers: Parameters<Op['parameters']['header']>
  cookies: Parameters<Op['parameters']['cookie']>
  body: RequestBodyOf<Op, Files>
  /** The media type of the body without its parameters; undefined without a body. */
  contentType: string | undefined
  principal: Secured extends true ? Principal : Principal | undefined
  /** For an operation with `x-idempotency`; always present where the contract requires the header. */
  idempotency: Op extends { parameters: { header: { 'Idempotency-Key': string } } }
    ? IdempotencyInput
    : IdempotencyInput | undefined
}

/** The type of one handler. `Secured` and `Files` come from the generated `handlers.ts`. */
export type HandlerOf<
  Op extends OperationShape,
  Context,
  Secured extends boolean = false,
  Files = unknown,
> = (input: InputOf<Op, Secured, Files>, ctx: Context) => Promise<ReplyOf<Op>>

/** A handler as the platform calls it: types were checked where it was defined. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each operation has an input type of its own
export type AnyHandler = (input: any, ctx: any) => Promise<Reply>
