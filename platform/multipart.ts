import { Busboy, type BusboyHeaders } from '@fastify/busboy'
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { BodyPlan, FieldPlan } from './compiled.ts'
import { mediaTypeOf, pickByRange } from './media-type.ts'
import { coerce } from './parameter-value.ts'
import { type FieldError, platformProblem } from './problem.ts'
import { escapePointer, findUnstorable } from './unstorable.ts'

/** A file of a form: a stream with what its part said of it. */
export type UploadedFile = Readable & {
  readonly filename: string
  readonly mediaType: string
  readonly sizeBytes: number
}

export interface MultipartLimits {
  /** All fields that are not files, together. */
  fieldsBytes: number
  /** One file, where its schema names no `maxLength`. */
  fileBytes: number
  parts: number
}

export interface Multipart {
  value: Record<string, unknown>
  /** The same with a text in the place of each file: what the validator sees. */
  outline: Record<string, unknown>
  /** Removes files that were put on disk. */
  discard: () => Promise<void>
}

interface Part {
  name: string
  value: unknown
  outline: unknown
}

/* Larger files wait on disk for the handler: the form can only be checked when all of its parts have come. */
const IN_MEMORY_BYTES = 256 * 1024

/**
 * Reads `multipart/form-data` (RFC 7578). Files stream to disk as they come, with limits, so that a form of any size
 * costs little memory and is wholly checked before the handler sees it.
 *
 * @throws Problem 400 for a form that is broken or cut off, 413 for one that is too large
 */
export async function readMultipart(
  request: IncomingMessage,
  plan: BodyPlan,
  limits: MultipartLimits,
  errors: FieldError[],
): Promise<Multipart> {
  const parts: Part[] = []
  const files: Readable[] = []
  const spooled: string[] = []
  const pending: Promise<void>[] = []
  const discard = async () => void (await Promise.all(spooled.map((file) => rm(file, { force: true }))))
  let fieldsBytes = 0
  const busboy = open(request, limits)
  const arrived = new Promise<void>((resolve, reject) => {
    busboy.on('field', (name, text, nameTruncated, truncated, _encoding, mimeType) => {
      fieldsBytes += text.length + name.length
      if (nameTruncated || truncated || fieldsBytes > limits.fieldsBytes)
        reject(platformProblem('content-too-large'))
      else parts.push(readField(plan, name, text, mimeType, errors))
    })
    busboy.on('file', (name, stream, filename, _encoding, mimeType) => {
      files.push(stream)
      const field = plan.fields?.[name]
      const most = field?.maxBytes ?? limits.fileBytes
      if (!field || !isFile(field)) {
        if (field || !plan.open)
          errors.push({
            pointer: `/body/${escapePointer(name)}`,
            detail: field ? 'must not be a file' : 'is not a known property',
          })
        stream.resume()
        return
      }
      checkType(field, name, mimeType, errors)
      const tooLarge = () =>
        platformProblem('content-too-large', { detail: `The file ${name} is larger than ${most} bytes` })
      const kept = spool(stream, most, spooled)
        .then((openFile) => void parts.push({ name, value: openFile(filename, mimeType), outline: '-' }))
        .catch((error: unknown) => reject(error instanceof TooLarge ? tooLarge() : broken(error)))
      pending.push(kept)
    })
    for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
      busboy.on(event, () =>
        reject(platformProblem('content-too-large', { detail: 'The form has too many parts' })),
      )
    busboy.on('finish', () => void Promise.all(pending).then(() => resolve()))
    busboy.on('error', (error) => reject(broken(error)))
    request.on('close', () => request.complete || reject(broken(new Error('the request was cut off'))))
    // Not `pipeline`: that would destroy the request, and with it the connection that the problem must go out by.
    request.pipe(busboy)
  })
  try {
    await arrived
  } catch (error) {
    request.unpipe(busboy)
    request.resume()
    for (const file of files) file.destroy()
    await Promise.allSettled(pending)
    await discard()
    throw error
  }
  return { ...assemble(parts, plan, errors), discard }
}

