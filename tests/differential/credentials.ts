import fc, { type Arbitrary } from 'fast-check'
import type { IncomingMessage } from 'node:http'
import type { SecurityVerifier } from '#platform/auth/authorization.ts'
import type { OpenApiDocument, Operation } from '#platform/contract/contract.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Principal } from '#platform/auth/principal.ts'

/** Something that a request carries to say who calls. */
export interface Credential {
  in: 'header' | 'query' | 'cookie'
  name: string
  value: string
}

interface Scheme {
  type: string
  scheme?: string
  in?: Credential['in']
  name?: string
}

/* Who has a secret; a `+` separates several roles or scopes. */
const KNOWN = ['user', 'admin', 'read', 'write', 'read+write']

/** Credentials for some of the contract's schemes; of HTTP schemes one at most, for there is one Authorization. */
export function credentialsOf(document: OpenApiDocument, operation: Operation): Arbitrary<Credential[]> {
  if (operation.security.length === 0) return fc.constant([])
  const named = new Set(operation.security.flatMap(Object.keys))
  const schemes = Object.entries(schemesOf(document))
  const keys = schemes
    .filter(([, { type }]) => type === 'apiKey')
    .map(([id, { in: place, name }]) =>
      fc
        .oneof(
          { weight: named.has(id) ? 1 : 8, arbitrary: fc.constant(undefined) },
          { weight: named.has(id) ? 3 : 1, arbitrary: secret },
        )
        .map((value): Credential[] =>
          value === undefined
            ? []
            : [{ in: place as Credential['in'], name: name as string, value: `${id}-${value}` }],
        ),
    )
  const authorization = fc.oneof(
    fc.constant([]),
    ...schemes
      .filter(([id, { type }]) => type !== 'apiKey' && named.has(id))
      .map(([id, { scheme = 'bearer', type }]) =>
        fc
          .tuple(
            fc.constantFrom(scheme, scheme.toUpperCase()),
            type === 'http' ? secret : fc.constantFrom('read', 'write', 'read+write', 'admin', 'none'),
          )
          .map(([word, value]): Credential[] => [
            { in: 'header', name: 'Authorization', value: `${word} ${id}-${value}` },
          ]),
      ),
    fc
      .constantFrom('Digest x', 'nothing', 'Bearer', 'basic ')
      .map((value): Credential[] => [{ in: 'header', name: 'Authorization', value }]),
  )
  return fc.tuple(authorization, ...keys).map((all) => all.flat())
}

const secret = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('user', 'admin') },
  { weight: 1, arbitrary: fc.constantFrom('stranger', '', ' ') },
)

export const schemesOf = (document: OpenApiDocument): Record<string, Scheme> =>
  (document.components?.securitySchemes ?? {}) as unknown as Record<string, Scheme>

/** What a request says for a scheme; undefined when it says nothing. */
function secretFor(
  { type, scheme, in: place, name = '' }: Scheme,
  request: IncomingMessage,
): string | undefined {
  if (type !== 'apiKey') {
    const [word, ...rest] = (request.headers.authorization ?? '').split(' ')
    return word?.toLowerCase() === (scheme ?? 'bearer').toLowerCase() ? rest.join(' ') : undefined
  }
  if (place === 'header') return request.headers[name.toLowerCase()] as string | undefined
  if (place === 'query')
    return new URL(request.url ?? '', 'http://localhost').searchParams.get(name) ?? undefined
  const pair = (request.headers.cookie ?? '').split('; ').find((one) => one.startsWith(`${name}=`))
  return pair && decodeURIComponent(pair.slice(name.length + 1))
}

/** Who has the secret that a request carries: the same result for both sides. */
export function principalOf(id: string, scheme: Scheme, request: IncomingMessage): Principal | undefined {
  const role = KNOWN.find((name) => secretFor(scheme, request) === `${id}-${name}`)
  return role === undefined ? undefined : { id: role, kind: 'user', roles: role.split('+'), claims: {} }
}

export const verifiersOf = (document: OpenApiDocument): Record<string, SecurityVerifier> =>
  Object.fromEntries(
    Object.entries(schemesOf(document)).map(([id, scheme]) => [
      id,
      async (request: IncomingMessage) => principalOf(id, scheme, request),
    ]),
  )

/** The same for express-openapi-validator: false is 401 to it, and what is thrown has its own status. */
export const securityHandlersOf = (document: OpenApiDocument) =>
  Object.fromEntries(
    Object.entries(schemesOf(document)).map(([id, scheme]) => [
      id,
      async (request: IncomingMessage, roles: string[]) => {
        const principal = principalOf(id, scheme, request)
        const has = (role: string) => principal?.roles.includes(role)
        // OpenAPI 3.1.1, section 4.8.30: scopes are all required; roles are alternatives by a rule of this platform.
        const isEntitled =
          scheme.type === 'oauth2' || scheme.type === 'openIdConnect' ? roles.every(has) : roles.some(has)
        if (principal && roles.length > 0 && !isEntitled) throw platformProblem('forbidden')
        return principal !== undefined
      },
    ]),
  )
