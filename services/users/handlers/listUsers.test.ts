import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeCursor } from '#platform/http/page.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { contract } from '#generated/users/v1/contract.ts'
import { startUsers, type TestUsers } from '../testing/users.ts'

const SORTS = ['createdAt', '-createdAt', 'email', '-email'] as const

describe('listUsers', () => {
  let users: TestUsers
  let token: string
  beforeAll(async () => {
    users = await startUsers()
    // Ten times for 25 accounts, so that there are ties.
    for (let i = 0; i < 25; i += 1) {
      const account = await users.account({
        email: `${String.fromCharCode(97 + ((i * 7) % 25))}-${i}@${i % 2 ? 'Example' : 'example'}.com`,
        displayName: ['100% Wool', 'Under_score', 'Back\\slash', 'Élodie Ünal', 'Plain'][i % 5],
        role: i < 3 ? 'staff' : i === 24 ? 'admin' : 'customer',
        createdAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(i / 2.5))),
      })
      if (account.role === 'admin') token = await users.tokenOf(account)
    }
  })
  afterAll(() => users.close())

  interface Item {
    id: string
    email: string
    displayName: string
    role: string
    createdAt: string
  }
  const list = (query: Record<string, string> = {}, headers?: Record<string, string>) =>
    users.send('listUsers', { query, token, headers })
  const itemsOf = async (query: Record<string, string>) =>
    (await list({ limit: '100', ...query })).body.items as Item[]
  const pages = async (query: Record<string, string>, onPage?: () => Promise<unknown>) => {
    const items: Item[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const { status, body } = await list({ ...query, ...(cursor && { cursor }) })
      expect(status).toBe(200)
      items.push(...(body.items as Item[]))
      cursor = body.nextCursor as string | null
      await onPage?.()
    }
    return items
  }

  describe('200', () => {
    test('twenty accounts, newest first, without secrets', async () => {
      const { status, body } = await list()
      expect(status).toBe(200)
      expect(body.items).toHaveLength(20)
      expect(body.nextCursor).toEqual(expect.any(String))
      expect(Object.keys(body.items[0] as object).sort()).toEqual([
        'createdAt',
        'displayName',
        'email',
        'id',
        'role',
        'updatedAt',
      ])
      const dates = (body.items as Item[]).map(({ createdAt }) => createdAt)
      expect(dates).toEqual(dates.toSorted().reverse())
    })

    test.each(SORTS)('pages by %s neither skip nor repeat accounts', async (sort) => {
      const whole = await itemsOf({ sort })
      const paged = await pages({ sort, limit: '4' })
      expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id))
      expect(new Set(paged.map(({ id }) => id)).size).toBe(25)
      const keys = whole.map((item) => (sort.endsWith('email') ? item.email.toLowerCase() : item.createdAt))
      const sorted = keys.toSorted()
      expect(keys).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted)
    })

    test('pages neither skip nor repeat accounts during inserts and deletes', async () => {
      const before = await itemsOf({ sort: 'createdAt' })
      const added: string[] = []
      const paged = await pages({ sort: 'createdAt', limit: '3' }, async () => {
        added.push((await users.account({ createdAt: new Date(Date.UTC(2025, 0, 1)) })).id)
      })
      await users.context.db.user.deleteMany({ where: { id: { in: added } } })
      expect(paged.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    })

    test('a full last page has no next cursor', async () => {
      expect((await list({ limit: '25' })).body.nextCursor).toBeNull()
      expect((await list({ limit: '24' })).body.nextCursor).not.toBeNull()
    })

    test.each([
      ['part of an address, in any case', 'EXAMPLE.COM', 25],
      ['part of a name, in any case', 'plAIN', 5],
      ['an accent', 'élodie', 5],
      ['a per cent sign is just a sign', '100%', 5],
      ['an underscore too', 'r_s', 5],
      ['and a backslash', 'k\\s', 5],
      ['nothing that is there', '%%%', 0],
      ['an apostrophe', "' OR 1=1 --", 0],
    ])('q finds %s', async (_what, q, count) => {
      expect(await itemsOf({ q })).toHaveLength(count)
    })

    test('filters are combined, on all pages', async () => {
      expect(await pages({ role: 'staff', limit: '2' })).toHaveLength(3)
      expect(await itemsOf({ role: 'staff', q: 'wool' })).toHaveLength(1)
      expect(await itemsOf({ role: 'admin', q: 'wool' })).toEqual([])
    })
  })

  describe('304', () => {
    test('for a matching If-None-Match, until an account on the page changes', async () => {
      const query = { sort: 'email', limit: '5' }
      const { headers, body } = await list(query)
      const condition = { 'If-None-Match': headers.etag as string }
      const again = await list(query, condition)
      expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: '' })
      expect((await list({ ...query, limit: '6' }, condition)).status).toBe(200)

      const first = (body.items as Item[])[0] as Item
      await users.context.db.user.update({
        where: { id: first.id },
        data: { displayName: 'Plain', version: 2 },
      })
      expect((await list(query, condition)).status).toBe(200)
    })
  })

  describe('400', () => {
    test.each<[string, Record<string, string>]>([
      ['a limit of 0', { limit: '0' }],
      ['a limit of 101', { limit: '101' }],
      ['a limit that is no number', { limit: 'many' }],
      ['an unknown order', { sort: 'passwordHash' }],
      ['an unknown role', { role: 'root' }],
      ['an empty q', { q: '' }],
      ['a q with NUL', { q: 'a\0b' }],
      ['a cursor that is no cursor', { cursor: 'abc' }],
      [
        'a cursor of another order',
        { sort: 'email', cursor: encodeCursor({ sort: '-email', key: 'a@b.cd', id: randomUUID() }) },
      ],
      [
        'a cursor with a date for an address',
        { sort: 'email', cursor: encodeCursor({ sort: 'email', key: 7, id: randomUUID() }) },
      ],
      [
        'a cursor with NUL',
        { sort: 'email', cursor: encodeCursor({ sort: 'email', key: 'a\0', id: randomUUID() }) },
      ],
      [
        'a cursor with half a surrogate',
        { sort: 'email', cursor: encodeCursor({ sort: 'email', key: '\ud83e', id: randomUUID() }) },
      ],
      [
        'a cursor with a bad id',
        { sort: 'email', cursor: encodeCursor({ sort: 'email', key: 'a@b.cd', id: 'x' }) },
      ],
      ...[-1, 0.5, 1e300, 8.64e15, 253_402_300_800_000].map((key): [string, Record<string, string>] => [
        `a cursor at the moment ${key}`,
        { sort: 'createdAt', cursor: encodeCursor({ sort: 'createdAt', key, id: randomUUID() }) },
      ]),
    ])('%s', async (_what, query) => {
      const { status, body } = await list(query)
      expect(status).toBe(400)
      expect(body.errors[0].pointer).toMatch(/^\/query/)
    })

    test('the maximum time in a cursor does not cause a server error', async () => {
      const cursor = encodeCursor({ sort: 'createdAt', key: 253_402_300_799_999, id: randomUUID() })
      expect((await list({ sort: 'createdAt', cursor })).status).toBe(200)
    })
  })

  describeRefusals(
    operationOf(contract, 'listUsers'),
    () => users,
    () => ({}),
  )
})
