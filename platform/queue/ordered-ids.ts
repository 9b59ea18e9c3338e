import { randomUUID } from 'node:crypto'

/** Monotonic ids: work of one key that is inserted at the same time is ordered by its ids. */
export function orderedIds(count: number): string[] {
  const time = Date.now().toString(16).padStart(12, '0')
  return Array.from({ length: count }, (_, i) => {
    const [, , , variant, node] = randomUUID().split('-')
    // UUID version 7 with a 12-bit counter (RFC 9562, section 6.2, method 1).
    return `${time.slice(0, 8)}-${time.slice(8)}-7${i.toString(16).padStart(3, '0')}-${variant}-${node}`
  })
}