function open(request: IncomingMessage, limits: MultipartLimits): Busboy {
  try {
    const most = { fieldSize: limits.fieldsBytes, fieldNameSize: 200, parts: limits.parts, headerPairs: 20 }
    // A part with a file name is a file (RFC 7578, section 4.2), and so is one of a binary type.
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      limits: most,
      isPartAFile: (_name, type, filename) => filename !== undefined || type === 'application/octet-stream',
    })
  } catch (error) {
    throw broken(error)
  }
}

const broken = (cause: unknown) =>
  platformProblem('malformed-request', { detail: 'The form is broken or was cut off', cause })
const isFile = ({ shape }: FieldPlan): boolean =>
  shape.kind === 'file' || (shape.kind === 'array' && shape.items.kind === 'file')

class TooLarge extends Error {}

type OpenFile = (filename: string, mediaType: string) => UploadedFile

/** Keeps a small file in memory and puts a larger one on disk. */
async function spool(stream: Readable, most: number, spooled: string[]): Promise<OpenFile> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  const counted = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      sizeBytes += chunk.length
      if (sizeBytes > most) throw new TooLarge()
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
  // Only a handler that wants the file reads it; one that never does must not fail for that.
  stream.on('error', () => {})
  return Object.assign(stream, { filename, mediaType, sizeBytes })
}

function checkType(field: FieldPlan, name: string, mimeType: string, errors: FieldError[]): void {
  if (!field.contentTypes) return
  const type = mediaTypeOf(mimeType) ?? 'text/plain'
  if (!pickByRange(Object.fromEntries(field.contentTypes.map((one) => [one, true])), type)) {
    errors.push({
      pointer: `/body/${escapePointer(name)}`,
      detail: `must have the media type ${field.contentTypes.join(' or ')}`,
    })
  }
}

function readField(plan: BodyPlan, name: string, text: string, mimeType: string, errors: FieldError[]): Part {
  const field = plan.fields && Object.hasOwn(plan.fields, name) ? plan.fields[name] : undefined
  const pointer = `/body/${escapePointer(name)}`
  const part = (value: unknown): Part => ({ name, value, outline: value })
  if (!field) return part(coerce(text, ['string'], pointer, errors))
  const item = field.shape.kind === 'array' ? field.shape.items : field.shape
  if (item.kind === 'file') {
    // A form may send a binary field without a file name: it is a file all the same.
    checkType(field, name, mimeType, errors)
    return {
      name,
      value: describe(Readable.from([Buffer.from(text)]), '', mimeType, Buffer.byteLength(text)),
      outline: '-',
    }
  }
  if (field.contentTypes && mimeType !== 'text/plain') checkType(field, name, mimeType, errors)
  if (item.kind === 'scalar') return part(coerce(text, item.types, pointer, errors))
  try {
    const value = JSON.parse(text) as unknown
    findUnstorable(value, pointer, errors)
    return part(value)
  } catch {
    errors.push({ pointer, detail: 'must be JSON' })
    return part(undefined)
  }
}

function assemble(
  parts: Part[],
  plan: BodyPlan,
  errors: FieldError[],
): { value: Record<string, unknown>; outline: Record<string, unknown> } {
  const value: Record<string, unknown> = {}
  const outline: Record<string, unknown> = {}
  for (const part of parts) {
    const { name } = part
    const pointer = `/body/${escapePointer(name)}`
    if (name === '__proto__') errors.push({ pointer, detail: 'is not an allowed name' })
    else if (plan.fields?.[name]?.shape.kind === 'array') {
      value[name] = [...((value[name] as unknown[] | undefined) ?? []), part.value]
      outline[name] = [...((outline[name] as unknown[] | undefined) ?? []), part.outline]
    } else if (Object.hasOwn(value, name)) errors.push({ pointer, detail: 'must be given only once' })
    else {
      value[name] = part.value
      outline[name] = part.outline
    }
  }
  return { value, outline }
}
