import { expect, test } from 'vitest'
import { etagOf, isNotModified, requireMatch } from './etag.ts'

const etag = etagOf('a', 3)

test.each([
  [undefined, false],
  ['"a-3"', true],
  ['W/"a-3"', true],
  ['"x", "a-3"', true],
  ['*', true],
  ['"a-2"', false],
  ['a-3', false],
])('If-None-Match %s: not modified is %s', (header, expected) => {
  expect(isNotModified(header, etag)).toBe(expected)
})

test.each([['"a-3"'], ['"x" , "a-3"'], ['*']])('If-Match %s allows the change', (header) => {
  expect(() => requireMatch(header, etag)).not.toThrow()
})

test.each([
  ['"a-2"', 412],
  // Strong comparison: a weak tag never matches (RFC 9110, section 13.1.1).
  ['W/"a-3"', 412],
  [undefined, 428],
])('If-Match %s is refused with %s', (header, status) => {
  expect(() => requireMatch(header, etag)).toThrow(expect.objectContaining({ status }))
})

test('without If-Match a change may be allowed', () => {
  expect(() => requireMatch(undefined, etag, false)).not.toThrow()
})
