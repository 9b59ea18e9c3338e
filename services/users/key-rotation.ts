/** What the plan for a signing key depends on. */
export interface KeyAge {
  kid: string
  createdAt: Date
  retiredAt: Date | null
}

export interface KeyPolicy {
  /** The age at which a key gets a successor. */
  rotationMs: number
  /** How long a key is published before it signs: longer than anybody caches the published keys. */
  leadMs: number
  /** How long a retired key stays published: longer than any token that it signed lives. */
  keepMs: number
}

export interface KeyPlan {
  /** Undefined only while there is no key at all. */
  signer: string | undefined
  /** A new key is due. */
  create: boolean
  retire: string[]
  drop: string[]
}

/** What is to be done with the signing keys at a moment, and which of them signs. */
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
  // The very first key signs at once: nobody holds an older set of keys without it.
  const signer = alive.findLast((key) => age(key.createdAt) >= leadMs) ?? alive[0]
  return {
    signer: signer?.kid,
    create: newest === undefined || age(newest.createdAt) >= rotationMs,
    retire: signer ? alive.slice(0, alive.indexOf(signer)).map((key) => key.kid) : [],
    drop: keys.filter((key) => key.retiredAt !== null && age(key.retiredAt) >= keepMs).map((key) => key.kid),
  }
}
