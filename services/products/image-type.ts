import { crc32 } from 'node:zlib'

export type ImageType = 'image/png' | 'image/jpeg' | 'image/webp'

/**
 * What a picture is by its bytes: undefined unless it has the form of one from its first byte to its last. Pixels are
 * not decoded; a file cut short, or with something else behind the picture, is none.
 */
export function imageTypeOf(bytes: Buffer): ImageType | undefined {
  if (isPng(bytes)) return 'image/png'
  if (isJpeg(bytes)) return 'image/jpeg'
  if (isWebp(bytes)) return 'image/webp'
  return undefined
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Signature, then chunks of length, type, data and checksum: IHDR first, some IDAT, IEND last (PNG, section 5). */
function isPng(bytes: Buffer): boolean {
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return false
  let hasData = false
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at)
    if (end + 4 > bytes.length) return false
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return false
    if ((at === 8) !== (type === 'IHDR')) return false
    if (type === 'IHDR') {
      const hasArea = end - at === 21 && bytes.readUInt32BE(at + 8) > 0 && bytes.readUInt32BE(at + 12) > 0
      if (!hasArea) return false
    }
    if (type === 'IDAT') hasData = true
    if (type === 'IEND') return hasData && end + 4 === bytes.length
    at = end + 4
  }
  return false
}

/** Start of image, then segments up to the first scan with a frame header among them, end of image (T.81, annex B). */
function isJpeg(bytes: Buffer): boolean {
  const ends =
    bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 && bytes.readUInt16BE(bytes.length - 2) === 0xffd9
  if (!ends) return false
  let hasFrame = false
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes.readUInt8(at + 1)
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2 || at + 2 + length > bytes.length - 2) return false
    if (marker === 0xda) return hasFrame
    if (isFrameHeader(marker)) {
      if (length < 11 || bytes.readUInt16BE(at + 7) === 0) return false
      hasFrame = true
    }
    at += 2 + length
  }
  return false
}

/** C0 to CF are frame headers but for the tables DHT and DAC, and the reserved JPG. */
const isFrameHeader = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** A RIFF of the announced length; its chunks fill it, and one of them holds an image (RFC 9649, section 2). */
function isWebp(bytes: Buffer): boolean {
  const isRiff =
    bytes.length >= 20 &&
    bytes.toString('latin1', 0, 4) === 'RIFF' &&
    bytes.toString('latin1', 8, 12) === 'WEBP' &&
    bytes.readUInt32LE(4) + 8 === bytes.length
  if (!isRiff) return false
  let hasImage = false
  let at = 12
  while (at + 8 <= bytes.length) {
    const type = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    const data = bytes.subarray(at + 8, at + 8 + size)
    if (data.length < size) return false
    if (at === 12 && !['VP8 ', 'VP8L', 'VP8X'].includes(type)) return false
    // A key frame's start code, or the lossless signature.
    if (type === 'VP8 ' && !data.subarray(3, 6).equals(Buffer.from([0x9d, 0x01, 0x2a]))) return false
    if (type === 'VP8L' && data[0] !== 0x2f) return false
    if (type === 'VP8 ' || type === 'VP8L' || type === 'ANMF') hasImage = true
    at += 8 + size + (size % 2)
  }
  return hasImage && at === bytes.length
}
