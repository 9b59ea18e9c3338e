import Negotiator from 'negotiator'
import type { IncomingHttpHeaders } from 'node:http'
import type { Transform } from 'node:stream'
import { promisify } from 'node:util'
import {
  brotliCompress,
  constants,
  createBrotliCompress,
  createGzip,
  createZstdCompress,
  gzip,
  zstdCompress,
} from 'node:zlib'
import { isStreamType, mediaTypeOf } from '#platform/contract/media-type.ts'

/* In the order of preference where the client has none: zstd takes half the time of the others for the same size. */
const CODINGS = ['zstd', 'br', 'gzip'] as const
export type Coding = (typeof CODINGS)[number]

const OPTIONS = {
  zstd: { params: { [constants.ZSTD_c_compressionLevel]: 3 } },
  // A window of 512 KiB: the default takes megabytes for each response.
  br: { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 19 } },
  gzip: { level: 6 },
}

const STREAMS: Record<Coding, () => Transform> = {
  zstd: () => createZstdCompress(OPTIONS.zstd),
  br: () => createBrotliCompress(OPTIONS.br),
  gzip: () => createGzip(OPTIONS.gzip),
}

const BUFFERS: Record<Coding, (body: Buffer) => Promise<Buffer>> = {
  zstd: (body) => promisify(zstdCompress)(body, OPTIONS.zstd),
  br: (body) => promisify(brotliCompress)(body, OPTIONS.br),
  gzip: (body) => promisify(gzip)(body, OPTIONS.gzip),
}

export const compressor = (coding: Coding): Transform => STREAMS[coding]()
export const compress = (coding: Coding, body: Buffer): Promise<Buffer> => BUFFERS[coding](body)

/** Below this, the compressed response is hardly smaller. */
const MIN_BYTES = 1_024

/* Clients send few different values. */
const known = new Map<string, Coding | undefined>()
const MAX_KNOWN = 200

/** The content coding that a client prefers (RFC 9110, section 12.5.3); undefined for none. */
export function codingFor(acceptEncoding: string | string[] | undefined): Coding | undefined {
  if (acceptEncoding === undefined) return undefined
  const header = String(acceptEncoding)
  if (known.has(header)) return known.get(header)
  const negotiator: unknown = new Negotiator({ headers: { 'accept-encoding': header } })
  const [preferred] = (negotiator as Encodings).encodings([...CODINGS, 'identity'], { preferred: CODINGS })
  const coding = CODINGS.find((name) => name === preferred)
  if (known.size < MAX_KNOWN && header.length < 200) known.set(header, coding)
  return coding
}

/** As documented by negotiator 1.1; its types do not have the options. */
interface Encodings {
  encodings(available: readonly string[], options: { preferred: readonly string[] }): string[]
}

const COMPRESSIBLE =
  /^text\/|[/+](?:json|xml|yaml|javascript|x-javascript)$|^application\/(?:graphql|wasm|x-ndjson)$/

/**
 * Whether a response may be compressed for clients that accept it: complete text of some size, not encoded or signed by
 * the service, and not a stream of items, which would wait in the buffer of the compressor. Nor is `no-store`: with
 * secrets beside reflected input, the size of a response would reveal them (BREACH).
 */
export function isCompressible(status: number, headers: IncomingHttpHeaders): boolean {
  const { 'content-type': type, 'content-length': length, 'cache-control': control = '' } = headers
  return (
    type !== undefined &&
    (length === undefined || Number(length) >= MIN_BYTES) &&
    status >= 200 &&
    ![204, 205, 206, 304].includes(status) &&
    headers['content-encoding'] === undefined &&
    headers['content-range'] === undefined &&
    headers['content-digest'] === undefined &&
    headers['content-md5'] === undefined &&
    COMPRESSIBLE.test(mediaTypeOf(type)) &&
    !isStreamType(type) &&
    !/no-transform|no-store/.test(control)
  )
}

/**
 * The entity tag of an encoded representation: a strong one must differ from that of the original (RFC 9110, section
 * 8.8.3.3). `plainTags` reverts it, so that `If-Match` with it reaches the service as the service's own.
 */
export const encodedTag = (tag: string, coding: Coding): string =>
  tag.startsWith('W/') ? tag : `${tag.slice(0, -1)}~${coding}"`

/** The entity tags of a condition, as the service knows them. */
export const plainTags = (tags: string): string => (tags.includes('~') ? tags.replace(ENCODED, '"') : tags)

const ENCODED = /~(?:zstd|br|gzip)"/g
