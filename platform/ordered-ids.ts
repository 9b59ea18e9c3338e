import { randomUUID } from 'node:crypto'

/** Ids that sort as they are listed: work of one key that is written at one moment is taken in the order of its ids. */
export function orderedIds(count: number): string[] {
  const time = Date.now().toString(16).padStart(12, '0')
  return Array.from({ length: count }, (_, i) => {
    const [, , , variant, node] = randomUUID().split('-')
    // UUID version 7 with a counter of 12 bits in its place (RFC 9562, section 6.2, method 1).
    return `${time.slice(0, 8)}-${time.slice(8)}-7${i.toString(16).padStart(3, '0')}-${variant}-${node}`
  })
}
