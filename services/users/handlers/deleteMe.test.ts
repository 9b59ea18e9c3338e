import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { contract } from '#generated/users/v1/contract.ts'
import { freshAddress, PASSWORD, startUsers, type TestUsers } from '../testing/users.ts'

describe('deleteMe', () => {
  let users: TestUsers
  let token: string
  beforeAll(async () => {
    users = await startUsers()
    token = await users.tokenOf(await users.account())
  })
  afterAll(() => users.close())

  describe('204', () => {
    test('the account and its sessions are deleted, and the e-mail address is available', async () => {
      const { id, email } = await users.account()
      const session = await users.logIn(email)
      const response = await users.send('deleteMe', { token: session.accessToken })
      expect({ status: response.status, text: response.text }).toEqual({ status: 204, text: '' })

      const { db } = users.context
      expect(await db.user.count({ where: { id } })).toBe(0)
      expect(await db.session.count({ where: { userId: id } })).toBe(0)
      const refresh = await users.send('refreshSession', { body: { refreshToken: session.refreshToken } })
      expect(refresh.status).toBe(401)
      const body = { email, displayName: 'Again', password: PASSWORD }
      expect((await users.send('registerUser', { body })).status).toBe(201)
    })

    test('an administrator may be deleted while another one exists', async () => {
      const leaving = await users.account({ role: 'admin' })
      const staying = await users.account({ role: 'admin' })
      expect((await users.send('deleteMe', { token: await users.tokenOf(leaving) })).status).toBe(204)
      await users.context.db.user.delete({ where: { id: staying.id } })
    })
  })

  describe('401', () => {
    test('the account is already deleted', async () => {
      const left = await users.tokenOf(await users.account())
      const responses = await Promise.all([1, 2, 3].map(() => users.send('deleteMe', { token: left })))
      expect(responses.map(({ status }) => status).sort()).toEqual([204, 401, 401])
    })

    test('a concurrent login fails', async () => {
      const { id, email } = await users.account()
      const { passwords, db } = users.context
      const verify = passwords.verify
      passwords.verify = async (...password) => {
        const isRight = await verify(...password)
        await db.user.delete({ where: { id } })
        return isRight
      }
      const headers = { 'X-Forwarded-For': freshAddress() }
      const { status } = await users.send('logIn', { headers, body: { email, password: PASSWORD } })
      passwords.verify = verify
      expect(status).toBe(401)
    })
  })

  describe('409', () => {
    test('the last administrator cannot be deleted', async () => {
      const admin = await users.account({ role: 'admin' })
      const { status, body } = await users.send('deleteMe', { token: await users.tokenOf(admin) })
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'users.last-admin' })
    })

    test('of concurrent deletions of all administrators one fails', async () => {
      const { db } = users.context
      await db.user.deleteMany({ where: { role: 'admin' } })
      const admins = await Promise.all(Array.from({ length: 5 }, () => users.account({ role: 'admin' })))
      const tokens = await Promise.all(admins.map(users.tokenOf))
      const responses = await Promise.all(tokens.map((leaving) => users.send('deleteMe', { token: leaving })))
      expect(responses.map(({ status }) => status).sort()).toEqual([204, 204, 204, 204, 409])
      expect(await db.user.count({ where: { role: 'admin' } })).toBe(1)
    })
  })

  describeRefusals(
    operationOf(contract, 'deleteMe'),
    () => users,
    () => ({ token }),
  )
})
