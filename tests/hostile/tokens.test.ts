import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgedTokens } from '../forged-tokens.ts'
import { startSystem, type System } from '../system.ts'
import { ask, expectProblem, named } from './raw-request.ts'

let system: System
let forged: Record<string, string>
beforeAll(async () => {
  system = await startSystem()
  forged = await forgedTokens(system)
})
afterAll(() => system.close())

const readMe = { path: '/api/v1/users/me' }
const addProduct = {
  method: 'POST',
  path: '/api/v1/products',
  body: { sku: 'ABC-1', name: 'Lamp', category: 'lamps', price: { amount: 1, currency: 'EUR' } },
}

/** One operation of each service, and the way to it. */
const ways = [
  ['users', readMe],
  ['products', addProduct],
  ['gateway', readMe],
  ['gateway', addProduct],
] as const

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

test('a rejected caller learns nothing about its body', async () => {
  const answer = await ask(system.urls.products ?? '', { ...addProduct, body: '{"malformed' })
  expectProblem(answer, 401)
})

test('a role is read only from the token', async () => {
  const { token } = system.accounts.customer
  const headers = { 'X-Role': 'admin', 'X-User-Role': 'admin' }
  expectProblem(await ask(system.urls.gateway ?? '', { ...addProduct, token, headers }), 403, 'forbidden')
  expectProblem(
    await ask(system.urls.gateway ?? '', { path: '/api/v1/users', token, headers }),
    403,
    'forbidden',
  )
})
