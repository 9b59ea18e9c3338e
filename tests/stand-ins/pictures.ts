import { crc32, deflateSync } from 'node:zlib'

/** The smallest complete pictures: one pixel each. */
export const pictures = {
  'image/png': png(),
  'image/jpeg': Buffer.from(
    'ffd8' + // start of image
      `ffdb004300${'ff'.repeat(64)}` + // quantization
      'ffc2000b080001000101011100' + // frame: 1 by 1, one component
      `ffc400141001${'00'.repeat(16)}` + // Huffman table
      'ffda0008010100013f10' + // scan
      'ffd9', // end of image
    'hex',
  ),
  'image/webp': Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64'),
} as const

function png(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(1, 0)
  header.writeUInt32BE(1, 4)
  header[8] = 8
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const pixel = deflateSync(Buffer.from([0, 127]))
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixel),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}
