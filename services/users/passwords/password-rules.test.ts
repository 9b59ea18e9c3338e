import { describe, expect, test } from 'vitest'
import { commonPasswords, commonWords } from './common-passwords.ts'
import { weaknessOf } from './password-rules.ts'

const owner = { email: 'grace.hopper@example.com', displayName: 'Grace Hopper' }

describe('refused are', () => {
  test('all common passwords', () => {
    expect([...commonPasswords].filter((password) => !weaknessOf(password, owner))).toEqual([])
  })

  test.each([
    'Unbelievable',
    'ADMINISTRATOR',
    'password1234',
    '1234password',
    'P@ssw0rd2026',
    'football2026!!',
    '***Sunshine***',
    'ｐａｓｓｗｏｒｄ１２３４',
  ])('a common word with something around it: %s', (password) => {
    expect(weaknessOf(password, owner)).toMatch(/common/)
  })

  test.each([
    'aaaaaaaaaaaa',
    'abababababab',
    'abcabcabcabc',
    '112211221122',
    'monkeymonkey',
    '🦀🦀🦀🦀🦀🦀🦀🦀🦀🦀🦀🦀',
    '            ',
  ])('a repetition: %s', (password) => {
    expect(weaknessOf(password, owner)).toBeDefined()
  })

  test.each([
    '123456789012',
    '098765432109',
    'abcdefghijkl',
    'zyxwvutsrqpo',
    'qwertyuiopas',
    'asdfghjkl;12',
    'QWERTYUIOP[]',
  ])('a run along the alphabet or the keyboard: %s', (password) => {
    expect(weaknessOf(password, owner)).toBeDefined()
  })

  test.each([
    'grace.hopper@example.com',
    'gracehopper1',
    'HopperGrace!!',
    'Grace Hopper 1906',
    'example.com1',
  ])("little more than the owner's name and address: %s", (password) => {
    expect(weaknessOf(password, owner)).toMatch(/name/)
  })
})

describe('good are', () => {
  test.each([
    'correct horse battery staple',
    'seven rusty anchors sing at dawn',
    'the customer number 1 knows',
    'x7$kQ9!vLm2@',
    '水が冷たい朝の海辺の町の灯り',
    'graceful otters swim',
    'my password is a poem',
    '1969-07-20T20:17Z',
    '🦀🐙🦑🐚🐠🐡🐬🐳🐋🦈🦭🐊',
  ])('%s', (password) => {
    expect(weaknessOf(password, owner)).toBeUndefined()
  })

  test('also for owners with very short names', () => {
    const short = { email: 'x@y.io', displayName: 'X' }
    expect(weaknessOf('xylophones x-rayed', short)).toBeUndefined()
  })
})

test('the lists are in lower case, and entries have the length of their list', () => {
  for (const entry of [...commonPasswords, ...commonWords]) expect(entry).toBe(entry.toLowerCase())
  expect([...commonPasswords].filter((entry) => entry.length < 12)).toEqual([])
  expect(commonPasswords.size).toBeGreaterThan(300)
})

test('the longest allowed password is checked in linear time', () => {
  const startedAt = performance.now()
  for (const unit of ['a', 'ab', '@', 'aaaaaaaaaaab', '1a', ' '])
    weaknessOf(unit.repeat(128).slice(0, 128), owner)
  expect(performance.now() - startedAt).toBeLessThan(1_000)
})
