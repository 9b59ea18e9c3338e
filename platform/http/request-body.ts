import { isUtf8 } from 'node:buffer'
import { IncomingMessage } from 'node:http'
import { pipeline, Readable, Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { BodyPlan, CompiledOperation, FormPlan } from '../contract/compiled.ts'
import { explain } from '../contract/field-errors.ts'
import { readFields } from './form-fields.ts'
import { type BodyKind, kindOf, mediaTypeOf, parseMediaType, pickByRange } from '../contract/media-type.ts'
import { readMultipart } from './multipart.ts'
import { hasLongNumber, inexactDetail, parseExactly } from '../contract/decimal.ts'
import { type FieldError, MAX_FIELD_ERRORS, platformProblem, Problem } from '../problem.ts'
import { decodeForm, splitQuery } from './query.ts'
import { findUnstorable } from '../contract/text-safety.ts'
import type { Validate } from '../contract/validator.ts'
import { escapePointer } from '../contract/json-pointer.ts'

export interface BodyOptions {
  /** Maximum size of a body in memory. */
  bodyLimitBytes: number
  /** Maximum size of a file of a form, where the contract has no `maxLength`. */
  fileLimitBytes: number
}

export interface BodyValue {
  value: unknown
  contentType: string | undefined
  /** To be called when the response is complete. */
  discard?: () => Promise<void>
}

/** A request whose body an Express middleware may have read already. */
type BodyRequest = IncomingMessage & { body?: unknown }

/**
 * Reads and validates the body of a request.
 *
 * @param errors validation errors are added here, with pointers such as `/body/items/0`
 * @throws Problem 400 for a body that cannot be read, 413 for one that is too large, 415 for a media type, charset or
 * content coding that the contract does not declare
 */
export type ReadBody = (request: BodyRequest, errors: FieldError[]) => Promise<BodyValue>

/* Deeper values would exhaust the stack of recursive code. */
const MAX_DEPTH = 200

export function openBody(body: NonNullable<CompiledOperation['body']>, options: BodyOptions): ReadBody {
  const known = new Map<string | undefined, Entry>()
  const entryOf = (header: string | undefined): Entry => {
    const found = known.get(header)
    if (found) return found
    const entry = describeType(body.content, header)
    // Callers choose the values of Content-Type, so the cache is bounded.
    if (known.size < 100) known.set(header, entry)
    return entry
  }
  const absent = (errors: FieldError[]): BodyValue => {
    if (body.required) errors.push({ pointer: '/body', detail: 'is required' })
    return { value: undefined, contentType: undefined }
  }
  return async (request, errors) => {
    const { headers } = request
    if (!hasBody(request)) return absent(errors)
    const isRead = request.body !== undefined && request.readableEnded
    // Reading it again would wait forever.
    if (!isRead && request.readableDidRead) throw consumed()
    if (!isRead && headers['transfer-encoding'] !== undefined && (await isEmpty(request)))
      return absent(errors)
    const { plan, kind, contentType } = entryOf(headers['content-type'])
    if (isRead) return { value: takeRead(request.body, kind, plan, errors), contentType }
    if (kind === 'stream' && !plan.validate) return { value: decode(request), contentType }
    if (kind === 'multipart') return { ...(await readForm(request, plan, options, errors)), contentType }
    const limit = Math.min(options.bodyLimitBytes, plan.maxBytes ?? Infinity)
    if (Number(headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
    const bytes = await collect(decode(request), limit)
    if (bytes.length === 0) return absent(errors)
    const value = check(valueOf(textOf(bytes), kind, plan, errors), plan.validate, errors)
    return { value: kind === 'stream' ? Readable.from([bytes], { objectMode: false }) : value, contentType }
  }
}

/** The body that a middleware of the app has read: parsed, or as text or bytes. */
function takeRead(body: unknown, kind: BodyKind, plan: BodyPlan, errors: FieldError[]): unknown {
  if (kind === 'multipart') throw consumed()
  if (kind === 'stream') {
    if (!Buffer.isBuffer(body)) throw consumed()
    if (plan.validate) check(textOf(body), plan.validate, errors)
    return Readable.from([body], { objectMode: false })
  }
  const text = Buffer.isBuffer(body)
    ? textOf(body)
    : typeof body === 'string' && kind !== 'json'
      ? body
      : undefined
  if (text !== undefined) return check(valueOf(text, kind, plan, errors), plan.validate, errors)
  findUnstorable(body, '/body', errors)
  return check(body, plan.validate, errors)
}

/* A mistake in the order of middleware, not of the caller. */
const consumed = () =>
  platformProblem('internal', {
    cause: new Error(
      'The body was read before the contract router and is not in request.body in a form that it can use: mount contractRouter before the middleware that reads bodies, or mount that middleware only on the routes that need it.',
    ),
  })

/** @throws Problem 400 when it is not valid UTF-8: a replacement character results only from that, or was sent */
function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  if (text.includes('\ufffd') && !isUtf8(bytes))
    throw platformProblem('malformed-request', { detail: 'The body is not valid UTF-8' })
  return text
}

/** The meaning of a Content-Type for an operation. */
interface Entry {
  plan: BodyPlan
  kind: BodyKind
  contentType: string | undefined
}

/** @throws Problem 415 when the operation has no such body, or it is text of a charset other than UTF-8 */
function describeType(content: Readonly<Record<string, BodyPlan>>, header: string | undefined): Entry {
  const contentType = mediaTypeOf(header)
  // RFC 9110, section 8.3: without a Content-Type the body may be taken for application/octet-stream.
  const plan = pickByRange(content, header ?? 'application/octet-stream')?.[1]
  const kind = plan && kindFor(plan, contentType ?? 'application/octet-stream')
  if (!plan || !kind) {
    const given = header === undefined ? '; Content-Type must name it' : `, not ${header}`
    throw unsupported(`The body may be ${Object.keys(content).join(' or ')}${given}`)
  }
  const charset = parseMediaType(header ?? '').parameters.get('charset')
  const isText = kind !== 'multipart' && (kind !== 'stream' || plan.validate)
  if (isText && charset !== undefined) throw unsupported(`The charset ${charset} is not supported: UTF-8 is`)
  return { plan, kind, contentType }
}

/** How a body is read; undefined when it cannot be validated by the schema of its range. */
function kindFor(plan: BodyPlan, contentType: string): BodyKind | undefined {
  if (plan.kind !== 'range') return plan.kind
  const kind = kindOf(contentType)
  return kind === 'stream' ? plan.other : kind
}

const unsupported = (detail: string, headers?: Record<string, string>) =>
  platformProblem('unsupported-media-type', { detail, ...(headers ? { headers } : {}) })

/**
 * RFC 9112, section 6.3: a request has a body when it has Content-Length or Transfer-Encoding. A body of zero bytes
 * counts as none.
 */
function hasBody(request: BodyRequest): boolean {
  const length = request.headers['content-length']
  return (
    request.headers['transfer-encoding'] !== undefined ||
    (length !== undefined && Number(length) !== 0) ||
    (request.body !== undefined && request.complete)
  )
}

/** Waits for the first byte or the end of a chunked body. */
function isEmpty(request: IncomingMessage): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = () => {
      const isOver = request.complete || request.readableEnded || request.destroyed
      if (request.readableLength === 0 && !isOver) return
      for (const event of ['readable', 'end', 'error', 'close']) request.off(event, settle)
      const empty = request.readableLength === 0 && request.complete
      // Its end must be read before the connection can be used again.
      if (empty) request.resume()
      resolve(empty)
    }
    for (const event of ['readable', 'end', 'error', 'close']) request.on(event, settle)
    if (request.readableEnded || request.destroyed || request.readableLength > 0) settle()
  })
}

