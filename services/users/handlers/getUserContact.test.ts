import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import type { User } from '#generated/users/prisma/client.ts'
import { contract } from '#generated/users/v1/contract.ts'
import { startUsers, type TestUsers } from '../testing/users.ts'

describe('getUserContact', () => {
  let users: TestUsers
  let user: User
  let service: string
  beforeAll(async () => {
    users = await startUsers()
    user = await users.account({ displayName: 'Ada Lovelace' })
    service = await users.token(['notifications'])
  })
  afterAll(() => users.close())

  const read = (userId: string, token = service) =>
    users.send('getUserContact', { params: { userId }, token })

  describe('200', () => {
    test('the contact data, and nothing else of the account', async () => {
      const { status, headers, body } = await read(user.id.toUpperCase())
      expect({ status, body }).toEqual({
        status: 200,
        body: { userId: user.id, email: user.email, displayName: 'Ada Lovelace' },
      })
      expect(headers['cache-control']).toBe('no-store')
    })
  })

  describe('403', () => {
    test.each(['customer', 'staff', 'admin'])(
      'a %s has no access, not even to their own contact',
      async (role) => {
        const token = await users.tokenOf({ id: user.id, role: role as User['role'] })
        expect((await read(user.id, token)).status).toBe(403)
      },
    )
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      expect((await read(randomUUID())).status).toBe(404)
    })
    test('the account was deleted', async () => {
      const leaver = await users.account()
      await users.send('deleteMe', { token: await users.tokenOf(leaver) })
      expect((await read(leaver.id)).status).toBe(404)
    })
  })

  describeRefusals(
    operationOf(contract, 'getUserContact'),
    () => users,
    () => ({ params: { userId: user.id } }),
  )
})
