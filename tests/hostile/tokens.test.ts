import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgedTokens } from '../forged-tokens.ts'
import { startSystem, type System } from '../system.ts'
import { ask, expectProblem, inAllVersions, named, ofVersion, versionsOf } from './raw-request.ts'

let system: System
let forged: Record<string, string>
beforeAll(async () => {
  system = await startSystem()
  forged = await forgedTokens(system)
})
afterAll(() => system.close())

const readMe = (version: string) => ({ path: `/api/${version}/users/me` })
const prices: Record<string, unknown> = { v1: 1, v2: '0.01' }
const addProduct = (version: string) => ({
  method: 'POST',
  path: `/api/${version}/products`,
  body: {
    ...{ sku: 'ABC-1', name: 'Lamp', category: 'lamps' },
    price: { amount: ofVersion(prices, version), currency: 'EUR' },
  },
})

/** One operation of each service, and the way to it. */
const ways = [
  ...inAllVersions('users', ['users', 'gateway']).map(
    ([where, version]) => [where, readMe(version)] as const,
  ),
  ...inAllVersions('products', ['products', 'gateway']).map(
    ([where, version]) => [where, addProduct(version)] as const,
  ),
]

describe.each(ways)('at %s, %j', (where, request) => {
  const url = () => system.urls[where] ?? ''

  test('a valid token works', async () => {
    const answer = await ask(url(), { ...request, token: system.accounts.admin.token })
    expect([200, 201, 409]).toContain(answer.status)
  })

  test('no forged token works', async () => {
    for (const [kind, token] of Object.entries(forged)) {
      const answer = await ask(url(), { ...request, token })
      expect({ kind, status: answer.status }).toEqual({ kind, status: 401 })
      expectProblem(answer, 401, 'unauthenticated')
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer/)
      // The response must not help to forge a better one.
      if (token.length > 10) expect(answer.text).not.toContain(token)
    }
  })

  test.each(
    named([
      undefined,
      '',
      'Bearer',
      'Bearer ',
      'Bearer  ',
      'Bearer a b',
      'Bearer "x"',
      'Bearer \u00ff',
      `Bearer ${'x'.repeat(8000)}`,
      `Bearer ${'.'.repeat(8000)}`,
      `Bearer ${'a.'.repeat(2000)}`,
      'Basic YWRtaW46YWRtaW4=',
      'Negotiate x',
      'bearer',
      'Token x',
      'null',
      '__proto__',
    ]),
  )('Authorization: %s', async (_name, authorization) => {
    const headers: Record<string, string> =
      authorization === undefined ? {} : { Authorization: authorization }
    const answer = await ask(url(), { ...request, headers })
    expectProblem(answer, 401, 'unauthenticated')
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/)
  })

  test('the scheme may be written in any case (RFC 9110, section 11.1)', async () => {
    const headers = { Authorization: `bEaReR ${system.accounts.admin.token}` }
    expect([200, 201, 409]).toContain((await ask(url(), { ...request, headers })).status)
  })

  test('a token in the query or in the body is ignored', async () => {
    const { token } = system.accounts.admin
    expectProblem(await ask(url(), { ...request, path: `${request.path}?access_token=${token}` }), 401)
    expectProblem(await ask(url(), { ...request, headers: { Cookie: `access_token=${token}` } }), 401)
  })
})

test.each(versionsOf('products'))(
  'a rejected caller learns nothing about its body, in %s',
  async (version) => {
    const answer = await ask(system.urls.products ?? '', { ...addProduct(version), body: '{"malformed' })
    expectProblem(answer, 401)
  },
)

test.each(versionsOf('products'))('a role is read only from the token, in %s', async (version) => {
  const { token } = system.accounts.customer
  const headers = { 'X-Role': 'admin', 'X-User-Role': 'admin' }
  for (const request of [addProduct(version), { path: `/api/${version}/users` }])
    expectProblem(await ask(system.urls.gateway ?? '', { ...request, token, headers }), 403, 'forbidden')
})
