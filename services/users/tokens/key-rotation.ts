/** The properties of a signing key that the rotation depends on. */
export interface KeyAge {
  kid: string
  createdAt: Date
  retiredAt: Date | null
}

export interface KeyPolicy {
  /** The age at which a successor is created. */
  rotationMs: number
  /** How long a key is published before it signs. Must exceed the cache lifetime of the published keys. */
  leadMs: number
  /** How long a retired key stays published. Must exceed the lifetime of its tokens. */
  keepMs: number
}

export interface KeyPlan {
  /** Undefined if there is no key. */
  signer: string | undefined
  /** Whether a new key is due. */
  create: boolean
  retire: string[]
  drop: string[]
}

/** Selects the signing key, and the keys to create, retire and delete. */
export function planKeys(
  keys: readonly KeyAge[],
  now: Date,
  { rotationMs, leadMs, keepMs }: KeyPolicy,
): KeyPlan {
  const age = (at: Date) => now.getTime() - at.getTime()
  const alive = keys
    .filter((key) => key.retiredAt === null)
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.kid.localeCompare(b.kid))
  const newest = alive.at(-1)
  // The first key signs immediately: no client can have cached a key set without it.
  const signer = alive.findLast((key) => age(key.createdAt) >= leadMs) ?? alive[0]
  return {
    signer: signer?.kid,
    create: newest === undefined || age(newest.createdAt) >= rotationMs,
    retire: signer ? alive.slice(0, alive.indexOf(signer)).map((key) => key.kid) : [],
    drop: keys.filter((key) => key.retiredAt !== null && age(key.retiredAt) >= keepMs).map((key) => key.kid),
  }
}
