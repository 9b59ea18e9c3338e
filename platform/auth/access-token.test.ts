import { createHmac, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto'
import type { Request } from 'express'
import jwt from 'jsonwebtoken'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { bearerVerifier, signAccessToken } from './access-token.ts'
import { keysOf, type VerificationKey } from './jwks.ts'

const settings = { issuer: 'https://issuer.test', audience: 'https://shop.test' }
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const key = { id: 'k1', privateKey }
const user = { subject: 'u1', kind: 'user', roles: ['staff'], claims: { sid: 's1' } } as const

const known = { key: publicKey, algorithm: 'ES256' }
const verify = bearerVerifier(async (id) => (id === 'k1' ? known : undefined), settings)
const request = (authorization?: string) => ({ headers: { authorization } }) as Request
const sign = (payload: object, options: jwt.SignOptions, secret: jwt.Secret = privateKey) =>
  jwt.sign({ sub: 'u1', kind: 'user', roles: [], ...payload }, secret, {
    algorithm: 'ES256',
    keyid: 'k1',
    expiresIn: 60,
    ...settings,
    ...options,
  })

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const claims = () => ({
  ...{ sub: 'u1', iss: settings.issuer, aud: settings.audience },
  exp: Math.floor(Date.now() / 1000) + 60,
})

/** A token whose header names any algorithm, whatever signs it. */
function token(header: object, payload: object, signer: (text: Buffer) => Buffer): string {
  const text = `${encode(header)}.${encode(payload)}`
  return `${text}.${signer(Buffer.from(text)).toString('base64url')}`
}
const withHeader = (header: object) =>
  token({ alg: 'ES256', kid: 'k1', ...header }, claims(), signers.ES256 as Signer)

type Signer = (text: Buffer) => Buffer
const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve })
const pairs = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  p256: { publicKey, privateKey },
  p384: ec('P-384'),
  ed25519: generateKeyPairSync('ed25519'),
}
const RSA_PKCS1_PSS_PADDING = 6
const ieee = (key: KeyObject, hash: string): Signer => {
  return (text) => signBytes(hash, text, { key, dsaEncoding: 'ieee-p1363' })
}
const signers: Record<string, Signer> = {
  RS256: (text) => signBytes('sha256', text, pairs.rsa.privateKey),
  RS512: (text) => signBytes('sha512', text, pairs.rsa.privateKey),
  PS256: (text) =>
    signBytes('sha256', text, {
      ...{ key: pairs.rsa.privateKey, padding: RSA_PKCS1_PSS_PADDING, saltLength: 32 },
    }),
  ES256: ieee(pairs.p256.privateKey, 'sha256'),
  ES384: ieee(pairs.p384.privateKey, 'sha384'),
  EdDSA: (text) => signBytes(null, text, pairs.ed25519.privateKey),
}
const pairOf: Record<string, keyof typeof pairs> = {
  ...{ RS256: 'rsa', RS512: 'rsa', PS256: 'rsa', ES256: 'p256', ES384: 'p384', EdDSA: 'ed25519' },
}
const publicOf = (algorithm: string) => pairs[pairOf[algorithm] as keyof typeof pairs].publicKey
const verifierOf = (jwk: object) => {
  const keys = keysOf({ keys: [{ kid: 'k', ...jwk }] })
  return bearerVerifier(async (id) => keys.get(id), settings)
}

