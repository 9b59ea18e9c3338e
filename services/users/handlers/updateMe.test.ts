import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { contract } from '#generated/users/v1/contract.ts'
import { startUsers, type TestUsers } from '../testing/users.ts'

describe('updateMe', () => {
  let users: TestUsers
  let token: string
  beforeAll(async () => {
    users = await startUsers()
    token = await users.tokenOf(await users.account())
  })
  afterAll(() => users.close())

  const rename = (displayName: string, ifMatch?: string) =>
    users.send('updateMe', { token, body: { displayName }, headers: ifMatch ? { 'If-Match': ifMatch } : {} })
  const tag = async () => (await users.send('getMe', { token })).headers.etag as string

  describe('200', () => {
    test('the name is changed, with a new ETag', async () => {
      const before = await users.send('getMe', { token })
      const { status, headers, body } = await rename('Ada King')
      expect({ status, body }).toMatchObject({ status: 200, body: { displayName: 'Ada King' } })
      expect(headers.etag).not.toBe(before.headers.etag)
      expect(body.updatedAt > before.body.updatedAt).toBe(true)
      const after = await users.send('getMe', { token })
      expect({ body: after.body, etag: after.headers.etag }).toEqual({ body, etag: headers.etag })
    })

    test('with a matching If-Match, or *', async () => {
      expect((await rename('One', await tag())).status).toBe(200)
      expect((await rename('Two', '*')).status).toBe(200)
      expect((await rename('Three', `"old", ${await tag()}`)).status).toBe(200)
    })

    test('names of any script are stored unchanged', async () => {
      for (const name of [
        '李小龍',
        'Ægir Þórðarson',
        '👩🏽‍🚀',
        "Robert'); DROP TABLE users;--",
        '<b>Ada</b>',
        'x'.repeat(80),
      ]) {
        const { status, body } = await rename(name)
        expect({ status, name: body.displayName }).toEqual({ status: 200, name })
      }
    })
  })

  describe('400', () => {
    test.each([
      ['nothing to change', {}],
      ['a field that is not theirs to set', { role: 'admin' }],
      ['an e-mail address', { email: 'other@example.com' }],
      ['a name of 81 characters', { displayName: 'x'.repeat(81) }],
      ['a name with a line break', { displayName: 'Ada\nKing' }],
      ['null', { displayName: null }],
      ['a list', []],
    ])('%s is refused', async (_what, body) => {
      expect((await users.send('updateMe', { token, body })).status).toBe(400)
    })
  })

  describe('401', () => {
    test.each<Record<string, string>>([{}, { 'If-Match': '*' }])(
      'the account was deleted (%o)',
      async (headers) => {
        const gone = await users.account()
        const left = await users.tokenOf(gone)
        await users.context.db.user.delete({ where: { id: gone.id } })
        const response = await users.send('updateMe', {
          token: left,
          headers,
          body: { displayName: 'Nobody' },
        })
        expect(response.status).toBe(401)
      },
    )
  })

  describe('412', () => {
    test('the account has changed', async () => {
      const old = await tag()
      await rename('Concurrent change')
      expect((await rename('Too late', old)).status).toBe(412)
      expect((await users.send('getMe', { token })).body.displayName).toBe('Concurrent change')
    })

    test.each(['W/', ''])('a weak or foreign ETag never matches (%s"1")', async (prefix) => {
      expect((await rename('No', `${prefix}"1"`)).status).toBe(412)
    })

    test('of ten concurrent updates with the same If-Match one succeeds', async () => {
      const seen = await tag()
      const responses = await Promise.all(Array.from({ length: 10 }, (_, i) => rename(`Racer ${i}`, seen)))
      expect(responses.map(({ status }) => status).sort()).toEqual([
        200,
        ...Array.from({ length: 9 }, () => 412),
      ])
      const winner = responses.find(({ status }) => status === 200)
      expect((await users.send('getMe', { token })).body).toEqual(winner?.body)
    })
  })

  describeRefusals(
    operationOf(contract, 'updateMe'),
    () => users,
    () => ({ token, body: { displayName: 'Ada King' } }),
  )
})
