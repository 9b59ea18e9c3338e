import { crc32 } from 'node:zlib'

export type ImageType = 'image/png' | 'image/jpeg' | 'image/webp'

export interface Image {
  type: ImageType
  /** Width by height, as the header declares them; of an animation, of its canvas. */
  pixels: number
}

/**
 * Detects the type and size of an image. Checks the container format from the first byte to the last, without decoding
 * pixels.
 *
 * @returns undefined for a file that is no image, is truncated or has trailing data
 */
export function imageOf(bytes: Buffer): Image | undefined {
  for (const [type, pixelsOf] of Object.entries(READERS) as [ImageType, Reader][]) {
    const pixels = pixelsOf(bytes)
    if (pixels !== undefined) return { type, pixels }
  }
  return undefined
}

/** The number of pixels; undefined if the bytes are no valid image of this type. */
type Reader = (bytes: Buffer) => number | undefined

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Signature, then chunks of length, type, data and checksum: IHDR first, some IDAT, IEND last (PNG, section 5). */
function pixelsOfPng(bytes: Buffer): number | undefined {
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return undefined
  let hasData = false
  let pixels = 0
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at)
    if (end + 4 > bytes.length) return undefined
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return undefined
    if ((at === 8) !== (type === 'IHDR')) return undefined
    if (type === 'IHDR') {
      if (end - at !== 21) return undefined
      pixels = bytes.readUInt32BE(at + 8) * bytes.readUInt32BE(at + 12)
    }
    if (type === 'IDAT') hasData = true
    if (type === 'IEND') return hasData && end + 4 === bytes.length && pixels > 0 ? pixels : undefined
    at = end + 4
  }
  return undefined
}

/** Start of image, then segments up to the first scan with a frame header among them, end of image (T.81, annex B). */
function pixelsOfJpeg(bytes: Buffer): number | undefined {
  const ends =
    bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 && bytes.readUInt16BE(bytes.length - 2) === 0xffd9
  if (!ends) return undefined
  let pixels = 0
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes.readUInt8(at + 1)
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2 || at + 2 + length > bytes.length - 2) return undefined
    if (marker === 0xda) return pixels > 0 ? pixels : undefined
    if (isFrameHeader(marker)) {
      if (length < 11) return undefined
      // A height of 0 is defined by a marker after the first scan (T.81, section B.2.5): not supported by browsers.
      pixels = bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7)
    }
    at += 2 + length
  }
  return undefined
}

/** C0 to CF are frame headers but for the tables DHT and DAC, and the reserved JPG. */
const isFrameHeader = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** A RIFF of the announced length; its chunks fill it, and one of them holds an image (RFC 9649, section 2). */
function pixelsOfWebp(bytes: Buffer): number | undefined {
  const isRiff =
    bytes.length >= 20 &&
    bytes.toString('latin1', 0, 4) === 'RIFF' &&
    bytes.toString('latin1', 8, 12) === 'WEBP' &&
    bytes.readUInt32LE(4) + 8 === bytes.length
  if (!isRiff) return undefined
  let hasImage = false
  let pixels = 0
  let at = 12
  while (at + 8 <= bytes.length) {
    const type = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    const data = bytes.subarray(at + 8, at + 8 + size)
    if (data.length < size) return undefined
    if (at === 12) {
      const size = webpSize(type, data)
      if (!size) return undefined
      pixels = size[0] * size[1]
    }
    // A key frame's start code, or the lossless signature.
    if (type === 'VP8 ' && !data.subarray(3, 6).equals(Buffer.from([0x9d, 0x01, 0x2a]))) return undefined
    if (type === 'VP8L' && data[0] !== 0x2f) return undefined
    if (type === 'VP8 ' || type === 'VP8L' || type === 'ANMF') hasImage = true
    at += 8 + size + (size % 2)
  }
  return hasImage && at === bytes.length && pixels > 0 ? pixels : undefined
}

/** Width and height by the first chunk (RFC 9649, sections 2.7.1, 3.4; RFC 6386, section 9.1). */
function webpSize(type: string, data: Buffer): [width: number, height: number] | undefined {
  if (type === 'VP8 ' && data.length >= 10)
    return [data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff]
  if (type === 'VP8L' && data.length >= 5)
    return [(data.readUInt32LE(1) & 0x3fff) + 1, ((data.readUInt32LE(1) >>> 14) & 0x3fff) + 1]
  if (type === 'VP8X' && data.length >= 10) return [data.readUIntLE(4, 3) + 1, data.readUIntLE(7, 3) + 1]
  return undefined
}

const READERS: Record<ImageType, Reader> = {
  'image/png': pixelsOfPng,
  'image/jpeg': pixelsOfJpeg,
  'image/webp': pixelsOfWebp,
}
