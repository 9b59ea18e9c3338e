import { decode } from 'jsonwebtoken'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { contract } from '#generated/users/v1/contract.ts'
import { startUsers, type TestUsers } from '../testing/users.ts'

const DAY_MS = 86_400_000

describe('refreshSession', () => {
  let users: TestUsers
  let at = new Date()
  const later = (ms: number) => (at = new Date(at.getTime() + ms))
  beforeAll(async () => {
    users = await startUsers({ now: () => at })
  })
  afterAll(() => users.close())

  const refresh = (refreshToken: string, at = users) => at.send('refreshSession', { body: { refreshToken } })
  const newSession = async () => users.logIn((await users.account()).email)
  const claimsOf = (token: unknown) => decode(String(token)) as Record<string, unknown>

  describe('200', () => {
    test('new tokens of the same session, not cached', async () => {
      const session = await newSession()
      const { status, headers, body } = await refresh(session.refreshToken)
      expect({ status, body }).toMatchObject({ status: 200, body: { tokenType: 'Bearer', expiresIn: 900 } })
      expect(headers['cache-control']).toBe('no-store')
      expect(body.refreshToken).not.toBe(session.refreshToken)
      expect(claimsOf(body.accessToken).sid).toBe(claimsOf(session.accessToken).sid)
      expect((await users.send('getMe', { token: body.accessToken as string })).status).toBe(200)
    })

    test('repeatedly, at any instance', async () => {
      await using another = await users.another()
      let { refreshToken } = await newSession()
      for (const instance of [another, users, another]) {
        const { status, body } = await refresh(refreshToken, instance)
        expect(status).toBe(200)
        refreshToken = body.refreshToken as string
      }
    })

    test('each refresh extends the session, and deletes its expired tokens', async () => {
      const session = await newSession()
      let { refreshToken } = session
      for (let i = 0; i < 4; i += 1) {
        later(20 * DAY_MS)
        const { status, body } = await refresh(refreshToken)
        expect(status).toBe(200)
        refreshToken = body.refreshToken as string
      }
      const sessionId = String(claimsOf(session.accessToken).sid)
      expect(await users.context.db.refreshToken.count({ where: { sessionId } })).toBe(2)
    })
  })

  describe('400', () => {
    test.each([['short'], [''], ['x'.repeat(257)], ['with a blank '.repeat(4)], [null]])(
      '%o is not a token',
      async (token) => {
        const response = await users.send('refreshSession', { body: { refreshToken: token } })
        expect(response.status).toBe(400)
      },
    )
  })

  describe('401', () => {
    test('an unknown token', async () => {
      const { status, headers, body } = await refresh('A'.repeat(43))
      expect({ status, code: body.code }).toEqual({ status: 401, code: 'users.invalid-refresh-token' })
      expect(headers['www-authenticate']).toMatch(/^Bearer/)
    })

    test('reuse of a token revokes the session', async () => {
      const { refreshToken: first } = await newSession()
      const second = (await refresh(first)).body.refreshToken as string
      const third = (await refresh(second)).body.refreshToken as string
      expect((await refresh(first)).status).toBe(401)
      expect((await refresh(third)).status).toBe(401)
    })

    test('of ten concurrent requests one succeeds, and the session is revoked', async () => {
      const { refreshToken } = await newSession()
      const responses = await Promise.all(Array.from({ length: 10 }, () => refresh(refreshToken)))
      const won = responses.filter(({ status }) => status === 200)
      expect(won).toHaveLength(1)
      expect(responses.filter(({ status }) => status === 401)).toHaveLength(9)
      expect((await refresh(won[0]?.body.refreshToken as string)).status).toBe(401)
    })

    test('a revocation does not affect other sessions of the account', async () => {
      const { email } = await users.account()
      const [stolen, other] = [await users.logIn(email), await users.logIn(email)]
      await refresh(stolen.refreshToken)
      await refresh(stolen.refreshToken)
      expect((await refresh(other.refreshToken)).status).toBe(200)
    })

    test('a session without a refresh for 30 days', async () => {
      const [late, timely] = [await newSession(), await newSession()]
      later(30 * DAY_MS - 1)
      expect((await refresh(timely.refreshToken)).status).toBe(200)
      later(1)
      expect((await refresh(late.refreshToken)).status).toBe(401)
    })

    test('a session after 180 days, even if it was refreshed', async () => {
      let { refreshToken } = await newSession()
      for (let days = 0; days < 160; days += 20) {
        later(20 * DAY_MS)
        refreshToken = (await refresh(refreshToken)).body.refreshToken as string
      }
      later(20 * DAY_MS - 1)
      const last = await refresh(refreshToken)
      expect(last.status).toBe(200)
      later(1)
      expect((await refresh(last.body.refreshToken as string)).status).toBe(401)
    })

    test('a refresh and a deletion of the account do not deadlock', async () => {
      for (let i = 0; i < 10; i += 1) {
        const session = await newSession()
        const [refreshed, deleted] = await Promise.all([
          refresh(session.refreshToken),
          users.send('deleteMe', { token: session.accessToken }),
        ])
        expect([200, 401]).toContain(refreshed.status)
        expect(deleted.status).toBe(204)
        expect((await refresh(session.refreshToken)).status).toBe(401)
      }
    })
  })

  describeRefusals(
    operationOf(contract, 'refreshSession'),
    () => users,
    () => ({ body: { refreshToken: 'A'.repeat(43) } }),
  )
})
