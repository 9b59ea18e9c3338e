import type { KeyObject } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { LRUCache } from 'lru-cache'
import type { SecurityVerifier } from './authorization.ts'
import type { KeySource } from './jwks.ts'
import { platformProblem } from '../problem.ts'
import type { Principal } from './principal.ts'

/* One algorithm and no other: a token can't choose how it is checked (RFC 8725, section 3.1). */
const ALGORITHM = 'ES256'

/** How many verified tokens are cached. */
const TOKEN_CACHE_SIZE = 1_000

export interface TokenSettings {
  issuer: string
  audience: string
}

export interface TokenClaims {
  /** The user's id, or the name of a service. */
  subject: string
  kind: Principal['kind']
  roles: readonly string[]
  /** Further claims, such as the session's id. */
  claims?: Record<string, unknown>
}

/** Signs an access token (RFC 9068 shape). @param expiresIn seconds */
export function signAccessToken(
  key: { id: string; privateKey: KeyObject },
  settings: TokenSettings,
  { subject, kind, roles, claims }: TokenClaims,
  expiresIn: number,
): string {
  return jwt.sign({ ...claims, kind, roles }, key.privateKey, {
    algorithm: ALGORITHM,
    keyid: key.id,
    issuer: settings.issuer,
    audience: settings.audience,
    subject,
    expiresIn,
  })
}

/** The claims that a token must have: one of the audiences, if there are several. */
export interface AcceptedTokens {
  issuer: string
  audience: string | [string, ...string[]]
}

/**
 * Verifies `Authorization: Bearer` (RFC 6750): signature, algorithm, issuer, audience and lifetime.
 *
 * @returns a verifier that returns undefined when the header is missing
 * @throws (the verifier) Problem 401 for an invalid token, 503 when the keys cannot be fetched
 */
export function bearerVerifier(keys: KeySource, settings: AcceptedTokens): SecurityVerifier {
  // Callers send the same token repeatedly, and verifying its signature is the largest cost of a short request.
  const verified = new LRUCache<string, Verified>({ max: TOKEN_CACHE_SIZE })

  // A cached token still expires on time, and is invalid once its key is rotated.
  const isValid = (known: Verified, key: unknown) => known.key === key && Date.now() < known.endsAtMs

  const verifyNew = async (header: string) => {
    const token = bearerOf(header)
    if (token === undefined) return undefined
    const keyId = keyIdOf(token)
    const key = await available(keys(keyId))
    const payload = verify(token, key, settings)
    const principal = Object.freeze(principalOf(payload))
    verified.set(header, { keyId, key, principal, endsAtMs: (payload.exp ?? 0) * 1000 })
    return principal
  }
  const verifyAgain = async (header: string, known: Verified, key: ReturnType<KeySource>) =>
    isValid(known, await available(key)) ? known.principal : verifyNew(header)

  return ({ headers: { authorization } }) => {
    if (authorization === undefined) return undefined
    const known = verified.get(authorization)
    if (!known) return verifyNew(authorization)
    const key = keys(known.keyId)
    return isValid(known, key) ? known.principal : verifyAgain(authorization, known, key)
  }
}

/** @throws Problem 401 if there is no such key, 503 when the keys cannot be fetched */
async function available(found: ReturnType<KeySource>): Promise<KeyObject> {
  let key: KeyObject | undefined
  try {
    key = await found
  } catch (cause) {
    throw platformProblem('unavailable', {
      detail: 'Tokens cannot be checked right now',
      headers: { 'Retry-After': '1' },
      cause,
    })
  }
  if (!key) throw refusedToken('The token is signed with an unknown key')
  return key
}

interface Verified {
  keyId: string
  key: KeyObject
  principal: Principal
  endsAtMs: number
}

function bearerOf(header: string): string | undefined {
  const match = /^Bearer +([\w.~+/=-]+) *$/i.exec(header)
  // Credentials of another scheme are ignored; a malformed Bearer header is invalid.
  if (!match && /^Bearer\b/i.test(header)) throw refusedToken('The Authorization header is malformed')
  return match?.[1]
}

function keyIdOf(token: string): string {
  const { header } = decode(token) ?? {}
  if (header?.alg !== ALGORITHM || !header.kid) throw refusedToken('The token was not issued by this system')
  return header.kid
}

function decode(token: string) {
  try {
    return jwt.decode(token, { complete: true })
  } catch {
    return null
  }
}

function verify(token: string, key: KeyObject, settings: AcceptedTokens): jwt.JwtPayload {
  try {
    const payload = jwt.verify(token, key, {
      algorithms: [ALGORITHM],
      issuer: settings.issuer,
      audience: settings.audience,
    })
    if (typeof payload !== 'string') return payload
  } catch (cause) {
    throw refusedToken(
      cause instanceof jwt.TokenExpiredError ? 'The token has expired' : 'The token is not valid',
      cause,
    )
  }
  throw refusedToken('The token is not valid')
}

function principalOf(payload: jwt.JwtPayload): Principal {
  const { sub, exp } = payload
  const { kind, roles } = payload as { kind?: unknown; roles?: unknown }
  const wellFormed =
    typeof sub === 'string' &&
    typeof exp === 'number' &&
    (kind === 'user' || kind === 'service') &&
    Array.isArray(roles)
  if (!wellFormed) throw refusedToken('The token is not valid')
  return { id: sub, kind, roles: roles.map(String), expiresAtMs: exp * 1000, claims: payload }
}

/** A 401 for a token that is invalid or has expired (RFC 6750, section 3.1). */
export function refusedToken(detail: string, cause?: unknown) {
  const headers = { 'WWW-Authenticate': `Bearer error="invalid_token", error_description="${detail}"` }
  return platformProblem('unauthenticated', { detail, headers, cause })
}
