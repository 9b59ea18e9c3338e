import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { contract } from '#generated/users/v1/contract.ts'
import { startUsers, type TestUsers } from '../testing/users.ts'

describe('logOut', () => {
  let users: TestUsers
  let email: string
  let token: string
  beforeAll(async () => {
    users = await startUsers()
    email = (await users.account()).email
    token = (await users.logIn(email)).accessToken
  })
  afterAll(() => users.close())

  const refresh = (refreshToken: string) => users.send('refreshSession', { body: { refreshToken } })

  describe('204', () => {
    test('the session is revoked, and no other', async () => {
      const [ended, other] = [await users.logIn(email), await users.logIn(email)]
      const response = await users.send('logOut', { token: ended.accessToken })
      expect({ status: response.status, text: response.text }).toEqual({ status: 204, text: '' })
      expect((await refresh(ended.refreshToken)).status).toBe(401)
      expect((await refresh(other.refreshToken)).status).toBe(200)
    })

    test('also with the token of an earlier refresh', async () => {
      const session = await users.logIn(email)
      const next = await refresh(session.refreshToken)
      await users.send('logOut', { token: session.accessToken })
      expect((await refresh(next.body.refreshToken as string)).status).toBe(401)
    })

    test('a repeated request succeeds', async () => {
      const { accessToken } = await users.logIn(email)
      const responses = [
        await users.send('logOut', { token: accessToken }),
        await users.send('logOut', { token: accessToken }),
      ]
      expect(responses.map(({ status }) => status)).toEqual([204, 204])
    })

    test('operations without x-check-session accept the access token until it expires', async () => {
      const { accessToken } = await users.logIn(email)
      await users.send('logOut', { token: accessToken })
      expect((await users.send('getMe', { token: accessToken })).status).toBe(200)
    })
  })

  describe('403', () => {
    test('a service has no session', async () => {
      const service = await users.context.tokens.forService('orders', undefined)
      expect((await users.send('logOut', { token: service.token })).status).toBe(403)
    })
  })

  describeRefusals(
    operationOf(contract, 'logOut'),
    () => users,
    () => ({ token }),
  )
})
