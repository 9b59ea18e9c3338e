import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'

/** A public key, and the one algorithm that its signatures have. */
export interface VerificationKey {
  key: KeyObject
  algorithm: string
}

/** Finds the public key of a key id; undefined when there is none. A promise only where it has to be fetched. */
export type KeySource = (keyId: string) => VerificationKey | undefined | Promise<VerificationKey | undefined>

type Jwk = JsonWebKey & { kid?: string; use?: string; alg?: string }

export interface JsonWebKeySet {
  keys: Jwk[]
}

/** By type and curve of a key, the algorithms that it may name; the first one applies when it names none. */
const ALGORITHMS: Readonly<Record<string, readonly string[]>> = {
  'EC P-256': ['ES256'],
  'EC P-384': ['ES384'],
  'EC P-521': ['ES512'],
  'OKP Ed25519': ['EdDSA', 'Ed25519'],
  RSA: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
}

/**
 * The keys of a set (RFC 7517) that verify signatures, by their `kid`. Others are ignored: keys for encryption, shared
 * secrets, and those of an unknown kind.
 */
export function keysOf(set: JsonWebKeySet): Map<string, VerificationKey> {
  return new Map(
    set.keys.flatMap((jwk) => {
      const found = verificationKeyOf(jwk)
      return found ? [[jwk.kid as string, found]] : []
    }),
  )
}

function verificationKeyOf(jwk: Jwk): VerificationKey | undefined {
  const { kid, kty, crv, use = 'sig' } = jwk
  const allowed = ALGORITHMS[crv === undefined ? String(kty) : `${kty} ${crv}`] ?? []
  const algorithm = jwk.alg ?? allowed[0]
  if (typeof kid !== 'string' || use !== 'sig' || algorithm === undefined || !allowed.includes(algorithm))
    return undefined
  try {
    return { key: createPublicKey({ key: jwk, format: 'jwk' }), algorithm }
  } catch {
    return undefined
  }
}

export interface RemoteKeysOptions {
  url: string
  /** How long a fetched set is used before it is fetched again. */
  maxAgeMs?: number
  /** Minimum interval between fetches, successful or not: an unknown `kid` cannot trigger more. */
  minIntervalMs?: number
  timeoutMs?: number
  /** A monotonic clock in milliseconds. */
  now?: () => number
  fetch?: typeof fetch
}

/**
 * Keys from a JWKS URL, cached. An unknown key id fetches the set again, so a rotated key works at once. While the URL
 * is unavailable, the cached keys stay in use.
 *
 * @throws the error of the fetch when no set was ever fetched
 */
export function remoteKeys(options: RemoteKeysOptions): KeySource {
  const { url, maxAgeMs = 600_000, minIntervalMs = 5_000, timeoutMs = 2_000 } = options
  const { now = () => performance.now() } = options
  let keys: Map<string, VerificationKey> | undefined
  let fetchedAt = -Infinity
  let triedAt = -Infinity
  let pending: Promise<void> | undefined

  const refresh = () => {
    pending ??= (async () => {
      triedAt = now()
      try {
        const response = await (options.fetch ?? fetch)(url, { signal: AbortSignal.timeout(timeoutMs) })
        if (!response.ok) throw new Error(`${url} returned ${response.status}`)
        keys = keysOf((await response.json()) as JsonWebKeySet)
        fetchedAt = now()
      } catch (error) {
        if (!keys) throw error
      } finally {
        pending = undefined
      }
    })()
    return pending
  }

  const find = async (keyId: string, time: number) => {
    // Also while the issuer is down: callers choose how many unknown ids there are.
    if (!keys || time - triedAt > minIntervalMs || (pending && !keys.has(keyId))) await refresh()
    return keys?.get(keyId)
  }
  return (keyId) => {
    const time = now()
    const key = time - fetchedAt <= maxAgeMs ? keys?.get(keyId) : undefined
    return key ?? find(keyId, time)
  }
}
