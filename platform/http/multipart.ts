import { Busboy, type BusboyHeaders } from '@fastify/busboy'
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { IncomingMessage, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FieldPlan, FormPlan } from '../contract/compiled.ts'
import { readFields } from './form-fields.ts'
import { kindOf, pickByRange } from '../contract/media-type.ts'
import { setOwn } from '../contract/validator.ts'
import { memberOf } from '../contract/own-property.ts'
import type { Decode } from './parameter-value.ts'
import { type FieldError, platformProblem, Problem } from '../problem.ts'
import type { RawQuery } from './query.ts'
import { escapePointer } from '../contract/json-pointer.ts'

/** A file of a form: a stream with the headers of its part. */
export type UploadedFile = Readable & {
  readonly filename: string
  readonly mediaType: string
  readonly sizeBytes: number
}

export interface MultipartLimits {
  /** Limit for all fields that are not files, together. */
  fieldsBytes: number
  /** Limit for one file whose schema has no `maxLength`. */
  fileBytes: number
  parts: number
}

export interface Multipart {
  value: Record<string, unknown>
  /** The same with a text in place of each file, for the validator. */
  outline: Record<string, unknown>
  /** Deletes temporary files. */
  discard: () => Promise<void>
}

interface Part {
  value: unknown
  outline: unknown
}

/* Larger files are buffered on disk: the form can be validated only when all of its parts have arrived. */
const IN_MEMORY_BYTES = 256 * 1024

/**
 * Reads `multipart/form-data` (RFC 7578). Files are streamed to disk with limits, so that a form of any size needs
 * little memory and is validated completely before the handler runs. A part is a file where the schema declares one;
 * without a schema, if it has a file name or the media type of a file.
 *
 * @param body without its content coding
 * @throws Problem 400 for a form that is invalid or truncated, 413 for one that is too large
 */
export async function readMultipart(
  body: Readable,
  headers: IncomingHttpHeaders,
  plan: FormPlan,
  limits: MultipartLimits,
  errors: FieldError[],
): Promise<Multipart> {
  const parts = new Map<string, Part[]>()
  const texts: RawQuery = new Map()
  const files: Readable[] = []
  const spooled: string[] = []
  const pending: Promise<void>[] = []
  const discard = async () => void (await Promise.all(spooled.map((file) => rm(file, { force: true }))))
  let fieldsBytes = 0
  const busboy = open(headers, plan, limits)
  const arrived = new Promise<void>((resolve, reject) => {
    busboy.on('field', (name: string | undefined, text, nameTruncated, truncated, _encoding, mimeType) => {
      if (name === undefined) return reject(broken(new Error('a part has no name')))
      fieldsBytes += Buffer.byteLength(text) + Buffer.byteLength(name)
      if (nameTruncated || truncated || fieldsBytes > limits.fieldsBytes)
        return reject(platformProblem('content-too-large'))
      const field = fieldOf(plan, name)
      if (field?.contentTypes && mimeType !== 'text/plain') checkType(field, name, mimeType, errors)
      push(texts, name, text)
    })
    busboy.on('file', (name: string | undefined, stream, filename, _encoding, mimeType) => {
      files.push(stream)
      if (name === undefined) return reject(broken(new Error('a part has no name')))
      const field = fieldOf(plan, name)
      if (!field || !mayBeFile(field.shape)) {
        const detail = field ? 'must not be a file' : 'is not a known property'
        errors.push({ pointer: `/body/${escapePointer(name)}`, detail })
        stream.resume()
        return
      }
      checkType(field, name, mimeType, errors)
      const maxBytes = field.maxBytes ?? limits.fileBytes
      const tooLarge = () =>
        platformProblem('content-too-large', { detail: `The file ${name} is larger than ${maxBytes} bytes` })
      // Its position among the parts with its name is that of its start.
      const part: Part = { value: undefined, outline: '-' }
      push(parts, name, part)
      const kept = spool(stream, maxBytes, spooled)
        .then((openFile) => void (part.value = openFile(filename ?? '', mimeType)))
        .catch((error: unknown) => reject(error instanceof TooLarge ? tooLarge() : broken(error)))
      pending.push(kept)
    })
    for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
      busboy.on(event, () =>
        reject(platformProblem('content-too-large', { detail: 'The form has too many parts' })),
      )
    busboy.on('finish', () => void Promise.all(pending).then(() => resolve()))
    busboy.on('error', (error) => reject(broken(error)))
    body.on('error', (error) => reject(error instanceof Problem ? error : broken(error)))
    body.on('close', () => body.readableEnded || reject(broken(new Error('the request was aborted'))))
    // Not `pipeline`: that would destroy the request, and with it the connection that must carry the problem.
    body.pipe(busboy)
  })
  try {
    await arrived
  } catch (error) {
    body.unpipe(busboy)
    if (body instanceof IncomingMessage) body.resume()
    else body.destroy()
    for (const file of files) file.destroy()
    await Promise.allSettled(pending)
    await discard()
    throw error
  }
  return { ...assemble(parts, texts, plan, errors), discard }
}

