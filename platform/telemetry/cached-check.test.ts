import { expect, test } from 'vitest'
import { cachedCheck } from './cached-check.ts'

test('a success is valid for the given time, and not longer', async () => {
  let time = 0
  let runs = 0
  const check = cachedCheck(
    async () => {
      runs += 1
    },
    1_000,
    () => time,
  )
  await check()
  time = 999
  await check()
  expect(runs).toBe(1)
  time = 1_000
  await check()
  expect(runs).toBe(2)
})

test('a failure is reported and not cached', async () => {
  let isDown = true
  const check = cachedCheck(async () => {
    if (isDown) throw new Error('connection refused')
  }, 1_000)
  await expect(check()).rejects.toThrow('connection refused')
  isDown = false
  await check()
  isDown = true
  await check()
})

test('concurrent calls share one run', async () => {
  const response = Promise.withResolvers<void>()
  let runs = 0
  const check = cachedCheck(() => {
    runs += 1
    return response.promise
  }, 1_000)
  const calls = [check(), check()]
  response.reject(new Error('timeout'))
  const results = await Promise.allSettled(calls)
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(runs).toBe(1)
})
