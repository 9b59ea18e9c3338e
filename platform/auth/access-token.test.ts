import { generateKeyPairSync } from 'node:crypto'
import type { Request } from 'express'
import jwt from 'jsonwebtoken'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { bearerVerifier, signAccessToken } from './access-token.ts'

const settings = { issuer: 'https://issuer.test', audience: 'https://shop.test' }
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const key = { id: 'k1', privateKey }
const user = { subject: 'u1', kind: 'user', roles: ['staff'], claims: { sid: 's1' } } as const

const verify = bearerVerifier(async (id) => (id === 'k1' ? publicKey : undefined), settings)
const request = (authorization?: string) => ({ headers: { authorization } }) as Request
const sign = (payload: object, options: jwt.SignOptions, secret: jwt.Secret = privateKey) =>
  jwt.sign({ sub: 'u1', kind: 'user', roles: [], ...payload }, secret, {
    algorithm: 'ES256',
    keyid: 'k1',
    expiresIn: 60,
    ...settings,
    ...options,
  })

test('a valid token gives its principal', async () => {
  const token = signAccessToken(key, settings, user, 60)
  expect(await verify(request(`Bearer ${token}`))).toMatchObject({
    id: 'u1',
    kind: 'user',
    roles: ['staff'],
    claims: { sid: 's1' },
  })
})

test('a missing header, or credentials of another scheme, count as anonymous', async () => {
  expect(await verify(request())).toBeUndefined()
  expect(await verify(request('Basic abc'))).toBeUndefined()
})

describe('a token is rejected with 401 and invalid_token', () => {
  test.each([
    ['when it is malformed', 'abc'],
    ['when it is empty', ''],
    ['when it has expired', signAccessToken(key, settings, user, -1)],
    ['when another key signed it', signAccessToken({ id: 'k1', privateKey: other }, settings, user, 60)],
    ['when its key is unknown', signAccessToken({ id: 'k2', privateKey }, settings, user, 60)],
    ['for another audience', signAccessToken(key, { ...settings, audience: 'x' }, user, 60)],
    ['of another issuer', signAccessToken(key, { ...settings, issuer: 'x' }, user, 60)],
    ['without a signature', jwt.sign({ sub: 'u1' }, null, { algorithm: 'none', keyid: 'k1' })],
    [
      'signed by HMAC with the public key as the secret',
      sign({}, { algorithm: 'HS256' }, publicKey.export({ type: 'spki', format: 'pem' })),
    ],
    ['of an unknown kind', sign({ kind: 'robot' }, {})],
    ['without roles', sign({ roles: 'admin' }, {})],
  ])('%s', async (_name, token) => {
    await expect(verify(request(`Bearer ${token}`))).rejects.toMatchObject({
      status: 401,
      headers: { 'WWW-Authenticate': expect.stringContaining('invalid_token') },
    })
  })
})

test('while keys are unavailable, the response is 503 and not 401', async () => {
  const failing = bearerVerifier(async () => Promise.reject(new Error('down')), settings)
  const token = signAccessToken(key, settings, user, 60)
  await expect(failing(request(`Bearer ${token}`))).rejects.toMatchObject({ status: 503 })
})

describe('a token that was valid before is rejected', () => {
  afterEach(() => vi.useRealTimers())

  test('when it has expired', async () => {
    const token = `Bearer ${signAccessToken(key, settings, user, 60)}`
    await verify(request(token))
    vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] })
    await expect(verify(request(token))).rejects.toMatchObject({ status: 401 })
  })

  test('when its key was removed or replaced', async () => {
    let current: typeof publicKey | undefined = publicKey
    const verifier = bearerVerifier(async () => current, settings)
    const token = `Bearer ${signAccessToken(key, settings, user, 60)}`
    await verifier(request(token))
    current = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
    await expect(verifier(request(token))).rejects.toMatchObject({ status: 401 })
    current = undefined
    await expect(verifier(request(token))).rejects.toMatchObject({ status: 401 })
  })
})
