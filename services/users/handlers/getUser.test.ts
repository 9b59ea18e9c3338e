import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import type { User } from '#generated/users/prisma/client.ts'
import { contract } from '#generated/users/v1/contract.ts'
import { startUsers, type TestUsers } from '../testing/users.ts'

describe('getUser', () => {
  let users: TestUsers
  let user: User
  let admin: string
  beforeAll(async () => {
    users = await startUsers()
    user = await users.account()
    admin = await users.tokenOf(await users.account({ role: 'admin' }))
  })
  afterAll(() => users.close())

  const read = (userId: string, headers?: Record<string, string>) =>
    users.send('getUser', { params: { userId }, token: admin, headers })

  describe('200', () => {
    test('any account; the id is case-insensitive', async () => {
      const { status, body } = await read(user.id.toUpperCase())
      expect({ status, body }).toMatchObject({
        status: 200,
        body: { id: user.id, email: user.email },
      })
      expect(body).not.toHaveProperty('passwordHash')
    })
  })

  describe('304', () => {
    test('for a matching If-None-Match, until the account changes', async () => {
      const { headers } = await read(user.id)
      const condition = { 'If-None-Match': headers.etag as string }
      expect((await read(user.id, condition)).status).toBe(304)
      const token = await users.tokenOf(user)
      await users.send('updateMe', { token, body: { displayName: 'Renamed' } })
      expect((await read(user.id, condition)).status).toBe(200)
    })
  })

  describe('403', () => {
    test.each(['customer', 'staff', 'service'])('a %s has no access', async (role) => {
      const token = await users.token([role])
      expect((await users.send('getUser', { params: { userId: user.id }, token })).status).toBe(403)
    })
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      expect((await read(randomUUID())).status).toBe(404)
    })
  })

  describeRefusals(
    operationOf(contract, 'getUser'),
    () => users,
    () => ({ params: { userId: user.id } }),
  )
})
