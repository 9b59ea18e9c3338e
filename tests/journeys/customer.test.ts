import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ShopClient } from '#generated/sdk/dist/index.js'
import { startSystem, type System } from '../system.ts'
import { expectRefusal, visitor } from './shop.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
})
afterAll(() => system.close())

const password = 'correct horse battery staple'
let people = 0

async function register(): Promise<{ shop: ShopClient; email: string; id: string }> {
  const shop = visitor(system)
  const email = `Ada-${++people}@example.com`
  const { id } = await shop.registerUser({ body: { email, displayName: 'Ada Lovelace', password } })
  return { shop, email, id }
}

async function logIn(shop: ShopClient, email: string, secret = password) {
  const session = await shop.logIn({ body: { email, password: secret } })
  shop.auth.bearer(session.accessToken)
  return session
}

describe('an account, from its beginning to its end', () => {
  test('register, log in, read it, change it, leave', async () => {
    const { shop, email, id } = await register()
    await expectRefusal(shop.getMe(), 401, 'unauthenticated')
    expect(await logIn(shop, email)).toMatchObject({ tokenType: 'Bearer', expiresIn: expect.any(Number) })

    const { data: me, headers } = await shop.getMe({}, { envelope: true })
    expect(me).toMatchObject({ id, email, displayName: 'Ada Lovelace', role: 'customer' })
    expect(me).not.toHaveProperty('passwordHash')

    const change = { headers: { 'If-Match': headers.etag }, body: { displayName: 'Ada King' } }
    expect(await shop.updateMe(change)).toMatchObject({ displayName: 'Ada King' })
    await expectRefusal(shop.updateMe(change), 412, 'precondition-failed')

    await shop.deleteMe()
    await expectRefusal(shop.getMe(), 401, 'unauthenticated')
    await expectRefusal(logIn(visitor(system), email), 401, 'users.invalid-credentials')
    // The address is available again.
    expect(
      await visitor(system).registerUser({ body: { email, displayName: 'Ada', password } }),
    ).toMatchObject({ email })
  })

  test('one e-mail address is one account, in any case and under concurrency', async () => {
    const email = 'grace@example.com'
    const registrations = ['grace@example.com', 'GRACE@example.com', 'Grace@Example.COM'].flatMap(
      (spelling) =>
        Array.from({ length: 4 }, () =>
          visitor(system).registerUser({ body: { email: spelling, displayName: 'Grace', password } }),
        ),
    )
    const outcomes = await Promise.allSettled(registrations)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ status: 409 })
    }
    await logIn(visitor(system), email.toUpperCase())
  })
})

describe('a session', () => {
  test('is continued by its refresh token, which works once', async () => {
    const { shop, email } = await register()
    const first = await logIn(shop, email)
    const second = await shop.refreshSession({ body: { refreshToken: first.refreshToken } })
    const third = await shop.refreshSession({ body: { refreshToken: second.refreshToken } })
    expect(new Set([first, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3)
    shop.auth.bearer(third.accessToken)
    expect(await shop.getMe()).toMatchObject({ email })
  })

  test('ends for the thief and for the owner when a refresh token is used again', async () => {
    const { shop, email } = await register()
    const stolen = await logIn(shop, email)
    const next = await shop.refreshSession({ body: { refreshToken: stolen.refreshToken } })
    await expectRefusal(
      visitor(system).refreshSession({ body: { refreshToken: stolen.refreshToken } }),
      401,
      'users.invalid-refresh-token',
    )
    await expectRefusal(
      shop.refreshSession({ body: { refreshToken: next.refreshToken } }),
      401,
      'users.invalid-refresh-token',
    )
    // Another session of the same user is not affected.
    await logIn(shop, email)
    expect(await shop.getMe()).toMatchObject({ email })
  })

  test('whose refresh token is used concurrently has one successor at most', async () => {
    const { shop, email } = await register()
    const { refreshToken } = await logIn(shop, email)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => visitor(system).refreshSession({ body: { refreshToken } })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ status: 401 })
    }
  })

  test('is over after logging out, and logging out twice is no error', async () => {
    const { shop, email } = await register()
    const { refreshToken } = await logIn(shop, email)
    await shop.logOut()
    await shop.logOut()
    await expectRefusal(shop.refreshSession({ body: { refreshToken } }), 401, 'users.invalid-refresh-token')
  })

  test('ends with a new password, except the one that set it', async () => {
    const { shop, email } = await register()
    const elsewhere = visitor(system)
    const other = await logIn(elsewhere, email)
    const own = await logIn(shop, email)
    const newPassword = 'seven rusty anchors sing at dawn'
    await expectRefusal(
      shop.changePassword({ body: { currentPassword: 'a guess', newPassword } }),
      422,
      'users.wrong-password',
    )
    await shop.changePassword({ body: { currentPassword: password, newPassword } })

    await expectRefusal(
      elsewhere.refreshSession({ body: { refreshToken: other.refreshToken } }),
      401,
      'users.invalid-refresh-token',
    )
    await shop.refreshSession({ body: { refreshToken: own.refreshToken } })
    await expectRefusal(logIn(visitor(system), email), 401, 'users.invalid-credentials')
    await logIn(visitor(system), email, newPassword)
  })
})

test('guessing passwords is slowed for the guesser, and not for the owner', async () => {
  const { shop, email } = await register()
  await logIn(shop, email)
  const guesser = visitor(system)
  const statuses: number[] = []
  for (let i = 0; i < 12; i += 1) {
    const guess = guesser.logIn({ body: { email, password: `guess number ${i}` } })
    statuses.push(
      await guess.then(
        () => 200,
        (error: { status: number }) => error.status,
      ),
    )
  }
  expect(new Set(statuses)).toEqual(new Set([401, 429]))
  await logIn(shop, email)
})
