import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import jwt from 'jsonwebtoken'
import type { System } from './system.ts'

/** Tokens that must be rejected, by what is wrong with them. Apart from that they are a real administrator's. */
export async function forgedTokens({ accounts, signingKey }: System): Promise<Record<string, string>> {
  const good = jwt.decode(accounts.admin.token, { complete: true })
  if (!good || typeof good.payload === 'string') throw new Error('The token of a real log-in is no JWT')
  const { header, payload } = good
  const ours = await signingKey(header.kid ?? '')
  const theirs = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const now = Math.floor(Date.now() / 1000)
  const es256 = (claims: object, key = ours, head: object = header) =>
    token(head, claims, (text) => sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }))
  const [head, body, signature] = accounts.admin.token.split('.') as [string, string, string]
  const pem = createPublicKey(ours).export({ type: 'spki', format: 'pem' })

  return {
    'that is empty': '',
    'that is no JWT': 'abc',
    'of three parts of nothing': 'a.b.c',
    'that is cut short': accounts.admin.token.slice(0, -20),
    'without its signature': `${head}.${body}.`,
    'with other claims under the signature': `${head}.${encode({ ...payload, sub: 'another user' })}.${signature}`,
    'that has expired': es256({ ...payload, exp: now - 60 }),
    // Longer than a test run.
    'that is not valid yet': es256({ ...payload, nbf: now + 3_600, exp: now + 7_200 }),
    'that never expires': es256({ ...payload, exp: undefined }),
    'without a subject': es256({ ...payload, sub: undefined }),
    'for another audience': es256({ ...payload, aud: 'https://elsewhere.test' }),
    'from another issuer': es256({ ...payload, iss: 'https://elsewhere.test' }),
    'of another key under our key id': es256(payload, theirs),
    'of a key id that we never had': es256(payload, theirs, { ...header, kid: 'never' }),
    'without a key id': es256(payload, ours, { ...header, kid: undefined }),
    'of alg none': token({ ...header, alg: 'none' }, payload, () => Buffer.alloc(0)),
    'of alg none, signed all the same': es256(payload, ours, { ...header, alg: 'none' }),
    // RFC 8725, section 2.1: a verifier that trusts the token's algorithm uses the public key as a shared secret.
    'of HS256 with our public key as its secret': token({ ...header, alg: 'HS256' }, payload, (text) =>
      createHmac('sha256', pem).update(text).digest(),
    ),
  }
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

function token(header: object, claims: object, signer: (text: string) => Buffer): string {
  const text = `${encode(header)}.${encode(claims)}`
  return `${text}.${signer(text).toString('base64url')}`
}
