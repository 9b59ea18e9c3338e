import type { Request } from 'express'
import type { IncomingMessage } from 'node:http'
import { type AcceptedTokens, bearerVerifier, type TokenSettings } from '#platform/auth/access-token.ts'
import { authorize, type SecurityVerifier } from '#platform/auth/authorization.ts'
import { challengeOf } from '#platform/auth/challenge.ts'
import type { SchemeEntry } from '#platform/contract/compiled.ts'
import type { Contract, Operation } from '#platform/contract/contract.ts'
import type { KeySource } from '#platform/auth/jwks.ts'
import { Problem } from '#platform/problem.ts'
import type { Principal } from '#platform/auth/principal.ts'

/**
 * Verifies the access token that an operation requires, so that unauthenticated requests do not use an upstream
 * connection. The service verifies it again.
 *
 * @returns the principal; undefined if the gateway cannot verify the security scheme of the operation
 * @throws Problem 401 and 403, as the service would respond
 */
export type Identify = (operation: Operation, request: IncomingMessage) => Promise<Principal | undefined>

export function createIdentify(
  contracts: readonly Contract[],
  keys: KeySource,
  tokens: TokenSettings,
): Identify {
  const services = new Map(
    contracts.map(({ service, version, document }) => [
      `${service} ${version}`,
      {
        schemes: (document.components?.securitySchemes ?? {}) as Record<string, SchemeEntry>,
        // Services accept tokens for all services or for themselves.
        verifier: bearerVerifier(knownKeys(keys), {
          ...tokens,
          audience: [tokens.audience, service],
        } satisfies AcceptedTokens),
      },
    ]),
  )
  return async (operation, request) => {
    const found = services.get(`${operation.service} ${operation.version}`)
    if (!found || operation.security.length === 0) return undefined
    const { schemes, verifier } = found
    const verifiers: Record<string, SecurityVerifier> = {}
    for (const name of operation.security.flatMap(Object.keys)) {
      const scheme = schemes[name]
      if (scheme?.type !== 'http' || scheme.scheme?.toLowerCase() !== 'bearer') return undefined
      verifiers[name] = verifier
    }
    try {
      return await authorize({ requirements: operation.security, schemes }, verifiers, request as Request)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      // No keys available: leave the decision to the service.
      if (error.status === 503) return undefined
      if (error.status === 401)
        error.headers['WWW-Authenticate'] ??= challengeOf(operation.service, schemes, operation)
      throw error
    }
  }
}

/* An unknown key may be new, so the decision is left to the service. */
const knownKeys =
  (keys: KeySource): KeySource =>
  async (keyId) => {
    const key = await keys(keyId)
    if (!key) throw new Error(`The key ${keyId} is unknown`)
    return key
  }
