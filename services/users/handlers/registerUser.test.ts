import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { contract } from '#generated/users/v1/contract.ts'
import { freshAddress, PASSWORD, startUsers, type TestUsers } from '../testing/users.ts'

describe('registerUser', () => {
  let users: TestUsers
  beforeAll(async () => {
    users = await startUsers()
  })
  afterAll(() => users.close())

  let serial = 0
  const registration = (change: object = {}) => {
    serial += 1
    return { email: `new-${serial}@example.com`, displayName: 'New User', password: PASSWORD, ...change }
  }
  const from = (address: string, body: object) =>
    users.send('registerUser', { headers: { 'X-Forwarded-For': address }, body })
  const register = (change?: object) => from(freshAddress(), registration(change))

  describe('201', () => {
    test('the account exists, is a customer, and can log in', async () => {
      const { status, headers, body } = await register({
        email: 'Ada@Example.com',
        displayName: 'Ada Lovelace',
      })
      expect({ status, body }).toMatchObject({
        status: 201,
        body: { email: 'Ada@Example.com', displayName: 'Ada Lovelace', role: 'customer' },
      })
      expect(headers.location).toBe('/api/v1/users/me')
      expect(headers.etag).toMatch(/^".+"$/)
      const { accessToken } = await users.logIn('ada@example.COM')
      // The caller can read the Location.
      const there = await fetch(new URL(headers.location as string, users.url), {
        headers: { Authorization: `Bearer ${accessToken}` },
      })
      expect({ status: there.status, body: await there.json() }).toEqual({ status: 200, body })
    })

    test('neither the response nor the database contains the password', async () => {
      const { body } = await register()
      expect(Object.keys(body).sort()).toEqual([
        'createdAt',
        'displayName',
        'email',
        'id',
        'role',
        'updatedAt',
      ])
      const { passwordHash } = await users.context.db.user.findUniqueOrThrow({ where: { id: body.id } })
      expect(passwordHash).toMatch(/^\$argon2id\$/)
      expect(passwordHash).not.toContain(PASSWORD)
    })

    test('the length is counted in code points, not bytes', async () => {
      expect((await register({ password: '🦀🐙🦑🐚🐠🐡🐬🐳🐋🦈🦭🐊' })).status).toBe(201)
    })

    test('passwords are normalized', async () => {
      const { body } = await register({ password: 'cafe\u0301 au lait, svp' })
      expect(await users.logIn(body.email as string, 'caf\u00e9 au lait, svp')).toHaveProperty('accessToken')
    })
  })

  describe('400', () => {
    test.each([
      ['a password of 11 characters', { password: 'a short one' }, '/body/password'],
      ['a password of 129 characters', { password: 'x7'.repeat(64) + 'y' }, '/body/password'],
      ['a password with NUL', { password: 'with a \0 in between' }, '/body/password'],
      ['a name of blanks', { displayName: '   ' }, '/body/displayName'],
      ['a name with half a surrogate pair', { displayName: 'A \ud83e' }, '/body/displayName'],
      ['an address without @', { email: 'nobody' }, '/body/email'],
      ['an address of 255 characters', { email: `${'a'.repeat(243)}@example.com` }, '/body/email'],
      ['a number for a name', { displayName: 7 }, '/body/displayName'],
      ['a role', { role: 'admin' }, '/body'],
    ])('%s is refused where it stands', async (_what, change, pointer) => {
      const { status, body } = await register(change)
      expect(status).toBe(400)
      expect(body.errors[0].pointer).toContain(pointer)
    })
  })

  describe('409', () => {
    test('e-mail addresses are case-insensitive', async () => {
      await register({ email: 'taken@example.com' })
      const { status, body } = await register({ email: 'TAKEN@example.com' })
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'users.email-taken' })
    })

    test('of ten concurrent registrations one succeeds', async () => {
      const email = 'race@example.com'
      const responses = await Promise.all(Array.from({ length: 10 }, () => register({ email })))
      const statuses = responses.map(({ status }) => status).sort()
      expect(statuses).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
      expect(await users.context.db.user.count({ where: { emailKey: email } })).toBe(1)
    })
  })

  describe('422', () => {
    test.each([
      ['common', 'unbelievable'],
      ['padded', 'Football2026!!'],
      ['repeated', 'abcabcabcabc'],
      ['a run of keys', '123456789012'],
      ['their own address', 'grace.hopper@example.com'],
    ])('a password that is %s is refused and not repeated in the response', async (_what, password) => {
      const { status, body } = await register({ email: 'grace.hopper@example.com', password })
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'users.password-too-common' })
      expect(JSON.stringify(body).toLowerCase()).not.toContain(password.toLowerCase())
    })
  })

  describe('429', () => {
    test('registrations are limited per client address', async () => {
      const address = freshAddress()
      // Invalid requests count: a 400 and a 409 both say something about the address that was tried.
      const responses = await Promise.all(Array.from({ length: 40 }, () => from(address, {})))
      const statuses = responses.map(({ status }) => status).sort()
      expect(statuses).toEqual([...Array<number>(30).fill(400), ...Array<number>(10).fill(429)])
      const refused = await from(address, registration())
      expect(refused.status).toBe(429)
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3_500)
      expect((await from(freshAddress(), registration())).status).toBe(201)
    })
  })

  describeRefusals(
    operationOf(contract, 'registerUser'),
    () => users,
    () => ({ headers: { 'X-Forwarded-For': freshAddress() }, body: registration() }),
  )
})
