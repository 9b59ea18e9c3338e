import { createPublicKey, type JsonWebKey } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { contract } from '#generated/users/v1/contract.ts'
import { startUsers, type TestUsers } from '../testing/users.ts'

const DAY_MS = 86_400_000

describe('getJwks', () => {
  let users: TestUsers
  let cold: TestUsers
  let at = new Date()
  const later = (ms: number) => (at = new Date(at.getTime() + ms))
  beforeAll(async () => {
    users = await startUsers({ now: () => at })
    cold = await startUsers({ cold: true })
  })
  afterAll(() => Promise.all([users.close(), cold.close()]))

  const keysOf = async (from = users) =>
    (await from.send('getJwks')).body.keys as (JsonWebKey & { kid: string })[]
  const idsOf = async (from = users) => (await keysOf(from)).map(({ kid }) => kid).sort()
  const signerOf = async (from = users) => (await from.context.keys.signer()).id

  describe('200', () => {
    test('the keys verify tokens, and contain no private parts', async () => {
      const { status, headers, body } = await users.send('getJwks')
      expect(status).toBe(200)
      expect(headers['cache-control']).toBe('public, max-age=300')
      const [key] = body.keys as JsonWebKey[]
      expect(key).toMatchObject({ kty: 'EC', crv: 'P-256', use: 'sig', alg: 'ES256' })
      expect(key).not.toHaveProperty('d')
      const token = await users.token(['customer'])
      const publicKey = createPublicKey({ key: key as JsonWebKey, format: 'jwk' })
      expect(() => jwt.verify(token, publicKey, { algorithms: ['ES256'] })).not.toThrow()
    })

    test('instances that start concurrently create one key', async () => {
      await using first = await startUsers({ cold: true })
      const others = await Promise.all(Array.from({ length: 5 }, () => first.another()))
      const sets = await Promise.all([first, ...others].map((instance) => idsOf(instance)))
      expect(new Set(sets.map((ids) => ids.join())).size).toBe(1)
      expect(sets[0]).toHaveLength(1)
      await Promise.all(others.map((other) => other.close()))
    })

    test('a successor is published before it signs, and the old key until its last token has expired', async () => {
      await using another = await users.another()
      const [old] = await idsOf()
      later(30 * DAY_MS)
      const both = await idsOf()
      expect(both).toHaveLength(2)
      expect(await signerOf()).toBe(old)

      later(600_000)
      const signer = await signerOf()
      expect(both.filter((id) => id !== old)).toEqual([signer])
      expect(await signerOf(another)).toBe(signer)
      expect(await idsOf()).toEqual(both)

      // Service tokens are valid for an hour, longer than those of users.
      later(3_600_000)
      expect(await idsOf()).toEqual(both)
      later(600_000)
      expect(await idsOf()).toEqual([signer])
    })

    test('a token of the previous key is still valid after the rotation', async () => {
      const me = await users.account()
      const before = await signerOf()
      later(30 * DAY_MS)
      await signerOf()
      const token = await users.tokenOf(me)
      later(600_000)
      expect(await signerOf()).not.toBe(before)
      expect((await users.send('getMe', { token })).status).toBe(200)
    })

    test('a token signed by another instance with a new key is accepted immediately', async () => {
      await using another = await users.another()
      await idsOf(another)
      const { db } = users.context
      await db.signingKey.deleteMany()
      later(30_000)
      await using third = await users.another()
      const token = await third.tokenOf(await users.account())
      expect((await another.send('getMe', { token })).status).toBe(200)
    })

    test('during a database outage the cached keys stay published', async () => {
      const known = await idsOf()
      later(120_000)
      const { db } = users.context
      await db.$executeRaw`ALTER TABLE signing_keys RENAME TO hidden_keys`
      try {
        expect(await idsOf()).toEqual(known)
      } finally {
        await db.$executeRaw`ALTER TABLE hidden_keys RENAME TO signing_keys`
      }
    })
  })

  describe('304', () => {
    test('for a matching If-None-Match, until the keys change', async () => {
      const { headers } = await users.send('getJwks')
      const condition = { 'If-None-Match': headers.etag as string }
      const again = await users.send('getJwks', { headers: condition })
      expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: '' })
      later(30 * DAY_MS)
      expect((await users.send('getJwks', { headers: condition })).status).toBe(200)
    })
  })

  describeRefusals(
    operationOf(contract, 'getJwks'),
    () => cold,
    () => ({}),
  )
})
