import { describe, expect, test } from 'vitest'
import { formats } from './formats.ts'

const accepts = (name: string, value: unknown) => (formats[name]?.test as (value: unknown) => boolean)(value)

describe('formats', () => {
  test.each(Object.entries(formats).filter(([, { type }]) => type === 'string'))(
    '%s takes linear time and constant stack',
    (name) => {
      const startedAt = performance.now()
      for (const part of ['a', '0', 'a.', 'a@', '/', '%41', 'a:', '-', '{a}', '1:', '()', '"\\"', 'P1', ':'])
        expect(typeof accepts(name, part.repeat(Math.ceil(4_000_000 / part.length)))).toBe('boolean')
      expect(performance.now() - startedAt).toBeLessThan(20_000)
    },
  )

  test.each(
    Object.entries({
      date: '2026-01-31',
      time: '09:30:00Z',
      'date-time': '2026-01-31T09:30:00Z',
      duration: 'P1DT12H',
      email: 'a@example.com',
      hostname: 'example.com',
      ipv4: '127.0.0.1',
      ipv6: '::1',
      uri: 'https://example.com/a?b#c',
      'uri-reference': '/a',
      'uri-template': '/a/{b}',
      uuid: '123e4567-e89b-42d3-a456-426614174000',
      'json-pointer': '/a~1b',
      byte: 'YWJj',
      base64url: 'YWJj_-',
      decimal: '1.50',
      'http-date': 'Sat, 31 Jan 2026 09:30:00 GMT',
      'media-range': 'text/*;q=0.5',
    }),
  )('%s accepts %s, and not with a line feed', (name, value) => {
    expect(accepts(name, value)).toBe(true)
    if (name !== 'json-pointer') expect(accepts(name, `${value}\n`)).toBe(false)
  })

  test.each<[string, unknown, boolean]>([
    ['int32', 2 ** 31, false],
    ['int64', 1e300, false],
    ['int64', 2 ** 53, false],
    ['int64', 2n ** 63n - 1n, true],
    ['int64', 2n ** 63n, false],
    ['uint64', -1, false],
    ['uint64', 2n ** 64n - 1n, true],
    ['uint8', 256, false],
    ['float', 3.5e38, false],
    ['double', 1e300, true],
    ['byte', '!!!\n', false],
    ['byte', '<script>\nYWJj', false],
    ['date-time', '2026-01-31 09:30:00Z', false],
    ['uuid', 'urn:uuid:123e4567-e89b-42d3-a456-426614174000', false],
  ])('%s of %s: %s', (name, value, expected) => {
    expect(accepts(name, value)).toBe(expected)
  })
})
