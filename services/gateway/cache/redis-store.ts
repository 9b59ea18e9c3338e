import { RESP_TYPES } from '@redis/client'
import { createHash, randomUUID } from 'node:crypto'
import type { Redis } from '#platform/redis.ts'
import { contentOf, type Entry, type Headers, Policy } from './policy.ts'
import { type Found, MAX_VARIANTS, type Store } from './store.ts'

/* How long a response is kept after it is of use, to be revalidated. */
const KEPT_MS = 60_000

/* A URL with many variants begins again. */
const PUT = `
  if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 and redis.call('HLEN', KEYS[1]) >= ${MAX_VARIANTS} then
    redis.call('DEL', KEYS[1])
  end
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[3])`

/**
 * Keeps responses in Redis, for all gateways. The generation of a tag is a random value that each invalidation replaces,
 * so a value that Redis has evicted is never taken for an older one. While Redis is unavailable nothing is found or stored.
 */
export function redisStore(redis: Redis, namespace = 'cache'): Store {
  const keyOf = (key: string) => `${namespace}:${createHash('sha256').update(key).digest('base64url')}`
  const tagOf = (tag: string) => `${namespace}-tag:${tag}`
  const binary = redis.client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer })
  /** Invalidations that Redis has not stored yet. */
  const pending = new Set<string>()
  let invalidations = 0

  /** @throws RedisUnavailable */
  const flush = async () => {
    const tags = [...pending]
    if (tags.length === 0) return
    await redis.run((client) =>
      client.mSet(Object.fromEntries(tags.map((tag) => [tagOf(tag), randomUUID()]))),
    )
    for (const tag of tags) pending.delete(tag)
  }

  /** @throws RedisUnavailable */
  const generationOf = async (tags: readonly string[]): Promise<string> => {
    if (tags.length === 0) return ''
    const values = await redis.run((client) => client.mGet(tags.map(tagOf)))
    const missing = tags.filter((_tag, i) => values[i] === null)
    if (missing.length === 0) return values.join(' ')
    await redis.run((client) =>
      Promise.all(missing.map((tag) => client.set(tagOf(tag), randomUUID(), { condition: 'NX' }))),
    )
    return generationOf(tags)
  }

  const find = async (key: string, variant: string, tags: readonly string[]): Promise<Found> => {
    await flush()
    const name = keyOf(key)
    // In one round trip.
    const [value, exists, generation] = await Promise.all([
      redis.run(() => binary.hGet(name, variant)),
      redis.run((client) => client.exists(name)),
      generationOf(tags),
    ])
    const entry = value ? decode(value) : undefined
    const isValid = entry?.generation === generation
    return { entry: isValid ? entry : undefined, hasOtherVariant: !entry && exists === 1, generation }
  }

  return {
    find: async (key, variant, tags) => {
      try {
        return await find(key, variant, tags)
      } catch {
        // Requests after an invalidation must not share a response of before it.
        const generation = `unavailable ${invalidations}`
        return { entry: undefined, hasOtherVariant: false, generation }
      }
    },
    put: (key, variant, _tags, entry) => {
      if (entry.generation.startsWith('unavailable')) return false
      const ttlMs = Math.ceil(entry.policy.timeToLive() + KEPT_MS)
      const args = { keys: [keyOf(key)], arguments: [variant, encode(entry), String(ttlMs)] }
      // The types of `eval` have no buffers, which it sends as they are.
      redis.run((client) => client.eval(PUT, args as never)).catch(() => {})
      return true
    },
    remove: async (key) => {
      await redis.run((client) => client.unlink(keyOf(key))).catch(() => {})
    },
    invalidate: async (tags) => {
      invalidations += 1
      for (const tag of tags) pending.add(tag)
      await flush().catch(() => {})
    },
    close: async () => {},
  }
}

interface Stored {
  policy: Parameters<typeof Policy.fromObject>[0]
  status: number
  headers: Headers
  staleAtMs: number
  generation: string
}

/** The length of the head, the head as JSON, the body. */
function encode({ policy, status, headers, staleAtMs, generation, body }: Entry): Buffer {
  const stored: Stored = { policy: policy.toObject(), status, headers, staleAtMs, generation }
  const head = Buffer.from(JSON.stringify(stored))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  return Buffer.concat([length, head, body])
}

function decode(value: Buffer): Entry {
  const end = 4 + value.readUInt32BE()
  const { policy, ...stored } = JSON.parse(value.subarray(4, end).toString()) as Stored
  const body = value.subarray(end)
  return { ...stored, policy: Policy.fromObject(policy), body, plain: contentOf(body), encoded: {} }
}
