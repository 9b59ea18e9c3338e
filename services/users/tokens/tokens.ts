import { createHash, randomBytes } from 'node:crypto'
import { signAccessToken, type TokenSettings } from '#platform/auth/access-token.ts'
import type { Role } from '#generated/users/prisma/client.ts'
import type { SigningKeys } from './signing-keys.ts'

/** Issues access tokens. */
export interface Tokens {
  forUser(user: { id: string; role: Role }, sessionId: string): Promise<SignedToken>
  /** @param audience the service that accepts the token; default: all services */
  forService(name: string, audience: string | undefined): Promise<SignedToken>
}

export interface SignedToken {
  token: string
  expiresIn: number
}

export interface TokenOptions {
  now(): Date
  newId(): string
  settings: TokenSettings
  userSeconds: number
  serviceSeconds: number
}

export function createTokens(keys: SigningKeys, options: TokenOptions): Tokens {
  const { now, newId, settings, userSeconds, serviceSeconds } = options
  /* Issue time and id: RFC 9068, section 2.2. */
  const stamp = () => ({ iat: Math.floor(now().getTime() / 1000), jti: newId() })
  return {
    forUser: async ({ id, role }, sessionId) => {
      const claims = { ...stamp(), sid: sessionId }
      const of = { subject: id, kind: 'user', roles: [role], claims } as const
      return {
        token: signAccessToken(await keys.signer(), settings, of, userSeconds),
        expiresIn: userSeconds,
      }
    },
    forService: async (name, audience = settings.audience) => {
      const of = { subject: name, kind: 'service', roles: ['service'], claims: stamp() } as const
      const token = signAccessToken(await keys.signer(), { ...settings, audience }, of, serviceSeconds)
      return { token, expiresIn: serviceSeconds }
    },
  }
}

/** Creates a refresh token of 256 random bits. Only its hash is stored. */
export function newRefreshToken(): { token: string; tokenHash: Uint8Array<ArrayBuffer> } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOf(token) }
}

/** SHA-256 is sufficient for random tokens; slow hashes are for passwords. */
export const hashOf = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(token).digest())
