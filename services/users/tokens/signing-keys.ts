import { createPrivateKey, generateKeyPair, type JsonWebKey, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { keysOf, type KeySource, type VerificationKey } from '#platform/auth/jwks.ts'
import type { Prisma, PrismaClient, SigningKey } from '#generated/users/prisma/client.ts'
import type { components } from '#generated/users/v2/types.ts'
import { type KeyPolicy, planKeys } from './key-rotation.ts'

/** A public key as returned by `getJwks`. */
export type PublicJwk = components['schemas']['PublicKey']

/** The ES256 signing keys, stored in the database and cached by each instance. */
export interface SigningKeys {
  /** The current signing key. */
  signer(): Promise<{ id: string; privateKey: KeyObject }>
  /** The keys of all tokens that may still be valid. */
  published(): Promise<PublicJwk[]>
  /** Finds a published key by id. */
  find: KeySource
}

interface KeyRing {
  signer: { id: string; privateKey: KeyObject }
  published: PublicJwk[]
  byId: Map<string, VerificationKey>
}

const CACHE_MS = 60_000
/** Minimum interval between queries caused by unknown key ids or failures. */
const RETRY_MS = 5_000
/** An arbitrary advisory lock key. */
const ROTATION_LOCK = 0x6b657973

const newKeyPair = promisify(generateKeyPair)

export interface SigningKeyOptions {
  now(): Date
  newId(): string
  policy: KeyPolicy
}

export function createSigningKeys(db: PrismaClient, { now, newId, policy }: SigningKeyOptions): SigningKeys {
  let ring: KeyRing | undefined
  let readAt = -Infinity
  let reading: Promise<KeyRing> | undefined

  const read = async (): Promise<KeyRing> => {
    try {
      ring = ringOf(await currentKeys(db, { now, newId, policy }), now(), policy)
      readAt = now().getTime()
      return ring
    } catch (error) {
      // During a database outage the cached keys stay valid; the query is retried after RETRY_MS.
      if (!ring) throw error
      readAt = now().getTime() - CACHE_MS + RETRY_MS
      return ring
    } finally {
      reading = undefined
    }
  }
  const current = async (maxAgeMs = CACHE_MS): Promise<KeyRing> => {
    if (ring && Math.abs(now().getTime() - readAt) < maxAgeMs) return ring
    return (reading ??= read())
  }

  return {
    signer: async () => (await current()).signer,
    published: async () => (await current()).published,
    find: async (keyId) =>
      (await current()).byId.get(keyId) ??
      // Another instance may have just created it. Unknown ids cause at most one query in five seconds.
      (await current(RETRY_MS)).byId.get(keyId),
  }
}

/** Reads the keys and rotates them if due. An advisory lock serializes concurrent instances. */
async function currentKeys(db: PrismaClient, options: SigningKeyOptions): Promise<SigningKey[]> {
  const keys = await db.signingKey.findMany()
  if (!isDue(keys, options)) return keys
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ROTATION_LOCK})`
    const latest = await tx.signingKey.findMany()
    if (!isDue(latest, options)) return latest
    await rotate(tx, latest, options)
    return tx.signingKey.findMany()
  })
}

function isDue(keys: SigningKey[], { now, policy }: SigningKeyOptions): boolean {
  const { create, retire, drop } = planKeys(keys, now(), policy)
  return create || retire.length > 0 || drop.length > 0
}

async function rotate(
  tx: Prisma.TransactionClient,
  keys: SigningKey[],
  { now, newId, policy }: SigningKeyOptions,
) {
  const { create, retire, drop } = planKeys(keys, now(), policy)
  await tx.signingKey.updateMany({ where: { kid: { in: retire } }, data: { retiredAt: now() } })
  await tx.signingKey.deleteMany({ where: { kid: { in: drop } } })
  if (!create) return
  const { publicKey, privateKey } = await newKeyPair('ec', { namedCurve: 'P-256' })
  await tx.signingKey.create({
    data: {
      kid: newId(),
      publicJwk: publicKey.export({ format: 'jwk' }) as Prisma.InputJsonObject,
      privateJwk: privateKey.export({ format: 'jwk' }) as Prisma.InputJsonObject,
      createdAt: now(),
    },
  })
}

function ringOf(keys: SigningKey[], at: Date, policy: KeyPolicy): KeyRing {
  const { signer } = planKeys(keys, at, policy)
  const key = keys.find(({ kid }) => kid === signer)
  if (!key) throw new Error('No signing key exists')
  // In a stable order, because the ETag of the response is computed from it.
  const published = keys.map(publicJwkOf).toSorted((a, b) => (a.kid < b.kid ? -1 : 1))
  return {
    signer: {
      id: key.kid,
      privateKey: createPrivateKey({ key: key.privateJwk as JsonWebKey, format: 'jwk' }),
    },
    published,
    byId: keysOf({ keys: published }),
  }
}

function publicJwkOf({ kid, publicJwk }: SigningKey): PublicJwk {
  const { x, y } = publicJwk as { x: string; y: string }
  return { kty: 'EC', crv: 'P-256', x, y, kid, use: 'sig', alg: 'ES256' }
}
