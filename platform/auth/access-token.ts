import type { KeyObject } from 'node:crypto'
import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import jwt from 'jsonwebtoken'
import { LRUCache } from 'lru-cache'
import type { SecurityVerifier } from './authorization.ts'
import type { KeySource, VerificationKey } from './jwks.ts'
import { platformProblem } from '../problem.ts'
import type { Principal } from './principal.ts'

/** Of the tokens that the platform issues. */
const ALGORITHM = 'ES256'

/** How many verified tokens are cached. */
const TOKEN_CACHE_SIZE = 1_000

export interface TokenSettings {
  issuer: string
  audience: string
  /** The claim with the roles of a caller, as `TOKEN_ROLES_CLAIM` names it; default `roles`. */
  rolesClaim?: string
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
export interface AcceptedTokens extends Omit<TokenSettings, 'audience'> {
  audience: string | string[]
}

/**
 * Verifies `Authorization: Bearer` (RFC 6750): signature, issuer, audience and lifetime. The algorithm is that of the key:
 * a token can't choose how it is checked (RFC 8725, section 3.1).
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
    const payload = await verify(token, key, settings)
    const principal = Object.freeze(principalOf(payload, settings.rolesClaim))
    verified.set(header, { keyId, key, principal, endsAtMs: principal.expiresAtMs ?? 0 })
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
async function available(found: ReturnType<KeySource>): Promise<VerificationKey> {
  let key: VerificationKey | undefined
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
  key: VerificationKey
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
  try {
    const { kid } = decodeProtectedHeader(token)
    if (typeof kid === 'string' && kid !== '') return kid
  } catch {
    // It is no JWT.
  }
  throw refusedToken('The token was not issued by this system')
}

async function verify(
  token: string,
  { key, algorithm }: VerificationKey,
  { issuer, audience }: AcceptedTokens,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: [algorithm], issuer, audience })
    return payload
  } catch (cause) {
    throw refusedToken(
      cause instanceof errors.JWTExpired ? 'The token has expired' : 'The token is not valid',
      cause,
    )
  }
}

/** Another issuer than the platform leaves `kind` out, and the roles of a caller that has none. */
function principalOf(payload: JWTPayload, rolesClaim = 'roles'): Principal {
  const { sub, exp, kind = 'user' } = payload
  const roles = rolesOf(claimOf(payload, rolesClaim))
  if (typeof sub !== 'string' || exp === undefined || (kind !== 'user' && kind !== 'service') || !roles)
    throw refusedToken('The token is not valid')
  return { id: sub, kind, roles, expiresAtMs: exp * 1000, claims: payload }
}

/** A claim by its name, or by a path such as `realm_access.roles`. */
function claimOf(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name]
  return name
    .split('.')
    .reduce<unknown>(
      (value, part) =>
        value instanceof Object && Object.hasOwn(value, part)
          ? (value as Record<string, unknown>)[part]
          : undefined,
      payload,
    )
}

/** A list, or a text with spaces between, as `scope` is (RFC 8693, section 4.2). */
function rolesOf(claim: unknown): string[] | undefined {
  if (claim === undefined) return []
  if (Array.isArray(claim)) return claim.map(String)
  return typeof claim === 'string' ? claim.split(' ').filter(Boolean) : undefined
}

/** A 401 for a token that is invalid or has expired (RFC 6750, section 3.1). */
export function refusedToken(detail: string, cause?: unknown) {
  const headers = { 'WWW-Authenticate': `Bearer error="invalid_token", error_description="${detail}"` }
  return platformProblem('unauthenticated', { detail, headers, cause })
}
