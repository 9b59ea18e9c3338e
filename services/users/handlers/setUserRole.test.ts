import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import type { User } from '#generated/users/prisma/client.ts'
import { contract } from '#generated/users/v1/contract.ts'
import { startUsers, type TestUsers } from '../testing/users.ts'

describe('setUserRole', () => {
  let users: TestUsers
  let admin: User
  let token: string
  beforeAll(async () => {
    users = await startUsers()
    admin = await users.account({ role: 'admin' })
    token = await users.tokenOf(admin)
  })
  afterAll(() => users.close())

  const setRole = (userId: string, role: string) =>
    users.send('setUserRole', { params: { userId }, body: { role }, token })

  describe('200', () => {
    test('the role is changed, with a new ETag, and in all new tokens', async () => {
      const user = await users.account()
      const session = await users.logIn(user.email)
      const before = await users.send('getUser', { params: { userId: user.id }, token })
      const { status, headers, body } = await setRole(user.id, 'admin')
      expect({ status, body }).toMatchObject({ status: 200, body: { id: user.id, role: 'admin' } })
      expect(headers.etag).not.toBe(before.headers.etag)

      expect((await users.send('listUsers', { token: session.accessToken })).status).toBe(403)
      const { refreshToken } = session
      const refreshed = await users.send('refreshSession', { body: { refreshToken } })
      expect((await users.send('listUsers', { token: refreshed.body.accessToken as string })).status).toBe(
        200,
      )
      await setRole(user.id, 'customer')
    })

    test('the current role changes nothing', async () => {
      const before = await users.send('getUser', { params: { userId: admin.id }, token })
      const { status, headers, body } = await setRole(admin.id, 'admin')
      expect({ status, body, etag: headers.etag }).toEqual({
        status: 200,
        body: before.body,
        etag: before.headers.etag,
      })
    })
  })

  describe('400', () => {
    test.each(['root', '', 'Admin', 'service'])('the role "%s" does not exist', async (role) => {
      expect((await setRole(admin.id, role)).status).toBe(400)
    })
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      expect((await setRole(randomUUID(), 'staff')).status).toBe(404)
    })
  })

  describe('409', () => {
    test('the last administrator cannot be demoted', async () => {
      const { status, body } = await setRole(admin.id, 'customer')
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'users.last-admin' })
    })

    test('concurrent demotions and deletions leave one administrator', async () => {
      const { db } = users.context
      const others = await Promise.all(Array.from({ length: 4 }, () => users.account({ role: 'admin' })))
      const all = [admin, ...others]
      const responses = await Promise.all([
        ...all.map(({ id }) => setRole(id, 'staff')),
        ...others.map(async (other) => users.send('deleteMe', { token: await users.tokenOf(other) })),
      ])
      expect(responses.filter(({ status }) => status >= 500)).toEqual([])
      expect(await db.user.count({ where: { role: 'admin' } })).toBe(1)
    })
  })

  describeRefusals(
    operationOf(contract, 'setUserRole'),
    () => users,
    () => ({ params: { userId: admin.id }, body: { role: 'admin' } }),
  )
})