const push = <T>(map: Map<string, T[]>, name: string, value: T): void => {
  const list = map.get(name)
  if (list) list.push(value)
  else map.set(name, [value])
}

function open(headers: IncomingHttpHeaders, plan: FormPlan, limits: MultipartLimits): Busboy {
  try {
    const busboyLimits = { fieldSize: limits.fieldsBytes, parts: limits.parts, headerPairs: 20 }
    return new Busboy({
      headers: headers as BusboyHeaders,
      limits: busboyLimits,
      isPartAFile: (name, type, filename) => isFilePart(plan, name, type, filename),
    })
  } catch (error) {
    throw broken(error)
  }
}

/**
 * The schema decides what a part is; a file name does not, because browsers send one with every Blob (RFC 7578, section
 * 4.2). A part that should be text and has the media type of a file is read as a file, and rejected.
 */
function isFilePart(
  plan: FormPlan,
  name: string | undefined,
  type: string | undefined,
  filename: string | undefined,
): boolean {
  const field = name === undefined ? undefined : fieldOf(plan, name)
  if (!field || field.shape.kind === 'any')
    return filename !== undefined || type === 'application/octet-stream'
  if (mayBeFile(field.shape)) return true
  const isDeclared = field.contentTypes !== undefined && fits(field, type ?? 'text/plain')
  return kindOf(type ?? 'text/plain') === 'stream' && !isDeclared
}

const fieldOf = (plan: FormPlan, name: string): FieldPlan | undefined => memberOf(plan.fields, plan, name)

const mayBeFile = (shape: FieldPlan['shape']): boolean =>
  shape.kind === 'file' || shape.kind === 'any' || (shape.kind === 'array' && shape.items.kind === 'file')

const broken = (cause: unknown) =>
  platformProblem('malformed-request', { detail: 'The form is invalid or incomplete', cause })

class TooLarge extends Error {}

type OpenFile = (filename: string, mediaType: string) => UploadedFile

/** Keeps a small file in memory and writes a larger one to disk. */
async function spool(stream: Readable, maxBytes: number, spooled: string[]): Promise<OpenFile> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  const counted = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      sizeBytes += chunk.length
      if (sizeBytes > maxBytes) throw new TooLarge()
      yield chunk
    }
  }
  const chunksOf = counted(stream)
  for await (const chunk of { [Symbol.asyncIterator]: () => ({ next: () => chunksOf.next() }) }) {
    chunks.push(chunk)
    if (sizeBytes <= IN_MEMORY_BYTES) continue
    const file = join(tmpdir(), `upload-${randomUUID()}`)
    spooled.push(file)
    await pipeline(
      async function* () {
        yield* chunks.splice(0)
        yield* chunksOf
      },
      createWriteStream(file, { mode: 0o600 }),
    )
    return (filename, mediaType) => describe(createReadStream(file), filename, mediaType, sizeBytes)
  }
  return (filename, mediaType) =>
    describe(Readable.from(chunks, { objectMode: false }), filename, mediaType, sizeBytes)
}

function describe(stream: Readable, filename: string, mediaType: string, sizeBytes: number): UploadedFile {
  // Opened lazily: a handler that ignores the file must not fail because of it.
  stream.on('error', () => {})
  return Object.assign(stream, { filename, mediaType, sizeBytes })
}

const fits = ({ contentTypes = [] }: FieldPlan, type: string): boolean =>
  pickByRange(Object.fromEntries(contentTypes.map((one) => [one, true])), type) !== undefined

function checkType(field: FieldPlan, name: string, mimeType: string | undefined, errors: FieldError[]): void {
  if (!field.contentTypes || fits(field, mimeType ?? 'text/plain')) return
  errors.push({
    pointer: `/body/${escapePointer(name)}`,
    detail: `must have the media type ${field.contentTypes.join(' or ')}`,
  })
}

const asIs: Decode = (text) => text

function assemble(
  parts: ReadonlyMap<string, Part[]>,
  texts: RawQuery,
  plan: FormPlan,
  errors: FieldError[],
): Pick<Multipart, 'value' | 'outline'> {
  const value: Record<string, unknown> = {}
  const outline: Record<string, unknown> = {}
  readFields(texts, plan, outline, errors, asIs)
  for (const name of Object.keys(outline)) setOwn(value, name, outline[name])
  for (const [name, list] of parts) {
    const shape = fieldOf(plan, name)?.shape
    const pointer = `/body/${escapePointer(name)}`
    const isList = shape?.kind === 'array' ? !(shape.alone && list.length === 1) : list.length > 1
    if (Object.hasOwn(outline, name) || (isList && shape?.kind === 'file'))
      errors.push({ pointer, detail: 'must be given only once' })
    else {
      setOwn(value, name, isList ? list.map((part) => part.value) : list[0]?.value)
      setOwn(outline, name, isList ? list.map((part) => part.outline) : list[0]?.outline)
    }
  }
  return { value, outline }
}
