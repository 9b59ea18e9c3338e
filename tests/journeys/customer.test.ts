import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ShopClient } from '#generated/sdk/dist/index.js'
import { expectRefusal, openSystem, PAIRS, type ShopSystem, type Version, VERSIONS, visitor } from './shop.ts'

let system: ShopSystem
beforeAll(async () => {
  system = await openSystem()
})
afterAll(() => system.close())

const password = 'correct horse battery staple'
let people = 0

interface Person {
  shop: ShopClient
  email: string
  id: string
}

/** Registers in one version; `shop` speaks another one. */
async function register(first: Version, then: Version): Promise<Person> {
  const email = `Ada-${++people}@example.com`
  const body = { email, displayName: 'Ada Lovelace', password }
  const { id } = await visit(first).registerUser({ body })
  return { shop: visit(then), email, id }
}

const visit = (version: Version) => visitor(system, undefined, version)

async function logIn(shop: ShopClient, email: string, secret = password) {
  const session = await shop.logIn({ body: { email, password: secret } })
  shop.auth.bearer(session.accessToken)
  return session
}

describe.each(PAIRS)('an account that is registered in %s and used in %s', (first, then) => {
  test('from its beginning to its end: register, log in, read it, change it, leave', async () => {
    const { shop, email, id } = await register(first, then)
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
    await expectRefusal(logIn(visit(first), email), 401, 'users.invalid-credentials')
    // The address is available again.
    expect(await visit(then).registerUser({ body: { email, displayName: 'Ada', password } })).toMatchObject({
      email,
    })
  })

  test('one e-mail address is one account, in any case and under concurrency', async () => {
    const email = `grace-${first}-${then}@example.com`
    const registrations = [email, email.toUpperCase(), email.replace('grace', 'Grace')].flatMap((spelling) =>
      [first, then, first, then].map((version) =>
        visit(version).registerUser({ body: { email: spelling, displayName: 'Grace', password } }),
      ),
    )
    const outcomes = await Promise.allSettled(registrations)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ status: 409 })
    }
    await logIn(visit(then), email.toUpperCase())
  })
})

describe.each(PAIRS)('a session of a customer in %s and in %s', (inOne, inOther) => {
  test('is continued by its refresh token, which works once', async () => {
    const { shop, email } = await register(inOne, inOther)
    const first = await logIn(shop, email)
    const second = await shop.refreshSession({ body: { refreshToken: first.refreshToken } })
    const third = await shop.refreshSession({ body: { refreshToken: second.refreshToken } })
    expect(new Set([first, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3)
    shop.auth.bearer(third.accessToken)
    expect(await shop.getMe()).toMatchObject({ email })
  })

  test('ends for the thief and for the owner when a refresh token is used again', async () => {
    const { shop, email } = await register(inOne, inOther)
    const stolen = await logIn(shop, email)
    const next = await shop.refreshSession({ body: { refreshToken: stolen.refreshToken } })
    await expectRefusal(
      visit(inOne).refreshSession({ body: { refreshToken: stolen.refreshToken } }),
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
    const { shop, email } = await register(inOne, inOther)
    const { refreshToken } = await logIn(shop, email)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) =>
        visit(i % 2 === 0 ? inOne : inOther).refreshSession({ body: { refreshToken } }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ status: 401 })
    }
  })

  test('is over after logging out, and logging out twice is no error', async () => {
    const { shop, email } = await register(inOne, inOther)
    const { refreshToken } = await logIn(shop, email)
    await shop.logOut()
    await shop.logOut()
    await expectRefusal(shop.refreshSession({ body: { refreshToken } }), 401, 'users.invalid-refresh-token')
  })

  test('ends with a new password, except the one that set it', async () => {
    const { shop, email } = await register(inOne, inOther)
    const elsewhere = visit(inOne)
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
    await expectRefusal(logIn(visit(inOne), email), 401, 'users.invalid-credentials')
    await logIn(visit(inOne), email, newPassword)
  })
})

test('guessing passwords is slowed for the guesser, and not for the owner', async () => {
  const { shop, email } = await register('v1', 'v2')
  await logIn(shop, email)
  const guessers = VERSIONS.map(visit)
  const statuses: number[] = []
  for (let i = 0; i < 12; i += 1) {
    const guess = (guessers[i % guessers.length] as ShopClient).logIn({
      body: { email, password: `guess number ${i}` },
    })
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
