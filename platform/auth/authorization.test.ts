import { describe, expect, test } from 'vitest'
import { authorize, type Security, type SecurityVerifier } from './authorization.ts'
import { platformProblem, type Problem } from '../problem.ts'
import { fine, get, serve } from '../testing/router.ts'

const schemes = {
  bearer: { type: 'http', scheme: 'bearer' },
  oauth: { type: 'oauth2' },
  oidc: { type: 'openIdConnect' },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  cert: { type: 'mutualTLS' },
}

/* `X-<scheme>: a,b` authenticates a principal with the roles or scopes a and b; `bad` is an invalid credential. */
const verifiers: Record<string, SecurityVerifier> = Object.fromEntries(
  Object.keys(schemes).map((name) => [
    name,
    async ({ headers }) => {
      const value = headers[`x-${name}`]
      if (value === undefined) return undefined
      if (value === 'bad') throw platformProblem('unauthenticated', { detail: 'bad' })
      if (value === 'down') throw platformProblem('unavailable')
      return { id: name, kind: 'user', roles: String(value).split(','), claims: {} }
    },
  ]),
)

async function decide(
  requirements: Security['requirements'],
  headers: Record<string, string>,
): Promise<unknown> {
  try {
    const principal = await authorize({ requirements, schemes }, verifiers, { headers } as never)
    return principal?.id ?? 'anonymous'
  } catch (error) {
    return (error as Problem).status
  }
}

describe('security requirements', () => {
  test.each<[Security['requirements'], Record<string, string>, unknown]>([
    // Scopes are conjunctive, roles are alternatives.
    [[{ oauth: ['read', 'write'] }], { 'x-oauth': 'read' }, 403],
    [[{ oauth: ['read', 'write'] }], { 'x-oauth': 'write,read' }, 'oauth'],
    [[{ oidc: ['read', 'write'] }], { 'x-oidc': 'write' }, 403],
    [[{ oidc: ['read', 'write'] }], { 'x-oidc': 'read,write' }, 'oidc'],
    [[{ oauth: ['read'] }, { oauth: ['write'] }], { 'x-oauth': 'write' }, 'oauth'],
    [[{ bearer: ['staff', 'admin'] }], { 'x-bearer': 'admin' }, 'bearer'],
    [[{ bearer: ['staff', 'admin'] }], { 'x-bearer': 'customer' }, 403],
    [[{ key: ['staff', 'admin'] }], { 'x-key': 'staff' }, 'key'],
    // And, or.
    [[{ bearer: [], key: [] }], { 'x-bearer': 'a' }, 401],
    [[{ bearer: [], key: ['k'] }], { 'x-bearer': 'a', 'x-key': 'b' }, 403],
    [[{ bearer: ['a'], key: ['k'] }], { 'x-bearer': 'a', 'x-key': 'k' }, 'bearer'],
    [[{ bearer: [] }, { key: [] }], { 'x-key': 'k' }, 'key'],
    [[{ bearer: [] }, { key: [] }], { 'x-bearer': 'bad', 'x-key': 'k' }, 'key'],
    [[{ bearer: ['admin'] }, { key: [] }], { 'x-bearer': 'a' }, 403],
    [[{ key: [] }, { bearer: ['admin'] }], { 'x-bearer': 'a' }, 403],
    [[{ bearer: [] }, { key: [] }], { 'x-bearer': 'down' }, 503],
    [[{ cert: [] }], { 'x-cert': 'a' }, 'cert'],
    [[{ cert: [], oauth: ['read'] }], { 'x-oauth': 'read' }, 401],
    [[], {}, 'anonymous'],
  ])('%j with %j: %s', async (requirements, headers, expected) => {
    expect(await decide(requirements, headers)).toBe(expected)
  })

  const named: Record<string, string[]>[] = [{ bearer: ['admin'] }, { key: [] }]
  const optional = (position: number): Security['requirements'] => named.toSpliced(position, 0, {})
  test.each([0, 1, 2])('with {} at position %i identify a caller with credentials', async (position) => {
    const requirements = optional(position)
    expect(await decide(requirements, {})).toBe('anonymous')
    expect(await decide(requirements, { 'x-bearer': 'admin' })).toBe('bearer')
    expect(await decide(requirements, { 'x-key': 'k' })).toBe('key')
    // Authenticated without the role: `{}` admits the caller, and the handler gets the principal.
    expect(await decide(requirements, { 'x-bearer': 'customer' })).toBe('bearer')
    expect(await decide(requirements, { 'x-bearer': 'bad' })).toBe(401)
    expect(await decide(requirements, { 'x-bearer': 'down' })).toBe(503)
    expect(await decide(requirements, { 'x-bearer': 'bad', 'x-key': 'k' })).toBe('key')
  })

  test('that fail are named in WWW-Authenticate', async () => {
    const { agent } = serve({
      paths: {
        '/scopes': {
          get: { operationId: 'scopes', security: [{ oauth: ['pets:read', 'pets:write'] }], responses: fine },
        },
        '/roles': { get: { operationId: 'roles', security: [{ bearer: ['admin'] }], responses: fine } },
        '/key': { get: { operationId: 'key', security: [{ key: ['admin'] }], responses: fine } },
        '/cert': { get: { operationId: 'cert', security: [{ cert: [] }], responses: fine } },
      },
      components: { securitySchemes: schemes },
      options: { verifiers },
    })
    const challenge = async (path: string, headers: Record<string, string>, status: number) =>
      (await agent.get(`/v1${path}`).set(headers).expect(status)).headers['www-authenticate']
    expect(await challenge('/scopes', { 'x-oauth': 'pets:read' }, 403)).toBe(
      'Bearer error="insufficient_scope", scope="pets:read pets:write"',
    )
    expect(await challenge('/roles', { 'x-bearer': 'a' }, 403)).toBe('Bearer error="insufficient_scope"')
    expect(await challenge('/key', { 'x-key': 'a' }, 403)).toBeUndefined()
    expect(await challenge('/scopes', {}, 401)).toBe('Bearer realm="test"')
    expect(await challenge('/key', {}, 401)).toBe('ApiKey realm="test", in="header", name="X-Key"')
    expect(await challenge('/cert', {}, 401)).toBe('MutualTLS realm="test"')
  })
})

describe('a credential that is declared as a parameter too', () => {
  test.each([
    ['query', 'api_key', '?api_key=x', {}],
    ['header', 'X-Api-Key', '', { 'x-api-key': 'x' }],
    ['cookie', 'api_key', '', { cookie: 'api_key=x' }],
  ])('in the %s is read', async (place, name, query, headers: Record<string, string>) => {
    const { agent, seen } = serve({
      paths: {
        '/r': get([{ name, in: place, required: true, schema: { type: 'string' } }], {
          security: [{ declared: [] }],
        }),
      },
      components: { securitySchemes: { declared: { type: 'apiKey', in: place, name } } },
      options: { verifiers: { declared: async () => ({ id: 'a', kind: 'user', roles: [], claims: {} }) } },
    })
    await agent.get(`/v1/r${query}`).set(headers).expect(204)
    expect(Object.values(seen[0] as object)).toContainEqual({ [name]: 'x' })
  })
})
