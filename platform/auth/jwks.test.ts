import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { keysOf, remoteKeys } from './jwks.ts'

const jwk = (kid: string) => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
  kid,
})
let keys = [jwk('first')]
let status = 200
let fetches = 0
let now = 0
const server = createServer((_request, response) => {
  fetches += 1
  response.writeHead(status).end(JSON.stringify({ keys }))
})
const options = () => ({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, now: () => now })

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)))
afterAll(() => server.close())
beforeEach(() => {
  keys = [jwk('first')]
  status = 200
  fetches = 0
  now = 1_000_000
})

test('a set is fetched once, also for concurrent callers', async () => {
  const source = remoteKeys(options())
  const found = await Promise.all(Array.from({ length: 20 }, async () => source('first')))
  expect(found.every((key) => key?.key.asymmetricKeyType === 'ec')).toBe(true)
  expect(fetches).toBe(1)
})

test('a rotated key works at once', async () => {
  const source = remoteKeys(options())
  await source('first')
  keys = [jwk('first'), jwk('second')]
  now += 6_000
  expect(await source('second')).toBeDefined()
  expect(fetches).toBe(2)
})

test('unknown key ids do not cause a fetch each', async () => {
  const source = remoteKeys(options())
  for (let i = 0; i < 50; i += 1) expect(await source(`invented-${i}`)).toBeUndefined()
  expect(fetches).toBe(1)
})

test('while the issuer is down, cached keys stay in use', async () => {
  const source = remoteKeys(options())
  await source('first')
  status = 500
  now += 3_600_000
  expect(await source('first')).toBeDefined()
})

test('while the issuer is down, unknown key ids do not cause a fetch each', async () => {
  const source = remoteKeys(options())
  await source('first')
  status = 500
  now += 6_000
  for (let i = 0; i < 100; i += 1) expect(await source(`invented-${i}`)).toBeUndefined()
  expect(fetches).toBe(2)
  status = 200
  now += 6_000
  keys = [jwk('second')]
  expect(await source('second')).toBeDefined()
})

test('when no set was ever fetched, the error is thrown, and a later attempt may succeed', async () => {
  const source = remoteKeys(options())
  status = 500
  await expect(source('first')).rejects.toThrow(/500/)
  status = 200
  expect(await source('first')).toBeDefined()
})

test('a clock of the system that jumps neither ends nor prolongs the use of a set', async () => {
  const source = remoteKeys({ url: options().url })
  await source('first')
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    for (const jumpMs of [86_400_000, -2 * 86_400_000]) {
      vi.setSystemTime(Date.now() + jumpMs)
      expect(await source('first')).toBeDefined()
    }
    expect(fetches).toBe(1)
  } finally {
    vi.useRealTimers()
  }
})

test('a key that does not verify signatures is ignored, and the others of its set work', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' })
  const secret = { kty: 'oct', k: 'c2VjcmV0', kid: 'secret', alg: 'HS256' }
  const set = [
    secret,
    { ...secret, kid: 'secret as RSA', kty: 'RSA' },
    { ...jwk('unnamed'), kid: undefined },
    { ...jwk('EC with an algorithm of RSA'), alg: 'RS256' },
    { ...jwk('EC of another curve'), alg: 'ES384' },
    { ...jwk('HMAC'), alg: 'HS256' },
    { ...jwk('none'), alg: 'none' },
    { ...jwk('malformed'), x: '!' },
    { ...jwk('inherited'), kty: 'constructor', crv: undefined },
    { ...rsa, kid: 'for encryption', use: 'enc', alg: 'RSA-OAEP' },
    { ...rsa, kid: 'RSA-OAEP', alg: 'RSA-OAEP' },
    { kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA', kid: 'an unknown curve' },
    { ...rsa, kid: 'rsa' },
    { ...rsa, kid: 'pss', alg: 'PS256', use: 'sig' },
    jwk('ec'),
  ]
  const algorithms = [...keysOf({ keys: set })].map(([kid, { algorithm }]) => [kid, algorithm])
  expect(algorithms).toEqual([
    ['rsa', 'RS256'],
    ['pss', 'PS256'],
    ['ec', 'ES256'],
  ])
})
