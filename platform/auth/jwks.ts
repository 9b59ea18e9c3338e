import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'

/** Finds the public key of a key id; undefined when there is none. A promise only where it has to be fetched. */
export type KeySource = (keyId: string) => KeyObject | undefined | Promise<KeyObject | undefined>

export interface JsonWebKeySet {
  keys: (JsonWebKey & { kid?: string })[]
}

/** The public keys of a set (RFC 7517) by their `kid`. */
export function keysOf(set: JsonWebKeySet): Map<string, KeyObject> {
  const named = set.keys.filter((key) => typeof key.kid === 'string')
  return new Map(named.map((key) => [key.kid as string, createPublicKey({ key, format: 'jwk' })]))
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
  let keys: Map<string, KeyObject> | undefined
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
