import type { Request } from 'express'
import type { IncomingMessage } from 'node:http'
import { type AcceptedTokens, bearerVerifier, type TokenSettings } from '#platform/auth/access-token.ts'
import { authorize, type SecurityVerifier } from '#platform/auth/authorization.ts'
import { challengeOf } from '#platform/auth/challenge.ts'
import type { SchemeEntry } from '#platform/contract/compiled.ts'
import type { Contract, Operation } from '#platform/contract/contract.ts'
import type { KeySource, VerificationKey } from '#platform/auth/jwks.ts'
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
  const checkOf = ({ service, version, security }: Operation): Check | undefined => {
    const found = services.get(`${service} ${version}`)
    if (!found) return undefined
    const { schemes, verifier } = found
    const names = security.flatMap(Object.keys)
    const isBearer = (name: string) =>
      schemes[name]?.type === 'http' && schemes[name].scheme?.toLowerCase() === 'bearer'
    if (names.length === 0 || !names.every(isBearer)) return undefined
    return {
      security: { requirements: security, schemes },
      verifiers: Object.fromEntries(names.map((name) => [name, verifier])),
    }
  }
  const checks = new Map<Operation, Check | undefined>()

  return async (operation, request) => {
    if (!checks.has(operation)) checks.set(operation, checkOf(operation))
    const check = checks.get(operation)
    if (!check) return undefined
    try {
      return await authorize(check.security, check.verifiers, request as Request)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      // No keys available: leave the decision to the service.
      if (error.status === 503) return undefined
      if (error.status === 401)
        error.headers['WWW-Authenticate'] ??= challengeOf(
          operation.service,
          check.security.schemes,
          operation,
        )
      throw error
    }
  }
}

interface Check {
  security: { requirements: Operation['security']; schemes: Record<string, SchemeEntry> }
  verifiers: Record<string, SecurityVerifier>
}

/* An unknown key may be new, so the decision is left to the service. */
const knownKeys =
  (keys: KeySource): KeySource =>
  (keyId) => {
    const found = keys(keyId)
    return found && !(found instanceof Promise) ? found : required(found, keyId)
  }

async function required(found: ReturnType<KeySource>, keyId: string): Promise<VerificationKey> {
  const key = await found
  if (!key) throw new Error(`The key ${keyId} is unknown`)
  return key
}