async function readForm(
  request: BodyRequest,
  plan: BodyPlan,
  options: BodyOptions,
  errors: FieldError[],
): Promise<Omit<BodyValue, 'contentType'>> {
  const limits = { fieldsBytes: options.bodyLimitBytes, fileBytes: options.fileLimitBytes, parts: 1000 }
  const form = plan.parts ?? { fields: {}, rest: null }
  const { value, outline, discard } = await readMultipart(
    decode(request),
    request.headers,
    form,
    limits,
    errors,
  )
  check(outline, plan.validate, errors)
  // The validator has set defaults in the outline, and removed what is read-only.
  for (const name of Object.keys(value)) if (!Object.hasOwn(outline, name)) delete value[name]
  return { value: { ...outline, ...value }, discard }
}

function valueOf(text: string, kind: BodyKind, plan: BodyPlan, errors: FieldError[]): unknown {
  if (kind === 'json') return parseJson(text, errors)
  if (kind === 'form') return readUrlEncoded(text, plan.form ?? { fields: {}, rest: null }, errors)
  findUnstorable(text, '/body', errors)
  return text
}

function check(value: unknown, validate: Validate | null, errors: FieldError[]): unknown {
  if (validate && !validate(value)) errors.push(...explain(validate.errors, '/body'))
  return value
}

