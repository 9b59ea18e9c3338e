import { expect, test } from 'vitest'
import { createBreaker } from './circuit-breaker.ts'

function breakerAt() {
  const clock = { ms: 0 }
  const breaker = createBreaker({ minimumCalls: 4 }, () => clock.ms)
  const call = (result: 'success' | 'failure' | 'none') => breaker.begin()(result)
  return { breaker, clock, call }
}

test('opens when half of at least four calls failed', () => {
  const { breaker, call } = breakerAt()
  for (const result of ['failure', 'success', 'failure'] as const) call(result)
  expect(breaker.canSend()).toBe(true)
  call('failure')
  expect({ canSend: breaker.canSend(), isOpen: breaker.isOpen() }).toEqual({ canSend: false, isOpen: true })
})

test('counts the calls of the last ten seconds', () => {
  const { breaker, clock, call } = breakerAt()
  for (let i = 0; i < 3; i++) call('failure')
  clock.ms = 10_000
  call('failure')
  expect(breaker.isOpen()).toBe(false)
  clock.ms = 15_000
  for (let i = 0; i < 3; i++) call('failure')
  expect(breaker.isOpen()).toBe(true)
})

test('lets one trial call through, whose failure opens it again', () => {
  const { breaker, clock, call } = breakerAt()
  const early = breaker.begin()
  for (let i = 0; i < 4; i++) call('failure')
  clock.ms = 1_000
  const trial = breaker.begin()
  expect(breaker.canSend()).toBe(false)
  // A call that began before the circuit opened is not the trial.
  early('success')
  expect(breaker.isOpen()).toBe(true)
  trial('failure')
  expect(breaker.canSend()).toBe(false)
  clock.ms = 2_000
  expect(breaker.canSend()).toBe(true)
})

test('tries again after a trial call that was cancelled, and forgets failures when it closes', () => {
  const { breaker, clock, call } = breakerAt()
  for (let i = 0; i < 4; i++) call('failure')
  clock.ms = 1_000
  call('none')
  expect(breaker.canSend()).toBe(true)
  call('success')
  expect(breaker.isOpen()).toBe(false)
  for (let i = 0; i < 3; i++) call('failure')
  expect(breaker.isOpen()).toBe(false)
})
