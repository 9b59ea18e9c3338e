import { expect, test } from 'vitest'
import { contentEtag, etagOf, statusOf, isNotModified, requireMatch } from './etag.ts'

const etag = etagOf('a', 3)

test.each([
  [undefined, false],
  ['"a-3"', true],
  ['W/"a-3"', true],
  ['"x", "a-3"', true],
  ['"x","a-3"', true],
  ['"x,y", "a-3"', true],
  ['*', true],
  [' * ', true],
  ['"a-2"', false],
  ['a-3', false],
  // Not the form of `*` (RFC 9110, section 13.1.2).
  ['"x", *', false],
  // One tag that contains the other's text.
  ['"x, a-3"', false],
])('If-None-Match %s: not modified is %s', (header, expected) => {
  expect(isNotModified(header, etag)).toBe(expected)
})

test('a weak tag of the response matches If-None-Match, and never If-Match', () => {
  expect(isNotModified('"1"', 'W/"1"')).toBe(true)
  expect(isNotModified('W/"1"', 'W/"1"')).toBe(true)
  expect(() => requireMatch('W/"1"', 'W/"1"')).toThrow(expect.objectContaining({ status: 412 }))
})

test.each([['"a-3"'], ['"x" , "a-3"'], ['*'], [undefined]])('If-Match %s allows the change', (header) => {
  expect(() => requireMatch(header, etag)).not.toThrow()
})

// Strong comparison: a weak tag never matches (RFC 9110, section 13.1.1).
test.each([['"a-2"'], ['W/"a-3"'], ['a-3']])('If-Match %s is 412', (header) => {
  expect(() => requireMatch(header, etag)).toThrow(expect.objectContaining({ status: 412 }))
})

test('If-Match is evaluated before If-None-Match, and neither unless it is declared', () => {
  const both = { ifMatch: true, ifNoneMatch: true }
  const headers = { 'if-match': '"x"', 'if-none-match': etag }
  expect(statusOf(headers, etag, both)).toBe(412)
  expect(statusOf({ ...headers, 'if-match': etag }, etag, both)).toBe(304)
  expect(statusOf({ 'if-match': etag }, etag, both)).toBeUndefined()
  expect(statusOf(headers, etag, { ifMatch: false, ifNoneMatch: true })).toBe(304)
  expect(statusOf(headers, etag, { ifMatch: false, ifNoneMatch: false })).toBeUndefined()
})

test('the tag of a content differs with each byte and with the media type', () => {
  const tags = [
    contentEtag('text/plain', 'a'),
    contentEtag('text/plain', 'b'),
    contentEtag('text/html', 'a'),
    contentEtag('text/plain', 'é'),
  ]
  expect(new Set(tags).size).toBe(4)
  expect(contentEtag('text/plain', Buffer.from('é'))).toBe(tags[3])
})
