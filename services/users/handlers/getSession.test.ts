import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import type { Role } from '#generated/users/prisma/client.ts'
import { contract } from '#generated/users/v1/contract.ts'
import { PASSWORD, startUsers, type TestUsers } from '../testing/users.ts'

describe('getSession', () => {
  let users: TestUsers
  beforeAll(async () => {
    users = await startUsers()
  })
  afterAll(() => users.close())

  const logIn = async (role: Role = 'customer') => {
    const account = await users.account({ role })
    const session = await users.logIn(account.email)
    return { ...session, id: account.id, get: () => users.send('getSession', { token: session.accessToken }) }
  }

  describe('200', () => {
    test('the account with its current role', async () => {
      const person = await logIn()
      const { status, headers, body } = await person.get()
      expect({ status, body }).toEqual({ status: 200, body: { userId: person.id, role: 'customer' } })
      expect(headers['cache-control']).toBe('no-store')
      await users.context.db.user.update({ where: { id: person.id }, data: { role: 'staff' } })
      expect((await person.get()).body.role).toBe('staff')
    })
    test('the token of an earlier refresh is valid while the session is active', async () => {
      const person = await logIn()
      await users.send('refreshSession', { body: { refreshToken: person.refreshToken } })
      expect((await person.get()).status).toBe(200)
    })
  })

  describe('401', () => {
    const ends: [string, (person: Awaited<ReturnType<typeof logIn>>) => Promise<unknown>][] = [
      ['the person logged out', ({ accessToken: token }) => users.send('logOut', { token })],
      ['the account was deleted', ({ accessToken: token }) => users.send('deleteMe', { token })],
      [
        'a refresh token was used twice',
        async ({ refreshToken }) => {
          await users.send('refreshSession', { body: { refreshToken } })
          await users.send('refreshSession', { body: { refreshToken } })
        },
      ],
      [
        'the password was changed in another session',
        async ({ id }) => {
          const { email } = await users.context.db.user.findUniqueOrThrow({ where: { id } })
          const { accessToken: token } = await users.logIn(email)
          const body = { currentPassword: PASSWORD, newPassword: 'seven rusty anchors sing at dawn' }
          await users.send('changePassword', { token, body })
        },
      ],
      [
        'the session has expired',
        ({ id }) =>
          users.context.db.session.updateMany({
            where: { userId: id },
            data: { createdAt: new Date(0), expiresAt: new Date(1) },
          }),
      ],
    ]
    test.each(ends)('%s', async (_what, end) => {
      const person = await logIn()
      await end(person)
      const { status, headers, body } = await person.get()
      expect({ status, code: body.code }).toEqual({ status: 401, code: 'unauthenticated' })
      expect(headers['www-authenticate']).toContain('invalid_token')
    })
  })

  describe('403', () => {
    test('a service has no session', async () => {
      const { token } = await users.context.tokens.forService('orders', undefined)
      expect((await users.send('getSession', { token })).status).toBe(403)
    })
  })

  describe('operations with x-check-session', () => {
    const administration = (token: string, userId: string) => ({
      listUsers: () => users.send('listUsers', { token }),
      getUser: () => users.send('getUser', { token, params: { userId } }),
      setUserRole: () => users.send('setUserRole', { token, params: { userId }, body: { role: 'admin' } }),
    })
    const statuses = async (calls: ReturnType<typeof administration>) =>
      Promise.all(Object.values(calls).map(async (call) => (await call()).status))

    test('a demoted administrator cannot revert that with the old token', async () => {
      const [first, second] = [await logIn('admin'), await logIn('admin')]
      const demotion = { params: { userId: second.id }, body: { role: 'customer' }, token: first.accessToken }
      expect((await users.send('setUserRole', demotion)).status).toBe(200)
      expect(await statuses(administration(second.accessToken, second.id))).toEqual([403, 403, 403])
      const { role } = await users.context.db.user.findUniqueOrThrow({ where: { id: second.id } })
      expect(role).toBe('customer')
    })
    test.each(['deleteMe', 'logOut'] as const)('an administrator after %s has no access', async (end) => {
      const [admin, other] = [await logIn('admin'), await logIn()]
      await logIn('admin')
      expect((await users.send(end, { token: admin.accessToken })).status).toBe(204)
      expect(await statuses(administration(admin.accessToken, other.id))).toEqual([401, 401, 401])
    })
    test('a revoked session cannot change the account', async () => {
      const { accessToken: token } = await logIn()
      await users.send('logOut', { token })
      const passwords = { currentPassword: PASSWORD, newPassword: 'seven rusty anchors sing at dawn' }
      expect((await users.send('updateMe', { token, body: { displayName: 'Else' } })).status).toBe(401)
      expect((await users.send('changePassword', { token, body: passwords })).status).toBe(401)
      expect((await users.send('deleteMe', { token })).status).toBe(401)
    })
  })

  describeRefusals(
    operationOf(contract, 'getSession'),
    () => users,
    () => ({}),
  )
})
