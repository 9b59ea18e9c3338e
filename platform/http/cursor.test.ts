import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor, pageOf } from './cursor.ts'

const id = '0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10'

test('a cursor is decoded to its position', () => {
  const cursor = { sort: '-price', key: 1999, id }
  expect(decodeCursor(encodeCursor(cursor), '-price', 'number')).toEqual(cursor)
  expect(decodeCursor(undefined, '-price', 'number')).toBeUndefined()
})

test.each([
  ['text that is not a cursor', 'hello'],
  ['another order', encodeCursor({ sort: 'price', key: 1, id })],
  ['a key of another type', encodeCursor({ sort: '-price', key: 'a', id })],
  ['an invalid id', encodeCursor({ sort: '-price', key: 1, id: "1' OR 1=1" })],
  ['JSON of another shape', Buffer.from('{"sort":"-price"}').toString('base64url')],
])('%s is refused at /query/cursor', (_name, text) => {
  expect(() => decodeCursor(text, '-price', 'number')).toThrow(
    expect.objectContaining({ status: 400, errors: [expect.objectContaining({ pointer: '/query/cursor' })] }),
  )
})

test('a page has at most the limit, and a next cursor only when there are more', () => {
  const after = (n: number) => ({ sort: 's', key: n, id })
  expect(pageOf([1, 2, 3], 2, after)).toEqual({ items: [1, 2], nextCursor: encodeCursor(after(2)) })
  expect(pageOf([1, 2], 2, after)).toEqual({ items: [1, 2], nextCursor: null })
  expect(pageOf([], 2, after)).toEqual({ items: [], nextCursor: null })
})
