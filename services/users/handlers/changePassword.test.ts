import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { contract } from '#generated/users/v1/contract.ts'
import { freshAddress, PASSWORD, type Session, startUsers, type TestUsers } from '../testing/users.ts'

const NEW = 'seven rusty anchors sing at dawn'

describe('changePassword', () => {
  let users: TestUsers
  /** Of an account of its own for each test, because the operation is limited by principal. */
  let spare: string
  beforeAll(async () => {
    users = await startUsers()
  })
  beforeEach(async () => {
    spare = await users.tokenOf(await users.account())
  })
  afterAll(() => users.close())

  const change = (token: string, currentPassword: string, newPassword: string) =>
    users.send('changePassword', { token, body: { currentPassword, newPassword } })
  const refresh = ({ refreshToken }: Session) => users.send('refreshSession', { body: { refreshToken } })
  const tryLogIn = (email: string, password: string) =>
    users.send('logIn', { headers: { 'X-Forwarded-For': freshAddress() }, body: { email, password } })

  describe('204', () => {
    test('the new password is valid, the old one is not, and all other sessions are revoked', async () => {
      const { email } = await users.account()
      const [own, other, third] = [
        await users.logIn(email),
        await users.logIn(email),
        await users.logIn(email),
      ]
      const response = await change(own.accessToken, PASSWORD, NEW)
      expect({ status: response.status, text: response.text }).toEqual({ status: 204, text: '' })

      expect((await tryLogIn(email, PASSWORD)).status).toBe(401)
      expect((await tryLogIn(email, NEW)).status).toBe(200)
      expect((await refresh(other)).status).toBe(401)
      expect((await refresh(third)).status).toBe(401)
      expect((await refresh(own)).status).toBe(200)
    })

    test('a concurrent login with the old password gets no session', async () => {
      const { email } = await users.account()
      const own = await users.logIn(email)
      const { passwords } = users.context
      const verify = passwords.verify
      passwords.verify = async (...password) => {
        passwords.verify = verify
        const isRight = await verify(...password)
        expect((await change(own.accessToken, PASSWORD, NEW)).status).toBe(204)
        return isRight
      }
      expect((await tryLogIn(email, PASSWORD)).status).toBe(401)
    })
  })

  describe('400', () => {
    test.each([
      ['a short new one', { currentPassword: PASSWORD, newPassword: 'a short one' }],
      ['no current one', { newPassword: NEW }],
      ['an empty current one', { currentPassword: '', newPassword: NEW }],
      ['a number', { currentPassword: 1, newPassword: NEW }],
    ])('%s is refused', async (_what, body) => {
      expect((await users.send('changePassword', { token: spare, body })).status).toBe(400)
    })
  })

  describe('401', () => {
    test('the account was deleted', async () => {
      const gone = await users.account()
      const token = await users.tokenOf(gone)
      await users.context.db.user.delete({ where: { id: gone.id } })
      expect((await change(token, PASSWORD, NEW)).status).toBe(401)
    })
  })

  describe('422', () => {
    test('the current password is wrong', async () => {
      const { status, body } = await change(spare, 'not my password', NEW)
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'users.wrong-password' })
    })

    test.each(['unbelievable', 'qwertyuiop12'])('the new one is too common: %s', async (password) => {
      const { status, body } = await change(spare, PASSWORD, password)
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'users.password-too-common' })
    })

    test('of two concurrent changes one succeeds', async () => {
      const token = await users.tokenOf(await users.account())
      const responses = await Promise.all([
        change(token, PASSWORD, NEW),
        change(token, PASSWORD, `${NEW}, twice`),
      ])
      expect(responses.map(({ status }) => status).sort()).toEqual([204, 422])
    })
  })

  describe('429', () => {
    test('guesses with a stolen token are limited; the owner can still log in', async () => {
      const owner = await users.account()
      const token = await users.tokenOf(owner)
      const statuses = []
      for (let i = 0; i < 12; i += 1) statuses.push((await change(token, `guess number ${i}`, NEW)).status)
      expect(statuses).toEqual([...Array<number>(10).fill(422), 429, 429])
      const refused = await change(token, PASSWORD, NEW)
      expect(refused.status).toBe(429)
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3_500)
      expect((await tryLogIn(owner.email, PASSWORD)).status).toBe(200)
    })
  })

  describeRefusals(
    operationOf(contract, 'changePassword'),
    () => users,
    () => ({ token: spare, body: { currentPassword: PASSWORD, newPassword: NEW } }),
  )
})