function parseJson(text: string, errors: FieldError[]): unknown {
  if (hasManyBrackets(text)) refuseDepth(text)
  let value: unknown
  try {
    value = hasLongNumber(text) ? parseNumbers(text, errors) : JSON.parse(text)
  } catch (error) {
    throw platformProblem('malformed-request', {
      detail: `The body is not valid JSON: ${(error as Error).message}`,
      cause: error,
    })
  }
  // Only an escape sequence can produce such text.
  if (text.includes('\\u')) findUnstorable(value, '/body', errors)
  return value
}

/** Rejects numbers that a double would change: JSON does not limit them (RFC 8259, section 6). */
function parseNumbers(text: string, errors: FieldError[]): unknown {
  const { value, inexact } = parseExactly(text)
  for (const { keys, text: number } of inexact.slice(0, MAX_FIELD_ERRORS))
    errors.push({ pointer: ['/body', ...keys.map(escapePointer)].join('/'), detail: inexactDetail(number) })
  return value
}

/** Whether there are enough opening brackets to exceed the depth: few texts need the exact count. */
function hasManyBrackets(text: string): boolean {
  let count = 0
  for (const bracket of '[{') {
    for (let i = text.indexOf(bracket); i !== -1; i = text.indexOf(bracket, i + 1))
      if (++count > MAX_DEPTH) return true
  }
  return false
}

/** Counts brackets outside of strings: JSON.parse itself accepts any depth. */
function refuseDepth(text: string): void {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 34) {
      do {
        i = text.indexOf('"', i + 1)
        if (i === -1) return
      } while (isEscaped(text, i))
    } else if (code === 123 || code === 91) {
      if (++depth > MAX_DEPTH)
        throw platformProblem('malformed-request', {
          detail: `The body is nested deeper than ${MAX_DEPTH} levels`,
        })
    } else if (code === 125 || code === 93) depth--
  }
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text.charCodeAt(at - 1 - slashes) === 92) slashes++
  return slashes % 2 === 1
}

function readUrlEncoded(text: string, plan: FormPlan, errors: FieldError[]): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  try {
    readFields(splitQuery(text), plan, value, errors, decodeForm)
  } catch (error) {
    if (!(error instanceof URIError)) throw error
    throw platformProblem('malformed-request', {
      detail: 'The form is not valid percent-encoding',
      cause: error,
    })
  }
  return value
}

/* Maximum ratio of decoded to encoded size: a higher one is a decompression bomb. */
const FREE_BYTES = 64 * 1024
const MAX_EXPANSION_RATIO = 100

/**
 * The body without its content coding (RFC 9110, section 8.4).
 *
 * @throws Problem 415 for another coding than gzip, deflate and br; 413 (by the stream) for one that expands too much
 */
function decode(request: IncomingMessage): Readable {
  const header = request.headers['content-encoding']
  if (header === undefined) return request
  const coding = header.trim().toLowerCase()
  if (coding === 'identity') return request
  const open = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }[coding]
  if (!open)
    throw unsupported(`The content coding ${coding} is not supported: gzip, deflate and br are`, {
      'Accept-Encoding': 'gzip, deflate, br',
    })
  const decoder = open()
  let sizeBytes = 0
  const guard = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length
      if (sizeBytes > FREE_BYTES && sizeBytes > MAX_EXPANSION_RATIO * decoder.bytesWritten)
        done(
          platformProblem('content-too-large', {
            detail: `The body expands to more than ${MAX_EXPANSION_RATIO} times its size`,
          }),
        )
      else done(null, chunk)
    },
  })
  request.on('error', (error) => decoder.destroy(error))
  request.pipe(decoder)
  // Destroying the result also destroys the decoder; the rest of the request is discarded.
  pipeline(decoder, guard, () => {
    request.unpipe(decoder)
    request.resume()
  })
  return guard
}

const tooLarge = (limit: number) =>
  platformProblem('content-too-large', { detail: `The body is larger than ${limit} bytes` })

function collect(stream: Readable, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    // Starts reading before the body has arrived, so that Node passes it on directly. A body that arrived and ended
    // unread would be dumped again by Node after the response.
    stream.read(0)
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) return void chunks.push(chunk)
      stream.off('data', onData)
      // A decoder is destroyed. A request is drained, or the response could not be sent on its connection.
      if (stream instanceof IncomingMessage) stream.resume()
      else stream.destroy()
      reject(tooLarge(limit))
    }
    stream.on('data', onData)
    stream.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)))
    stream.on('error', (cause) => reject(cause instanceof Problem ? cause : cutOff(cause)))
  })
}

const cutOff = (cause: unknown) =>
  platformProblem('malformed-request', {
    detail: 'The body is incomplete or does not match Content-Encoding',
    cause,
  })
