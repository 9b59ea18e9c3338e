import type { Request, Response } from 'express'
import { Readable } from 'node:stream'
import { ofStatus } from '../contract/by-status.ts'
import type { CompiledOperation, ContentPlan } from '../contract/compiled.ts'
import { parseIntegers } from '../contract/decimal.ts'
import { type StreamChecks, writeStream } from './reply-stream.ts'
import { explain } from '../contract/field-errors.ts'
import {
  choose,
  concreteType,
  contentTypeOf,
  defaultTypeOf,
  kindOfReply,
  openReply,
  type OpenReply,
} from './reply-content.ts'
import type { CacheRule } from '../contract/cache-rule.ts'
import { cacheControlOf } from './cache-control.ts'
import { type Conditions, contentEtag, statusOf } from './etag.ts'
import type { Reply } from './handler.ts'
import { pipeResponse } from './pipe-response.ts'
import { isRange } from '../contract/media-type.ts'
import { type FieldError, platformProblem, type Problem } from '../problem.ts'
import {
  addVary,
  checkHeader,
  type HeaderTexts,
  type ReportErrors,
  headerTexts,
  type Out,
  streamHeaders,
  writeHead,
} from './reply-headers.ts'

/**
 * Handling of a response that violates the contract: `enforce` turns it into a 500 problem and a log line; `warn` logs
 * and sends it; `{sample: n}` always checks status, media type and required headers, validates the schemas of every
 * n-th response, and logs errors; `off` checks nothing. Every mode filters bodies by their schema.
 */
export type ReplyMode = 'enforce' | 'warn' | 'off' | { readonly sample: number }

export interface Replies {
  /** The media types of successful responses, in the order of the contract: compared with `Accept`. */
  offered: readonly string[]
  /** Without a declared 406, `Accept` is ignored when nothing matches (RFC 9110, section 12.5.1 allows both). */
  refusesAccept: boolean
  /** Sends a response. @throws Problem `internal` for one that violates the contract, when enforced */
  send: (request: Request, response: Response, reply: Reply) => Promise<void> | void
  /** Whether the contract declares the status of a problem that a handler throws. */
  declares: (status: number) => boolean
  /** A response may be a stream of events or lines. */
  streams: boolean
  /** The operation declares `If-Match` and 428 (RFC 6585): without the header the handler is not called. */
  requiresIfMatch: boolean
}

/**
 * Prepares the responses of one operation.
 *
 * A 200 or 304 of an operation with `x-cache` gets its `Cache-Control`, unless the handler returns one, and `Vary: Accept`
 * where `Accept` makes a difference.
 *
 * Where the contract declares them, the engine itself handles the conditions of a GET or HEAD: it compares the `ETag` of
 * a 200 with `If-Match` (412) and `If-None-Match` (304). A handler that returns no declared `ETag` gets one that is
 * computed from the content, unless that is a stream.
 */
