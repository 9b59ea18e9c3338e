import { expect, test } from 'vitest'
import { delaysMs } from './back-off.ts'

test('each attempt beyond the free ones blocks twice as long, up to the cap', () => {
  const delays = delaysMs({ baseMs: 1000, capMs: 10_000 })
  expect(delays).toEqual([1000, 2000, 4000, 8000, 10_000])
})

test('a cap below the base applies from the first block', () => {
  expect(delaysMs({ baseMs: 1000, capMs: 500 })).toEqual([500])
})
