import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import type { User } from '#generated/users/prisma/client.ts'
import { contract } from '#generated/users/v1/contract.ts'
import { startUsers, type TestUsers } from '../testing/users.ts'

describe('getMe', () => {
  let users: TestUsers
  let me: User
  let token: string
  beforeAll(async () => {
    users = await startUsers()
    me = await users.account({ displayName: 'Grace Hopper' })
    token = await users.tokenOf(me)
  })
  afterAll(() => users.close())

  describe('200', () => {
    test('the account of the token, with the properties of the contract only', async () => {
      const { status, body } = await users.send('getMe', { token })
      const { id, email } = me
      expect({ status, body }).toEqual({
        status: 200,
        body: {
          id,
          email,
          displayName: 'Grace Hopper',
          role: 'customer',
          createdAt: me.createdAt.toISOString(),
          updatedAt: me.updatedAt.toISOString(),
        },
      })
    })
  })

  describe('304', () => {
    test('for a matching If-None-Match', async () => {
      const { headers } = await users.send('getMe', { token })
      const again = await users.send('getMe', { token, headers: { 'If-None-Match': `"x", ${headers.etag}` } })
      expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: '' })
      expect(again.headers.etag).toBe(headers.etag)
    })

    test('the ETag of another user does not match', async () => {
      const { headers } = await users.send('getMe', { token })
      const other = await users.tokenOf(await users.account())
      const response = await users.send('getMe', {
        token: other,
        headers: { 'If-None-Match': headers.etag as string },
      })
      expect(response.status).toBe(200)
    })
  })

  describe('401', () => {
    test('the account was deleted after the token was issued', async () => {
      const gone = await users.account()
      const left = await users.tokenOf(gone)
      await users.context.db.user.delete({ where: { id: gone.id } })
      const { status, headers } = await users.send('getMe', { token: left })
      expect(status).toBe(401)
      expect(headers['www-authenticate']).toContain('invalid_token')
    })

    test('a service token for another service is rejected', async () => {
      const { token: service } = await users.context.tokens.forService('orders', 'products')
      const { status, body } = await users.send('getMe', { token: service })
      expect({ status, detail: body.detail }).toEqual({ status: 401, detail: 'The token is not valid' })
    })
  })

  describe('403', () => {
    test('a service has no account', async () => {
      const { token: service } = await users.context.tokens.forService('orders', undefined)
      expect((await users.send('getMe', { token: service })).status).toBe(403)
    })
  })

  describeRefusals(
    operationOf(contract, 'getMe'),
    () => users,
    () => ({ token }),
  )
})