export function openReplies(
  name: string,
  { parameters, replies }: Pick<CompiledOperation, 'parameters' | 'replies'>,
  mode: ReplyMode,
  cache?: CacheRule,
): Replies {
  const opened = new Map<number, OpenReply | undefined>()
  const replyOf = (status: number): OpenReply | undefined => {
    let open = opened.get(status)
    if (open === undefined) {
      open = openReply(ofStatus(replies, status))
      opened.set(status, open)
    }
    return open
  }
  const successes = Object.entries(replies).filter(([status]) => /^2/.test(status))
  const offered = [
    ...new Set(
      (successes.length > 0
        ? successes
        : Object.entries(replies).filter(([status]) => status === 'default')
      ).flatMap(([, plan]) => Object.keys(plan.content)),
    ),
  ]
  const every = typeof mode === 'object' ? mode.sample : mode === 'off' ? 0 : 1
  let sent = 0

  const isStrict = mode === 'enforce' || typeof mode === 'object'

  const send: Replies['send'] = (request, response, reply) => {
    if (response.headersSent || response.writableEnded) return
    const open = replyOf(reply.status)
    const validates = every > 0 && ++sent % every === 0
    /** Reports errors; returns only where the mode lets an invalid response out. */
    const report = (errors: FieldError[], basic: boolean): void => {
      const isRefused = mode === 'enforce' || (basic && isStrict)
      if (mode === 'off') return
      const line = { operation: name, status: reply.status, errors }
      const text = `response of ${name} does not match its contract: ${errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ')}`
      request.log?.[isRefused ? 'error' : 'warn']?.(line, text)
      if (isRefused) throw platformProblem('internal', { cause: new Error(text) })
    }
    // RFC 9110, section 15.2: an interim response does not end a request.
    if (!(reply.status >= 200 && reply.status <= 599))
      throw platformProblem('internal', {
        cause: new Error(`response of ${name} has the status ${reply.status}: 200 to 599 end a request`),
      })
    if (!open) report([{ pointer: '/status', detail: `${reply.status} is not declared` }], true)
    let headers = reply.headers ? headerTexts(reply.headers, open?.headers ?? []) : undefined
    if (cacheControl && (reply.status === 200 || reply.status === 304)) {
      headers ??= new Map()
      if (!headers.has('cache-control') && !response.hasHeader('Cache-Control'))
        headers.set('cache-control', ['Cache-Control', cacheControl])
      if (variesByAccept) addVary(response, headers, 'Accept')
    }
    const out: Out = { request, response, status: reply.status, headers, report }
    const { body } = reply
    if (open?.hasEtag && reply.status === 200 && isRead(request)) {
      const hasSettled = (etag: string): boolean => {
        const status = statusOf(request.headers, etag, conditions)
        if (status === undefined) return false
        if (body instanceof Readable) body.destroy()
        if (status === 412) throw platformProblem('precondition-failed')
        void send(request, response, notModified(out.headers, etag))
        return true
      }
      const etag = headers?.get('etag')?.[1] ?? response.getHeader('ETag')
      if (etag === undefined) out.hasSettled = hasSettled
      else if (hasSettled(String(etag))) return
    }

    if (body === undefined) {
      checkHeaders(out, open, validates)
      const isBodiless = [204, 205, 304].includes(reply.status) || request.method === 'HEAD'
      if (open && !isBodiless && open.contents.length > 0)
        report([{ pointer: '/body', detail: 'is missing' }], true)
      writeHead(out, {})
      response.end()
      return
    }
    const chosen = open && choose(open, reply.contentType, request)
    if (open && !chosen) {
      const detail = reply.contentType ? `${reply.contentType} is not declared` : 'must not have a body'
      report([{ pointer: reply.contentType ? '/header/Content-Type' : '/body', detail }], true)
    }
    const [key, content] = chosen ?? [reply.contentType ?? defaultTypeOf(body), undefined]
    const type = isRange(key) ? concreteType(key, body, report) : key
    const kind = kindOfReply(content, type, body, isRange(key))
    const isStream = body instanceof Readable || kind === 'events' || kind === 'lines'
    if (kind === 'json' && (body instanceof Readable || Buffer.isBuffer(body)))
      return sendCollected(request, response, reply, send)
    checkHeaders(out, open, validates, !isStream)
    if (kind === 'events' || kind === 'lines') {
      const checks: StreamChecks = {
        validate: validates ? (content?.validate ?? null) : null,
        onInvalid: (errors) => report(errors, false),
      }
      return writeStream(
        response,
        () => writeHead(out, streamHeaders(response, type)),
        type,
        body,
        content as ContentPlan,
        checks,
      )
    }
    if (kind === 'json') return writeText(out, contentTypeOf(type), jsonOf(body, content, validates, report))
    return sendRaw(out, type, body, kind === 'text' && validates ? (content?.validate ?? null) : null)
  }
  const declares = (status: number) => replyOf(status) !== undefined
  const streams = Object.values(replies)
    .flatMap(({ content }) => Object.values(content))
    .some(({ kind }) => kind === 'events' || kind === 'lines')
  const hasHeader = (name: string) =>
    parameters.some((parameter) => parameter.in === 'header' && parameter.name.toLowerCase() === name)
  // Named, not covered by `default` or a range: these describe errors, and promise no conditional requests.
  const names = (status: number) => Object.hasOwn(replies, String(status))
  const conditions: Conditions = {
    ifMatch: hasHeader('if-match') && names(412),
    ifNoneMatch: hasHeader('if-none-match') && names(304),
  }
  const requiresIfMatch = hasHeader('if-match') && names(428)
  const refusesAccept = offered.length > 0 && declares(406)
  const cacheControl = cache && cacheControlOf(cache)
  const variesByAccept = refusesAccept || offered.length > 1
  return { offered, refusesAccept, send, declares, streams, requiresIfMatch }
}

const isRead = ({ method }: Request) => method === 'GET' || method === 'HEAD'

/** A 304 with the headers of the 200, except those that describe its content (RFC 9110, section 15.4.5). */
function notModified(headers: HeaderTexts | undefined, etag: string): Reply {
  const kept = [...(headers?.values() ?? [])].filter(([name]) => !DESCRIBES_CONTENT.test(name))
  return { status: 304, headers: { ...Object.fromEntries(kept), ETag: etag } }
}

