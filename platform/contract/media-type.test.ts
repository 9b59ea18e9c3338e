import { describe, expect, test } from 'vitest'
import { negotiate, parseMediaType, pickByRange } from './media-type.ts'

describe('of the media types of a contract', () => {
  const keys = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]))
  test.each([
    [['application/json'], 'application/json', 'application/json'],
    [['application/json'], 'Application/JSON ; charset=UTF-8', 'application/json'],
    [['application/json;charset=UTF-8'], 'application/json', 'application/json;charset=UTF-8'],
    [['application/json'], 'application/json; version=2', 'application/json'],
    [['application/json; version=1'], 'application/json; version=2', undefined],
    [['application/json; version=1'], 'application/json', undefined],
    [['a/b; t=basic', 'a/b; t=internal'], 'a/b;t=internal', 'a/b; t=internal'],
    [['a/b; t=basic', 'a/b; t=internal'], 'a/b;T="internal"', 'a/b; t=internal'],
    [['a/b; t="x y"', 'a/b'], 'a/b; t="x\\ y"', 'a/b; t="x y"'],
    [['a/b; t="x;y,z"'], 'a/b;t="x;y,z"', 'a/b; t="x;y,z"'],
    [['a/b; t=Basic'], 'a/b; t=basic', undefined],
    [['a/b', 'a/b; t=1'], 'a/b; t=1; u=2', 'a/b; t=1'],
    [['*/*', 'application/*', 'application/json'], 'application/json', 'application/json'],
    [['*/*', 'application/*'], 'application/json', 'application/*'],
    [['*/*', 'application/*'], 'image/png', '*/*'],
    [['application/json'], 'application/vnd.acme+json', undefined],
    [['image/*'], 'imagery/png', undefined],
    [['constructor/x'], 'toString', undefined],
  ])('%j %s is read by %s', (names, type, expected) => {
    expect(pickByRange(keys(...names), type)?.[0]).toBe(expected)
    expect(pickByRange(keys(...names.toReversed()), type)?.[0]).toBe(expected)
  })
})

describe('of the media types of a response', () => {
  test.each([
    [undefined, ['a/b', 'c/d'], 'a/b'],
    ['c/d', ['a/b', 'c/d'], 'c/d'],
    ['c/*', ['a/b', 'c/d'], 'c/d'],
    ['a/b;q=0.1, c/d;q=0.2', ['a/b', 'c/d'], 'c/d'],
    ['a/b;q=0, */*', ['a/b', 'c/d'], 'c/d'],
    ['a/*;q=0.9, a/b;q=0.1', ['a/b', 'a/c'], 'a/c'],
    ['*/*;q=0.1, c/d', ['a/b', 'c/d'], 'c/d'],
    ['a/b;q=0', ['a/b'], undefined],
    ['x/y', ['a/b'], undefined],
    ['A/B;Q=0.5', ['a/b'], 'a/b'],
    ['a/b;v=2', ['a/b;v=1', 'a/b;v=2'], 'a/b;v=2'],
    ['a/b;v=3', ['a/b;v=1', 'a/b'], undefined],
    ['a/b;v="2";q=0.4, a/b;q=0.9', ['a/b;v=1', 'a/b;v=2'], 'a/b;v=1'],
    ['a/b; charset=utf-8', ['a/b'], 'a/b'],
    ['a/b', ['a/b;charset=UTF-8'], 'a/b;charset=UTF-8'],
    ['a/b;q=0.5;ext=1', ['a/b'], 'a/b'],
    ['x/y;t="a,b", c/d;q=0.3', ['c/d'], 'c/d'],
    ['image/png', ['*/*'], '*/*'],
    ['image/png', ['text/*', 'image/*'], 'image/*'],
    ['image/png;q=0', ['image/*'], undefined],
    ['a/b;q=high', ['a/b'], undefined],
  ])('Accept: %s chooses among %j: %s', (accept, offered, expected) => {
    expect(negotiate(accept, offered)).toBe(expected)
  })
})

test('a media type of any length is parsed in linear time', () => {
  const start = performance.now()
  for (const text of [`a/b;t="${'\\"'.repeat(200_000)}`, `a/b${';'.repeat(400_000)}`, '"'.repeat(400_001)])
    parseMediaType(text)
  negotiate('"\\",'.repeat(100_000), ['a/b'])
  expect(performance.now() - start).toBeLessThan(2_000)
})
