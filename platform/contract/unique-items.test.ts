import { expect, test } from 'vitest'
import { sameItems } from './unique-items.ts'

test.each([
  [[], undefined],
  [[1, '1', true, 'true', null, 'null', [], {}, '[]', '{}', [1], ['1'], 0, false, ''], undefined],
  [
    [1, 2, 1.0],
    [2, 0],
  ],
  [
    [0, -0],
    [1, 0],
  ],
  [
    ['a', 'b', 'b', 'a'],
    [2, 1],
  ],
  [
    [
      { a: 1, b: [2, { c: 3, d: 4 }] },
      { b: [2, { d: 4, c: 3 }], a: 1 },
    ],
    [1, 0],
  ],
  [[{ a: 1, b: 2 }, { a: 1 }, { a: 1, b: null }], undefined],
  [[{ 'a":1,"b': 2 }, { a: 1, b: 2 }], undefined],
])('the same JSON value twice in %j is at %j', (list, found) => {
  expect(sameItems(list)).toEqual(found)
})

test('a long list of objects is read once', () => {
  const list = Array.from({ length: 50_000 }, (_, i) => ({ i }))
  expect(sameItems(list)).toBeUndefined()
  expect(sameItems([...list, { i: 7 }])).toEqual([50_000, 7])
})
