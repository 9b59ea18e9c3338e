import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startUsers, type TestUsers } from '../testing/users.ts'

/* Both versions at once: one state, two forms of it. */

let users: TestUsers
beforeAll(async () => {
  users = await startUsers()
})
afterAll(() => users.close())

async function person(displayName: string) {
  const user = await users.account({ displayName })
  const token = await users.tokenOf(user)
  const namesIn = async () => {
    const [v1, v2] = await Promise.all([users.send('getMe', { token }), users.sendV2('getMe', { token })])
    expect(v1.headers.etag).toBe(v2.headers.etag)
    return [v1.body.displayName, v2.body.givenName, v2.body.familyName]
  }
  return { user, token, namesIn }
}

test.each([
  ['Ada King Lovelace', 'Ada King', 'Lovelace'],
  ['Cher', 'Cher', null],
])('%s is split where no client has said how', async (displayName, givenName, familyName) => {
  const { namesIn } = await person(displayName)
  expect(await namesIn()).toEqual([displayName, givenName, familyName])
})

test('a name that was said in two parts is kept so, until the older version says another', async () => {
  const { token, namesIn } = await person('Ada')
  await users
    .sendV2('updateMe', { token, body: { givenName: 'Ada', familyName: 'King Lovelace' } })
    .expect(200)
  expect(await namesIn()).toEqual(['Ada King Lovelace', 'Ada', 'King Lovelace'])
  await users.send('updateMe', { token, body: { displayName: 'Grace Brewster Hopper' } }).expect(200)
  expect(await namesIn()).toEqual(['Grace Brewster Hopper', 'Grace Brewster', 'Hopper'])
})

describe('one part of a name', () => {
  test('is changed with the other part as it is', async () => {
    const { token, namesIn } = await person('Ada Byron')
    await users.sendV2('updateMe', { token, body: { familyName: 'Lovelace' } }).expect(200)
    await users.sendV2('updateMe', { token, body: { givenName: 'Augusta Ada' } }).expect(200)
    expect(await namesIn()).toEqual(['Augusta Ada Lovelace', 'Augusta Ada', 'Lovelace'])
    await users.sendV2('updateMe', { token, body: { familyName: null } }).expect(200)
    expect(await namesIn()).toEqual(['Augusta Ada', 'Augusta Ada', null])
  })

  test('is not lost to a change of the other part at the same time', async () => {
    const { token, namesIn } = await person('Ada Byron')
    const change = (body: object) => users.sendV2('updateMe', { token, body }).expect(200)
    await Promise.all([change({ givenName: 'Augusta' }), change({ familyName: 'Lovelace' })])
    expect(await namesIn()).toEqual(['Augusta Lovelace', 'Augusta', 'Lovelace'])
  })
})

test('names that are too long together are refused, since the older version could not show them', async () => {
  const { token } = await person('Ada')
  const body = { givenName: 'x'.repeat(60), familyName: 'y'.repeat(20) }
  const { body: problem } = await users.sendV2('updateMe', { token, body }).expect(400)
  expect(problem.errors).toEqual([
    { pointer: '/body', detail: 'must have 1 characters less: both names together have at most 79' },
  ])
  await users.sendV2('updateMe', { token, body: { ...body, familyName: 'y'.repeat(19) } }).expect(200)
})
