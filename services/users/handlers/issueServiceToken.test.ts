import { decode } from 'jsonwebtoken'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { contract } from '#generated/users/v1/contract.ts'
import { startUsers, type TestUsers } from '../testing/users.ts'

const SECRET = 's%cret with: all+sorts='
const FORM = 'application/x-www-form-urlencoded'

describe('issueServiceToken', () => {
  let users: TestUsers
  let cold: TestUsers
  beforeAll(async () => {
    const env = { SERVICE_CLIENTS: `orders:${'o'.repeat(32)}, odd:${encodeURIComponent(SECRET)}` }
    users = await startUsers({ env })
    cold = await startUsers({ env, cold: true })
  })
  afterAll(() => Promise.all([users.close(), cold.close()]))

  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
  const good = basic(`orders:${'o'.repeat(32)}`)
  const issue = (authorization?: string, body = 'grant_type=client_credentials') =>
    users.send('issueServiceToken', {
      headers: authorization === undefined ? {} : { Authorization: authorization },
      contentType: FORM,
      body,
    })

  describe('200', () => {
    test('a token for all services, not cached', async () => {
      const { status, headers, body } = await issue(good)
      expect({ status, body }).toMatchObject({
        status: 200,
        body: { token_type: 'Bearer', expires_in: 3600 },
      })
      expect(headers['cache-control']).toBe('no-store')
      expect(decode(body.access_token as string)).toMatchObject({
        sub: 'orders',
        kind: 'service',
        roles: ['service'],
        aud: 'charter',
      })
    })

    test('a token for one service', async () => {
      const { body } = await issue(good, 'grant_type=client_credentials&audience=products')
      expect(decode(body.access_token as string)).toMatchObject({ aud: 'products' })
    })

    test('id and secret are form-encoded', async () => {
      const encoded = encodeURIComponent(encodeURIComponent(SECRET))
      expect((await issue(basic(`odd:${encoded}`))).status).toBe(200)
    })
  })

  describe('400', () => {
    test.each([
      ['another grant', 'grant_type=password'],
      ['no grant', ''],
      ['a secret in the body', 'grant_type=client_credentials&client_secret=x'],
      ['an audience that is no name', 'grant_type=client_credentials&audience=https%3A%2F%2Fx'],
      ['two grants', 'grant_type=client_credentials&grant_type=client_credentials'],
    ])('%s', async (_what, body) => {
      expect((await issue(good, body)).status).toBe(400)
    })
  })

  describe('401', () => {
    test.each([
      ['nothing', undefined],
      ['a wrong secret', basic(`orders:${'x'.repeat(32)}`)],
      ['a secret cut short', basic(`orders:${'o'.repeat(31)}`)],
      ['an empty secret', basic('orders:')],
      ['an unknown service', basic(`nobody:${'o'.repeat(32)}`)],
      ["an object's own word", basic('__proto__:constructor')],
      ['no colon', basic('orders')],
      ['a broken encoding', basic('orders:%zz')],
      ['no base64', 'Basic !!!'],
      ['a token', 'Bearer abc'],
    ])('%s', async (_what, authorization) => {
      const { status, headers, body } = await issue(authorization)
      expect({ status, code: body.code }).toEqual({ status: 401, code: 'users.invalid-client' })
      expect(headers['www-authenticate']).toMatch(/^Basic/)
    })
  })

  describeRefusals(
    operationOf(contract, 'issueServiceToken'),
    () => cold,
    () => ({
      headers: { Authorization: good },
      contentType: FORM,
      body: 'grant_type=client_credentials',
    }),
  )
})
