import { describe, expect, test } from 'vitest'
import { encodeCursor, newestFirst, openPage } from './page.ts'

const ids = [
  '0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10',
  '1f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10',
  '2f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10',
] as const
const [id] = ids
const keys = {
  price: { field: 'priceAmount', type: 'integer' },
  name: { field: 'name', type: 'text' },
  createdAt: { field: 'createdAt', type: 'time' },
} as const
const rowOf = (n: number) => ({
  id: ids[n] as string,
  priceAmount: n,
  name: `n${n}`,
  createdAt: new Date(1_000 * n),
})

describe('a page', () => {
  test('has at most the limit, and a next cursor only when there are more', () => {
    const page = openPage({ sort: 'price', limit: 2 }, keys)
    const names = (count: number) => page.of([0, 1, 2].slice(0, count).map(rowOf), ({ name }) => name)
    expect(page.take).toBe(3)
    const nextCursor = encodeCursor({ sort: 'price', key: 1, id: ids[1] })
    expect(names(3)).toEqual({ items: ['n0', 'n1'], nextCursor })
    expect(names(2)).toEqual({ items: ['n0', 'n1'], nextCursor: null })
    expect(names(0)).toEqual({ items: [], nextCursor: null })
  })

  test.each([
    ['price', 1, 'priceAmount'],
    ['-price', 1, 'priceAmount'],
    ['name', 'n1', 'name'],
    ['-createdAt', new Date(1_000), 'createdAt'],
  ] as const)('by %s begins after the last item of the one before', (sort, key, field) => {
    const { nextCursor } = openPage({ sort, limit: 1 }, keys).of([rowOf(1), rowOf(2)], (row) => row)
    const next = openPage({ sort, cursor: nextCursor ?? '', limit: 1 }, keys)
    expect(next).toMatchObject({ position: { key, id: ids[1] }, field, isDescending: sort.startsWith('-') })
    const beyond = sort.startsWith('-') ? 'lt' : 'gt'
    expect(next.where).toEqual({
      AND: [
        { [field]: { [`${beyond}e`]: key } },
        { OR: [{ [field]: { [beyond]: key } }, { [field]: key, id: { [beyond]: ids[1] } }] },
      ],
    })
  })

  test('is ordered by the sort key, then by id', () => {
    const { query, where } = openPage({ sort: '-name', limit: 5 }, keys)
    expect(query).toEqual({ orderBy: [{ name: 'desc' }, { id: 'desc' }], take: 6 })
    expect(where).toEqual({})
    expect(newestFirst({ limit: 5 }).query.orderBy).toEqual([{ createdAt: 'desc' }, { id: 'desc' }])
  })

  test('may have another field as its id', () => {
    const page = openPage({ sort: 'name', limit: 1 }, keys, 'orderId')
    const rows = [rowOf(0), rowOf(1)].map((row) => ({ ...row, orderId: row.id }))
    expect(page.query.orderBy).toEqual([{ name: 'asc' }, { orderId: 'asc' }])
    expect(page.of(rows, () => 0).nextCursor).toBe(encodeCursor({ sort: 'name', key: 'n0', id }))
  })
})

test.each([
  ['text that is not a cursor', '-price', 'hello'],
  ['another order', '-price', encodeCursor({ sort: 'price', key: 1, id })],
  ['a key of another type', '-price', encodeCursor({ sort: '-price', key: 'a', id })],
  ['an integer that the column cannot have', '-price', encodeCursor({ sort: '-price', key: 2 ** 31, id })],
  ['a fraction', '-price', encodeCursor({ sort: '-price', key: 1.5, id })],
  ['a time after the year 9999', 'createdAt', encodeCursor({ sort: 'createdAt', key: 8.64e15, id })],
  ['a time before 1970', 'createdAt', encodeCursor({ sort: 'createdAt', key: -1, id })],
  ['a time as text', 'createdAt', encodeCursor({ sort: 'createdAt', key: '2026', id })],
  ['U+0000', 'name', encodeCursor({ sort: 'name', key: 'a\0', id })],
  ['half a surrogate pair', 'name', encodeCursor({ sort: 'name', key: '\ud83e', id })],
  ['a number as text', 'name', encodeCursor({ sort: 'name', key: 7, id })],
  ['an invalid id', 'name', encodeCursor({ sort: 'name', key: 'a', id: "1' OR 1=1" })],
  ['JSON of another shape', 'name', Buffer.from('{"sort":"name"}').toString('base64url')],
] as const)('a cursor with %s is 400 at /query/cursor', (_name, sort, cursor) => {
  expect(() => openPage({ sort, cursor, limit: 2 }, keys)).toThrow(
    expect.objectContaining({ status: 400, errors: [expect.objectContaining({ pointer: '/query/cursor' })] }),
  )
})
