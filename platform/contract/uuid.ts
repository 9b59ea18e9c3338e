import { createHash } from 'node:crypto'

/** The namespace of our UUIDs (RFC 9562, section 5.5). */
const NAMESPACE = Buffer.from('6f2b4c1e9d3a4f57a8c06e1d2b7f9a34', 'hex')

/** UUID version 5: the same for the same name. */
export function uuidOf(name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16)
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
