import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeOffline } from '#platform/testing/refusals.ts'
import { freshAddress, PASSWORD, startUsers, type TestUsers } from './testing/users.ts'

describe('the service', () => {
  let users: TestUsers
  beforeAll(async () => {
    users = await startUsers()
  })
  afterAll(() => users.close())

  test('starts without a database, and is ready once it is available', async () => {
    const bringBack = await takeOffline(users)
    await using early = await users.another()
    const ready = () => supertest(early.url).get('/health/ready')
    expect((await ready()).status).toBe(503)
    expect((await supertest(early.url).get('/health/live')).status).toBe(200)
    await bringBack()
    const { status, body } = await ready()
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { dependencies: { database: { status: 'up' } } },
    })
  })

  test('instances hold no state', async () => {
    const { email } = await users.account()
    const first = await users.another()
    const session = await first.logIn(email)
    await first.close()
    await using second = await users.another()
    expect((await second.send('getMe', { token: session.accessToken })).status).toBe(200)
    const { refreshToken } = session
    expect((await second.send('refreshSession', { body: { refreshToken } })).status).toBe(200)
  })

  test.each([
    ['deep nesting', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['a deep object', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['keys of a prototype', '{"__proto__": {"role": "admin"}, "constructor": 1}'],
    ['a text', '"hello"'],
    ['null', 'null'],
    ['nothing', ''],
    ['half a document', '{"email": "ada@exam'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ])('%s instead of a body gets a 4xx', async (_what, body) => {
    for (const operation of ['registerUser', 'logIn', 'refreshSession'] as const) {
      const { status } = await users.send(operation, { body, contentType: 'application/json' })
      expect({ operation, status, isRefused: status >= 400 && status < 500 }).toMatchObject({
        isRefused: true,
      })
    }
  })

  test('an invalid client address does not cause a server error', async () => {
    const { email } = await users.account()
    for (const address of [
      'x'.repeat(9000),
      'unknown',
      '256.1.1.1',
      "'; DROP TABLE login_throttles",
      ', ,',
    ]) {
      const headers = { 'X-Forwarded-For': address }
      const { status } = await users.send('logIn', { headers, body: { email, password: PASSWORD } })
      expect(status).toBe(200)
    }
  })

  test('fifty concurrent logins succeed', async () => {
    const accounts = await Promise.all(Array.from({ length: 50 }, () => users.account()))
    const statuses = await Promise.all(
      accounts.map(async ({ email }) => {
        const headers = { 'X-Forwarded-For': freshAddress() }
        const { body } = await users.send('logIn', { headers, body: { email, password: PASSWORD } })
        return (await users.send('getMe', { token: body.accessToken as string })).status
      }),
    )
    expect(statuses.filter((status) => status !== 200)).toEqual([])
  })
})