describe('a key of another issuer', () => {
  const algorithms = Object.keys(signers)

  test.each(algorithms)('verifies tokens of its algorithm %s', async (alg) => {
    const verifier = verifierOf({ ...publicOf(alg).export({ format: 'jwk' }), alg })
    const good = token({ alg, kid: 'k' }, claims(), signers[alg] as Signer)
    expect(await verifier(request(`Bearer ${good}`))).toMatchObject({ id: 'u1', kind: 'user', roles: [] })
    const [head, , signature] = good.split('.')
    const changed = `${head}.${encode({ ...claims(), sub: 'another' })}.${signature}`
    await expect(verifier(request(`Bearer ${changed}`))).rejects.toMatchObject({ status: 401 })
  })

  test.each([
    ['RSA', 'RS256'],
    ['P-256', 'ES256'],
    ['P-384', 'ES384'],
    ['Ed25519', 'EdDSA'],
  ])('%s without `alg`, as Entra publishes it, means %s', async (_name, alg) => {
    const verifier = verifierOf(publicOf(alg).export({ format: 'jwk' }))
    const good = token({ alg, kid: 'k' }, claims(), signers[alg] as Signer)
    expect(await verifier(request(`Bearer ${good}`))).toMatchObject({ id: 'u1' })
  })

  test.each(algorithms)('of %s verifies no token that names or uses another algorithm', async (alg) => {
    const key = publicOf(alg)
    const verifier = verifierOf({ ...key.export({ format: 'jwk' }), alg })
    const secrets = ['pem', 'der'].map((format) => key.export({ type: 'spki', format: format as 'pem' }))
    const hmac = (hash: string, secret: string | Buffer): Signer => {
      return (text) => createHmac(hash, secret).update(text).digest()
    }
    const tokens = algorithms.flatMap((other) => [
      // Named by the header, and signed so; and with a header that lies about it.
      ...(other === alg ? [] : [token({ alg: other, kid: 'k' }, claims(), signers[other] as Signer)]),
      ...(other === alg ? [] : [token({ alg, kid: 'k' }, claims(), signers[other] as Signer)]),
      ...(other === alg ? [] : [token({ alg: other, kid: 'k' }, claims(), signers[alg] as Signer)]),
    ])
    for (const secret of [...secrets, JSON.stringify(key.export({ format: 'jwk' }))])
      for (const [name, hash] of [
        ['HS256', 'sha256'],
        ['HS512', 'sha512'],
      ] as const) {
        tokens.push(token({ alg: name, kid: 'k' }, claims(), hmac(hash, secret)))
        tokens.push(token({ alg, kid: 'k' }, claims(), hmac(hash, secret)))
      }
    for (const none of ['none', 'None', 'NONE', '', undefined, null, [alg]]) {
      tokens.push(token({ alg: none, kid: 'k' }, claims(), () => Buffer.alloc(0)))
      tokens.push(token({ alg: none, kid: 'k' }, claims(), signers[alg] as Signer))
    }
    // A key that comes with the token.
    const mine = ec('P-256')
    const jwk = mine.publicKey.export({ format: 'jwk' })
    tokens.push(token({ alg: 'ES256', kid: 'k', jwk }, claims(), ieee(mine.privateKey, 'sha256')))
    for (const each of tokens)
      await expect(verifier(request(`Bearer ${each}`)), each).rejects.toMatchObject({ status: 401 })
  })
})

describe('roles are read from the claim that the issuer uses', () => {
  test.each([
    ['roles', { roles: ['a', 'b'] }, ['a', 'b']],
    ['roles', {}, []],
    ['scope', { scope: 'a b' }, ['a', 'b']],
    ['scope', { scope: '' }, []],
    ['realm_access.roles', { realm_access: { roles: ['a'] } }, ['a']],
    ['realm_access.roles', { realm_access: 'x' }, []],
    ['https://shop.test/roles', { 'https://shop.test/roles': ['a'] }, ['a']],
    ['constructor.name', {}, []],
  ])('%s in %j', async (rolesClaim, own, roles) => {
    const verifier = bearerVerifier(async () => known, { ...settings, rolesClaim })
    const given = token({ alg: 'ES256', kid: 'k1' }, { ...claims(), ...own }, signers.ES256 as Signer)
    expect(await verifier(request(`Bearer ${given}`))).toMatchObject({ kind: 'user', roles })
  })
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
    ['with roles that are no list', sign({ roles: { admin: true } }, {})],
    ['without a subject', sign({ sub: undefined }, {})],
    ['that names an unknown extension', withHeader({ crit: ['later'], later: 1 })],
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
    let current: VerificationKey | undefined = known
    const verifier = bearerVerifier(async () => current, settings)
    const token = `Bearer ${signAccessToken(key, settings, user, 60)}`
    await verifier(request(token))
    current = { ...known, key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey }
    await expect(verifier(request(token))).rejects.toMatchObject({ status: 401 })
    current = undefined
    await expect(verifier(request(token))).rejects.toMatchObject({ status: 401 })
  })
})
