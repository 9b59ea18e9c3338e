import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import jwt from 'jsonwebtoken'
import { signAccessToken, type TokenSettings } from '../auth/access-token.ts'

/** An issuer of real tokens with a real JWKS URL, for services that only verify tokens. */
export interface TokenIssuer extends TokenSettings {
  jwksUrl: string
  privateKey: KeyObject
  /** The variables of a service that trusts this issuer. */
  env: { JWKS_URL: string; TOKEN_ISSUER: string; TOKEN_AUDIENCE: string }
  /** A valid token of a user with these roles, modified by `overrides`. */
  token(roles?: readonly string[], overrides?: TokenOverrides): string
  /** Invalid tokens with this role, by what is wrong with them. */
  badTokens(role: string): Record<string, string>
  close(): Promise<void>
}

export interface TokenOverrides {
  subject?: string
  kind?: 'user' | 'service'
  claims?: Record<string, unknown>
  audience?: string
  issuer?: string
  /** Seconds; below zero for a token that has expired. */
  expiresIn?: number
}

export async function startTokenIssuer(): Promise<TokenIssuer> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const settings = { issuer: 'https://issuer.test', audience: 'https://shop.test' }
  const set = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'ES256' }] }
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'application/jwk-set+json').end(JSON.stringify(set))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`
  const token: TokenIssuer['token'] = (roles = ['customer'], overrides = {}) => {
    const { subject = randomUUID(), kind = 'user', claims, audience, issuer, expiresIn = 300 } = overrides
    const own = { issuer: issuer ?? settings.issuer, audience: audience ?? settings.audience }
    return signAccessToken({ id: 'test', privateKey }, own, { subject, kind, roles, claims }, expiresIn)
  }
  return {
    ...settings,
    jwksUrl,
    privateKey,
    env: { JWKS_URL: jwksUrl, TOKEN_ISSUER: settings.issuer, TOKEN_AUDIENCE: settings.audience },
    token,
    badTokens: (role) => ({
      expired: token([role], { expiresIn: -60 }),
      'of another audience': token([role], { audience: 'https://elsewhere.test' }),
      'of another issuer': token([role], { issuer: 'https://elsewhere.test' }),
    }),
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** A token with `alg: none` and without a signature (RFC 8725, section 2.1). */
export const unsignedToken = (claims: object): string => jwt.sign(claims, null, { algorithm: 'none' })
