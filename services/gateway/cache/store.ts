import type { Entry } from './policy.ts'

/** What a store has for a request. */
export interface Found {
  entry: Entry | undefined
  /** It has another variant of the same URL. */
  hasOtherVariant: boolean
  /** The state of the tags: an entry is valid while this is the same as when its request was sent. */
  generation: string
}

/** Keeps responses by key (URL, and principal where there is one) and variant (the headers named by `Vary`). */
export interface Store {
  /** @returns no entry that an event has invalidated, but stale ones; never rejects */
  find(key: string, variant: string, tags: readonly string[]): Found | Promise<Found>
  /** Stores an entry, unless an event has invalidated it since its request was sent. @returns whether it is being stored */
  put(key: string, variant: string, tags: readonly string[], entry: Entry): boolean
  /** Removes all variants; never rejects. */
  remove(key: string): Promise<void> | undefined
  /** Invalidates all entries with one of these tags; never rejects. */
  invalidate(tags: readonly string[]): Promise<void> | undefined
  /** The number of stored bytes and entries, if this process knows. */
  size?(): { bytes: number; entries: number }
  close(): Promise<void>
}

/** A `Vary` by which every request differs must not evict everything else. */
export const MAX_VARIANTS = 16