const DESCRIBES_CONTENT = /^(?:etag|last-modified|content-(?!location$|security-policy).*)$/i

/** @param makesEtag the `ETag` may be missing: it is computed from the content */
function checkHeaders(out: Out, open: OpenReply | undefined, validates: boolean, makesEtag = false): void {
  if (!open) return
  const { headers, response, report } = out
  for (const [name, plan] of open.headers) {
    const key = name.toLowerCase()
    if (key === 'etag' && makesEtag && out.hasSettled) continue
    checkHeader(name, plan, headers?.get(key)?.[1] ?? response.getHeader(name), validates, report)
  }
}

/**
 * The text of a JSON response. The filtered body is validated, not what the handler returned. A value that still does
 * not match may contain objects that only JSON.stringify converts, such as a Date: then its JSON text is validated.
 */
function jsonOf(
  body: unknown,
  content: ContentPlan | undefined,
  validates: boolean,
  report: ReportErrors,
): string {
  const validate = content?.validate
  let value: unknown
  let text: string
  try {
    value = content?.cut ? content.cut(body) : body
    text = JSON.stringify(value) ?? 'null'
  } catch (error) {
    const errors = validate && !validate(body) ? explain(validate.errors, '/body') : []
    report(errors.length > 0 ? errors : [{ pointer: '/body', detail: (error as Error).message }], true)
    throw platformProblem('internal', { cause: error })
  }
  if (validates && validate && !validate(value) && !validate(parseIntegers(text)))
    report(explain(validate.errors, '/body'), false)
  return text
}

function writeText(out: Out, contentType: string, text: string): void {
  if (isSettled(out, contentType, text)) return
  const length = Buffer.byteLength(text)
  writeHead(out, { 'Content-Type': contentType, 'Content-Length': length })
  // As many bytes as characters: pure ASCII, which Node writes fastest as latin1.
  out.response.end(text, length === text.length ? 'latin1' : 'utf8')
}

/** Computes the `ETag` where the handler returned none. @returns whether the request got a 304 instead */
function isSettled(out: Out, contentType: string, content: string | Uint8Array): boolean {
  if (!out.hasSettled) return false
  const etag = contentEtag(contentType, content)
  if (out.hasSettled(etag)) return true
  out.headers ??= new Map()
  out.headers.set('etag', ['ETag', etag])
  return false
}

async function sendRaw(
  out: Out,
  type: string,
  body: unknown,
  validate: ContentPlan['validate'],
): Promise<void> {
  const { response, report } = out
  if (body instanceof Readable) {
    writeHead(out, { 'Content-Type': contentTypeOf(type) })
    if (out.request.method === 'HEAD') {
      body.destroy()
      response.end()
    } else await pipeResponse([body], response)
    return
  }
  if (validate && !validate(body instanceof Uint8Array ? Buffer.from(body).toString() : body))
    report(explain(validate.errors, '/body'), false)
  if (typeof body === 'string') return writeText(out, contentTypeOf(type), body)
  if (body instanceof Uint8Array) {
    if (isSettled(out, contentTypeOf(type), body)) return
    writeHead(out, { 'Content-Type': contentTypeOf(type), 'Content-Length': body.byteLength })
    response.end(body)
    return
  }
  report([{ pointer: '/body', detail: `must be a string, a buffer or a stream for ${type}` }], true)
  throw platformProblem('internal', {
    cause: new Error(`a body of ${type} must be a string, a buffer or a stream`),
  })
}

/** JSON as bytes is parsed first, so that only declared properties are sent. */
async function sendCollected(
  request: Request,
  response: Response,
  reply: Reply,
  send: Replies['send'],
): Promise<void> {
  const body = reply.body as Readable | Buffer
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.concat(await body.map((chunk: string | Buffer) => Buffer.from(chunk as string)).toArray())
  await send(request, response, { ...reply, body: JSON.parse(bytes.toString('utf8')) })
}

/** A problem that a handler throws must have a declared status; 500 and above are always allowed. */
export function checkProblem(
  request: Request,
  name: string,
  replies: Replies,
  problem: Problem,
  mode: ReplyMode,
): Problem {
  if (mode === 'off' || problem.status >= 500 || replies.declares(problem.status)) return problem
  const text = `${name} returned the problem ${problem.code} of status ${problem.status}, which its contract does not declare`
  const isRefused = mode === 'enforce'
  request.log?.[isRefused ? 'error' : 'warn']?.(
    { operation: name, status: problem.status, code: problem.code },
    text,
  )
  return isRefused ? platformProblem('internal', { cause: new Error(text, { cause: problem }) }) : problem
}
