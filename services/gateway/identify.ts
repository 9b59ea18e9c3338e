import type { IncomingMessage } from 'node:http'
import { type AcceptedTokens, bearerVerifier, type TokenSettings } from '#platform/access-token.ts'
import { authorize, type SecurityVerifier } from '#platform/authorization.ts'
import { challengeOf } from '#platform/challenge.ts'
import type { SchemeEntry } from '#platform/compiled.ts'
import type { Contract, Operation } from '#platform/contract.ts'
import type { Principal } from '#platform/handler.ts'
import type { KeySource } from '#platform/jwks.ts'
import { Problem } from '#platform/problem.ts'

/**
 * Checks the access token that an operation's contract asks for, so that a caller without one uses no connection to a
 * service. The service checks again.
 *
 * @returns the principal; undefined for an operation whose security the gateway can't verify
 * @throws Problem 401 and 403, as the service would answer
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
        // The services accept tokens for everybody and those for themselves.
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
      return await authorize({ requirements: operation.security, schemes }, verifiers, request)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      // Without keys only the service can decide.
      if (error.status === 503) return undefined
      if (error.status === 401)
        error.headers['WWW-Authenticate'] ??= challengeOf(operation.service, schemes, operation)
      throw error
    }
  }
}

/* A key that the gateway has not seen yet may be new: that is for the service to decide, too. */
const knownKeys =
  (keys: KeySource): KeySource =>
  async (keyId) => {
    const key = await keys(keyId)
    if (!key) throw new Error(`The key ${keyId} is unknown`)
    return key
  }
