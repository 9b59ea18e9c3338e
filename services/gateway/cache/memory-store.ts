import { LRUCache } from 'lru-cache'
import { isCompressible } from '../forwarding/compression.ts'
import type { Entry } from './policy.ts'
import { MAX_VARIANTS, type Store } from './store.ts'

/* What an entry takes besides its texts and its body. */
const ENTRY_BYTES = 1_024

/** Keeps the most recently used entries, up to this many bytes. */
export function memoryStore(maxBytes: number): Store {
  const entries = new LRUCache<string, Map<string, Entry>>({
    maxSize: maxBytes,
    sizeCalculation: (variants, key) => {
      let bytes = key.length
      for (const [variant, { status, body, headers }] of variants) {
        // The text that is sent; compressed bodies are added later.
        const copies = isCompressible(status, headers) ? 3 : 2
        bytes += ENTRY_BYTES + variant.length + copies * body.length + JSON.stringify(headers).length
      }
      return bytes
    },
  })
  /** How often each tag was invalidated. */
  const generations = new Map<string, number>()
  const generationOf = (tags: readonly string[]): string => {
    if (tags.length === 0) return ''
    let text = ''
    for (const tag of tags) text += `${generations.get(tag) ?? 0}.`
    return text
  }

  return {
    find: (key, variant, tags) => {
      const generation = generationOf(tags)
      const variants = entries.get(key)
      const entry = variants?.get(variant)
      if (!variants || !entry)
        return { entry: undefined, hasOtherVariant: variants !== undefined, generation }
      // A stale entry stays: it can be revalidated.
      if (entry.generation === generation) return { entry, hasOtherVariant: false, generation }
      variants.delete(variant)
      if (variants.size === 0) entries.delete(key)
      else entries.set(key, variants)
      return { entry: undefined, hasOtherVariant: false, generation }
    },
    put: (key, variant, tags, entry) => {
      if (entry.generation !== generationOf(tags)) return false
      const variants = new Map(entries.peek(key))
      // The oldest one makes room.
      variants.delete(variant)
      if (variants.size >= MAX_VARIANTS) variants.delete(variants.keys().next().value as string)
      variants.set(variant, entry)
      entries.set(key, variants)
      return entries.has(key)
    },
    remove: (key) => void entries.delete(key),
    invalidate: (tags): undefined => {
      for (const tag of tags) generations.set(tag, (generations.get(tag) ?? 0) + 1)
    },
    size: () => ({ bytes: entries.calculatedSize, entries: entries.size }),
    close: async () => entries.clear(),
  }
}
