import { expect, test } from 'vitest'
import { delaysMs } from './back-off.ts'

test('the free attempts cost nothing, then each blocks twice as long, up to the cap', () => {
  const delays = delaysMs({ free: 3, baseMs: 1000, capMs: 10_000, windowMs: 1 })
  expect(delays).toEqual([0, 0, 0, 1000, 2000, 4000, 8000, 10_000])
})

test('a cap below the base holds from the first', () => {
  expect(delaysMs({ free: 1, baseMs: 1000, capMs: 500, windowMs: 1 })).toEqual([0, 500])
})
