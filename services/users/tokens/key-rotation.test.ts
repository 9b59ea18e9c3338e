import { describe, expect, test } from 'vitest'
import { type KeyAge, planKeys } from './key-rotation.ts'

const MINUTE_MS = 60_000
const policy = { rotationMs: 1000 * MINUTE_MS, leadMs: 10 * MINUTE_MS, keepMs: 70 * MINUTE_MS }
const now = new Date('2026-03-01T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS)
const key = (kid: string, bornAgo: number, retiredAgo?: number): KeyAge => ({
  kid,
  createdAt: ago(bornAgo),
  retiredAt: retiredAgo === undefined ? null : ago(retiredAgo),
})
const plan = (...keys: KeyAge[]) => planKeys(keys, now, policy)

describe('a plan for the signing keys', () => {
  test('no key: one is created', () => {
    expect(plan()).toEqual({ signer: undefined, create: true, retire: [], drop: [] })
  })

  test('the first key signs immediately', () => {
    expect(plan(key('a', 0))).toEqual({ signer: 'a', create: false, retire: [], drop: [] })
  })

  test('at its rotation age a key gets a successor and continues to sign', () => {
    expect(plan(key('a', 999))).toMatchObject({ signer: 'a', create: false })
    expect(plan(key('a', 1000))).toMatchObject({ signer: 'a', create: true, retire: [] })
  })

  test('the successor signs after the lead time, and the old key is retired', () => {
    expect(plan(key('b', 9), key('a', 1009))).toMatchObject({ signer: 'a', create: false, retire: [] })
    expect(plan(key('b', 10), key('a', 1010))).toMatchObject({ signer: 'b', create: false, retire: ['a'] })
  })

  test('a retired key is deleted once its last token has expired', () => {
    expect(plan(key('b', 80), key('a', 1080, 69))).toMatchObject({ signer: 'b', drop: [] })
    expect(plan(key('b', 80), key('a', 1080, 70))).toMatchObject({ signer: 'b', drop: ['a'] })
  })

  test('after a long downtime the newest key signs, and its successor is due', () => {
    const asleep = plan(key('a', 9000), key('b', 5000))
    expect(asleep).toEqual({ signer: 'b', create: true, retire: ['a'], drop: [] })
  })

  test('only retired keys: one is created', () => {
    expect(plan(key('a', 5, 1))).toMatchObject({ signer: undefined, create: true })
  })

  test('of keys with the same time, every instance selects the same one', () => {
    const [a, b] = [key('a', 20), key('b', 20)]
    expect(plan(a, b)).toEqual(plan(b, a))
  })

  test('a clock behind that of another instance has no effect', () => {
    expect(plan(key('a', -5))).toEqual({ signer: 'a', create: false, retire: [], drop: [] })
  })
})
