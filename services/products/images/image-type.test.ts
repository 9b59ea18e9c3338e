import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pictures } from '../../../tests/stand-ins/pictures.ts'
import { imageOf } from './image-type.ts'

const all = Object.entries(pictures)

/** A RIFF of these chunks, padded as they must be. */
function webp(...chunks: [type: string, data: Buffer][]): Buffer {
  const body = chunks.map(([type, data]) => {
    const head = Buffer.from(`${type}\0\0\0\0`, 'latin1')
    head.writeUInt32LE(data.length, 4)
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
  })
  const riff = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), ...body])
  riff.writeUInt32LE(riff.length - 8, 4)
  return riff
}
const keyFrame = Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a, 0x20, 0x03, 0x58, 0x42])
const extended = Buffer.from([0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])
const lossless = Buffer.from([0x2f, 0xff, 0xff, 0xff, 0x0f])

test.each(all)('%s is detected by its content', (type, bytes) => {
  expect(imageOf(bytes)).toEqual({ type, pixels: 1 })
})

test.each([
  ['lossy', webp(['VP8 ', keyFrame]), 800 * 600],
  ['lossless', webp(['VP8L', lossless]), 2 ** 28],
  ['extended', webp(['VP8X', extended], ['ICCP', Buffer.from('odd')], ['VP8 ', keyFrame]), 2 ** 48],
  ['animated', webp(['VP8X', extended], ['ANIM', Buffer.alloc(6)], ['ANMF', Buffer.alloc(24)]), 2 ** 48],
])('a WebP picture may be %s', (_kind, bytes, pixels) => {
  expect(imageOf(bytes)).toEqual({ type: 'image/webp', pixels })
})

describe('what is none', () => {
  test.each(all)('%s cut short anywhere', (_type, bytes) => {
    for (let length = 0; length < bytes.length; length += 1) {
      expect(imageOf(bytes.subarray(0, length))).toBeUndefined()
    }
  })
  test.each(all)('%s with trailing data', (_type, bytes) => {
    expect(imageOf(Buffer.concat([bytes, Buffer.from('<?php')]))).toBeUndefined()
  })
  test('a PNG with a changed byte fails its checksum', () => {
    const png = pictures['image/png']
    for (let at = 0; at < png.length; at += 1) {
      const broken = Buffer.from(png)
      broken.writeUInt8(broken.readUInt8(at) ^ 1, at)
      expect(imageOf(broken)).toBeUndefined()
    }
  })
  test.each([
    ['a WebP of metadata only', webp(['VP8X', extended], ['EXIF', Buffer.alloc(4)])],
    ['a WebP that begins with metadata', webp(['EXIF', Buffer.alloc(4)], ['VP8 ', keyFrame])],
    ['a WebP without a start code', webp(['VP8 ', Buffer.alloc(10)])],
    ['a JPEG of nothing but its ends', Buffer.from('ffd8ffd9', 'hex')],
    ['a JPEG scan without a frame', Buffer.from('ffd8ffda0008010100003f0000ffd9', 'hex')],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing', Buffer.alloc(0)],
  ])('%s', (_what, bytes) => {
    expect(imageOf(bytes)).toBeUndefined()
  })
  test('arbitrary bytes, also after the start of an image, never cause an error', () => {
    const beginnings = all.map(([, bytes]) => bytes)
    const bytes = fc
      .tuple(fc.constantFrom(...beginnings), fc.nat(60), fc.uint8Array({ maxLength: 80 }))
      .map(([picture, keep, rest]) => Buffer.concat([picture.subarray(0, keep), rest]))
    fc.assert(
      fc.property(bytes, (buffer) => [undefined, ...Object.keys(pictures)].includes(imageOf(buffer)?.type)),
      {
        numRuns: 2_000,
      },
    )
  })
})
