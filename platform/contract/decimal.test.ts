import { describe, expect, test } from 'vitest'
import { hasLongNumber, isExact, isMultipleOf, parseExactly, parseIntegers } from './decimal.ts'

describe('decimal numbers', () => {
  test.each<[number | bigint, number, boolean]>([
    [19.99, 0.01, true],
    [1.005, 0.01, false],
    [9.1, 0.1, true],
    [1e300, 1e-7, true],
    [1e308, 0.123456789, false],
    [-19.99, 0.01, true],
    [0, 0.3, true],
    [7, 7, true],
    [10n ** 30n, 3, false],
  ])('%s as a multiple of %s: %s', (value, divisor, expected) => {
    expect(isMultipleOf(value, divisor)).toBe(expected)
  })

  test.each<[string, boolean]>([
    ['9007199254740993', false],
    ['9007199254740994', true],
    ['99999999999999999999', false],
    ['1.0000000000000000001', false],
    ['0.30000000000000004', true],
    ['1e300', true],
    ['1e400', false],
    ['1e-400', false],
    ['0e-400', true],
    ['1.0', true],
  ])('%s is exact: %s', (text, expected) => {
    expect(isExact(text, Number(text))).toBe(expected)
    if (!expected) expect(hasLongNumber(`{"a":${text}}`)).toBe(true)
  })

  test('that are not exact are found with their locations, but not in strings', () => {
    const { value, inexact } = parseExactly('{"a":[1,9007199254740993],"s":"9007199254740993"}')
    expect(inexact).toEqual([{ keys: ['a', '1'], text: '9007199254740993' }])
    expect(value).toEqual({ a: [1, 9007199254740992], s: '9007199254740993' })
    expect(hasLongNumber('{"id":"4e123456-1234567890123456"}')).toBe(false)
  })

  test('of a response are BigInts where no double holds them', () => {
    expect(parseIntegers('{"a":9007199254740993,"b":1}')).toEqual({ a: 9007199254740993n, b: 1 })
  })
})
