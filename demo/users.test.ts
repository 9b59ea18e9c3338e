import { expect, test } from 'vitest'
import { demoAccounts, seed } from './users.ts'
import { startUsers } from '../services/users/testing/users.ts'

test('an empty database is seeded once, and each demo account can log in', async () => {
  await using users = await startUsers()
  const outcomes = await Promise.all([seed(users.databaseUrl), seed(users.databaseUrl)])
  expect(outcomes.filter((line) => line === '3 accounts')).toHaveLength(1)
  expect(await seed(users.databaseUrl)).toBeUndefined()
  for (const { email, password, role } of demoAccounts) {
    const { accessToken } = await users.logIn(email, password)
    expect((await users.send('getMe', { token: accessToken })).body).toMatchObject({ email, role })
  }
})

test('a deleted demo account is not recreated', async () => {
  await using users = await startUsers()
  await seed(users.databaseUrl)
  await users.context.db.user.delete({ where: { emailKey: 'customer@example.com' } })
  expect(await seed(users.databaseUrl)).toBeUndefined()
  expect(await users.context.db.user.count()).toBe(2)
})
