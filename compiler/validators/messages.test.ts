import { describe, expect, it, test } from 'vitest'
import { explain } from '#platform/contract/field-errors.ts'
import { compile } from '../testing/validators.ts'

describe('messages', () => {
  test.each<[string, unknown, unknown]>([
    ['must be a string', { type: 'string' }, 1],
    ['must be an integer', { type: 'integer' }, 1.5],
    ['must be an array', { type: 'array' }, {}],
    ['must be a string or null', { type: ['string', 'null'] }, 1],
    ['must be a string or an object', { oneOf: [{ type: 'object' }, { type: 'string' }] }, 1],
    [
      'must contain at most 1 item that matches the contract\'s "contains"',
      { contains: { type: 'null' }, maxContains: 1 },
      [null, null],
    ],
    [
      'must contain at least 2 items that match the contract\'s "contains"',
      { contains: { type: 'null' }, minContains: 2 },
      [null],
    ],
    ['must be a multiple of 0.01', { multipleOf: 0.01 }, 19.999],
    [
      'must be one of: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 or one of 10 more',
      { enum: Array.from({ length: 30 }, (_, i) => i) },
      'x',
    ],
  ])('%s', (detail, schema, value) => {
    const { request } = compile(schema)
    expect(request(value)).toBe(false)
    expect(explain(request.errors, '/body')).toEqual([{ pointer: '/body', detail }])
  })
})

describe('patterns', () => {
  it('mean letters by \\p{L} whatever else they escape', () => {
    const { request } = compile({ type: 'string', pattern: "^[\\p{L}\\'\\_ ]+$" })
    expect([request('Jürgen'), request('p{L}')]).toEqual([true, false])
  })
  it('are refused when they mean something else without the flag u', () => {
    expect(() => compile({ pattern: '^\\p{Foo}$' })).toThrow(/regular expression/)
  })
})
