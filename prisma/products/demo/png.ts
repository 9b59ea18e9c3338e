import { crc32, deflateSync } from 'node:zlib'

/** A PNG of 8 bits a channel, red, green, blue. @param pixels row by row, three bytes each */
export function encodePng(width: number, height: number, pixels: Uint8Array): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = deflateSync(filtered(width * 3, height, pixels), { level: 3 })
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Each row as its difference to the one above: flat areas and vertical gradients become runs. */
function filtered(stride: number, height: number, pixels: Uint8Array): Buffer {
  const UP = 2
  const out = Buffer.alloc((stride + 1) * height)
  for (let y = 0; y < height; y += 1) {
    const to = y * (stride + 1)
    out[to] = UP
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x
      out[to + 1 + x] = (pixels[at] as number) - (y > 0 ? (pixels[at - stride] as number) : 0)
    }
  }
  return out
}

function chunk(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(data.length + 12)
  out.writeUInt32BE(data.length, 0)
  out.write(type, 4, 'latin1')
  data.copy(out, 8)
  out.writeUInt32BE(crc32(out.subarray(4, data.length + 8)), data.length + 8)
  return out
}
