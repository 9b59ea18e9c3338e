import { describe, expect, test } from 'vitest'
import {
  COMPENSATIONS,
  begin,
  cancel,
  type Circumstances,
  ENDS,
  FORWARD,
  type ForwardStep,
  isEnd,
  next,
  type Outcome,
  resume,
  type Saga,
  type Step,
} from './saga.ts'

const inTime: Circumstances = { late: false, exhausted: false }
const done: Outcome = { kind: 'done' }
const refused: Outcome = { kind: 'refused', reason: 'card-declined' }
const unknown: Outcome = { kind: 'unknown', detail: 'no response' }
const impossible: Outcome = { kind: 'impossible', detail: '400' }
const notSent: Outcome = { kind: 'not-sent', detail: 'open' }
const outcomes = [done, refused, unknown, notSent, impossible]
const booleans = [false, true]

/** Runs until the end, each step with the outcome that is named for it, else done. */
function run(saga: Saga, named: Partial<Record<Step, Outcome>> = {}, circumstances = inTime): [Saga, Step[]] {
  const taken: Step[] = []
  while (!isEnd(saga.state)) {
    const step = saga.state
    taken.push(step)
    saga = next(saga, named[step] ?? done, circumstances) ?? expect.unreachable(`${step} again`)
  }
  return [saga, taken]
}

/** Every saga that can be reached from the beginning, with the way there forgotten, and no count above one. */
function reachable(): Saga[] {
  const found = new Map<string, Saga>()
  const visit = (reached: Saga) => {
    const { resumptions, request } = reached
    const saga = { ...reached, resumptions: Math.min(resumptions, 1), request: Math.min(request, 1) }
    const key = JSON.stringify(saga)
    if (found.has(key)) return
    found.set(key, saga)
    const cancelled = cancel(saga, 'cancelled-by-customer')
    if (typeof cancelled === 'object') visit(cancelled)
    const resumed = resume(saga)
    if (resumed) visit(resumed)
    if (isEnd(saga.state)) return
    for (const outcome of outcomes)
      for (const late of booleans)
        for (const exhausted of booleans) {
          const following = next(saga, outcome, { late, exhausted })
          if (following) visit(following)
        }
  }
  visit(begin())
  return [...found.values()]
}

describe('the way of an order', () => {
  test('from reservation to confirmation', () => {
    const [saga, taken] = run(begin())
    expect(taken).toEqual(FORWARD)
    expect(saga).toEqual({ ...begin(), state: 'confirmed', completed: FORWARD })
  })

  test.each<[ForwardStep, Step[]]>([
    ['reserve-stock', []],
    ['authorize-payment', ['release-stock']],
    ['confirm-stock', ['void-payment', 'release-stock']],
    ['capture-payment', ['release-stock', 'void-payment']],
  ])('%s refused: what was done is undone in reverse, and the order rejected', (step, undone) => {
    const [saga, taken] = run(begin(), { [step]: refused })
    expect(taken).toEqual([...FORWARD.slice(0, FORWARD.indexOf(step) + 1), ...undone])
    expect(saga).toEqual({ ...begin(), state: 'rejected', reason: 'card-declined' })
  })

  test.each<[ForwardStep, Step[]]>([
    ['reserve-stock', ['release-stock']],
    ['authorize-payment', ['void-payment', 'release-stock']],
    ['confirm-stock', ['release-stock', 'void-payment']],
  ])('%s done too late: undone, and the order rejected', (step, undone) => {
    const before: Saga = { ...begin(), state: step, completed: FORWARD.slice(0, FORWARD.indexOf(step)) }
    const late = next(before, done, { late: true, exhausted: false }) as Saga
    const [saga, taken] = run(late)
    expect(taken).toEqual(undone)
    expect(saga).toMatchObject({ state: 'rejected', completed: [], reason: 'deadline-exceeded' })
  })

  test('an order whose last step is done is confirmed, even after the deadline', () => {
    const before: Saga = { ...begin(), state: 'capture-payment', completed: FORWARD.slice(0, 3) }
    expect(next(before, done, { late: true, exhausted: true })).toMatchObject({ state: 'confirmed' })
  })

  test.each<[ForwardStep, Step[]]>([
    ['reserve-stock', ['release-stock']],
    ['authorize-payment', ['void-payment', 'release-stock']],
    ['confirm-stock', ['release-stock', 'void-payment']],
    ['capture-payment', ['refund-payment', 'release-stock']],
  ])('cancelled during %s: the step ends first, then all is undone', (step, undone) => {
    const before: Saga = { ...begin(), state: step, completed: FORWARD.slice(0, FORWARD.indexOf(step)) }
    const noted = cancel(before, 'cancelled-by-customer')
    expect(noted).toEqual({ ...before, cancelRequested: true, reason: 'cancelled-by-customer' })
    const [saga, taken] = run(noted as Saga)
    expect(taken).toEqual([step, ...undone])
    expect(saga).toMatchObject({ state: 'cancelled', completed: [], reason: 'cancelled-by-customer' })
  })

  test('confirmed and then cancelled: refunded, restocked', () => {
    const [confirmed] = run(begin())
    const [saga, taken] = run(cancel(confirmed, 'cancelled-by-staff') as Saga)
    expect(taken).toEqual(['refund-payment', 'release-stock'])
    expect(saga).toMatchObject({ state: 'cancelled', completed: [], reason: 'cancelled-by-staff' })
  })
})

describe('every state with every outcome', () => {
  const all = reachable()
  const steps = all.filter((saga): saga is Saga & { state: Step } => !isEnd(saga.state))
  const cases = steps.flatMap((saga) =>
    outcomes.flatMap((outcome) =>
      booleans.flatMap((late) => booleans.map((exhausted) => ({ saga, outcome, late, exhausted }))),
    ),
  )

  test('each step and each end is reached', () => {
    expect(new Set(all.map(({ state }) => state))).toEqual(new Set([...FORWARD, ...COMPENSATIONS, ...ENDS]))
  })
  test('a step is retried only without a response and below the attempt limit, or if the request was not sent', () => {
    for (const { saga, outcome, late, exhausted } of cases) {
      const isAgain = next(saga, outcome, { late, exhausted }) === undefined
      expect(isAgain, JSON.stringify({ saga, outcome })).toBe(
        outcome.kind === 'not-sent' || (outcome.kind === 'unknown' && !exhausted),
      )
    }
  })
  test('needs attention only if it can neither continue nor compensate, and keeps its completed steps', () => {
    for (const { saga, outcome, late, exhausted } of cases) {
      const isBack = (COMPENSATIONS as readonly string[]).includes(saga.state)
      const expected =
        outcome.kind === 'impossible' ||
        (outcome.kind === 'unknown' && exhausted) ||
        (outcome.kind === 'refused' && isBack)
      const following = next(saga, outcome, { late, exhausted })
      expect(following?.state === 'needs-attention', JSON.stringify({ saga, outcome })).toBe(expected)
      if (expected) expect(following).toMatchObject({ completed: saga.completed, stoppedAt: saga.state })
    }
  })
  test('rejected and cancelled sagas are fully compensated and have a reason; confirmed ones have all steps', () => {
    for (const { state, completed, reason, cancelRequested } of all) {
      if (state === 'rejected')
        expect({ completed, cancelRequested }).toEqual({ completed: [], cancelRequested: false })
      if (state === 'cancelled')
        expect({ completed, cancelRequested }).toEqual({ completed: [], cancelRequested: true })
      if (state === 'rejected' || state === 'cancelled') expect(reason).not.toBeNull()
      if (state === 'confirmed') expect({ completed, reason }).toEqual({ completed: FORWARD, reason: null })
    }
  })
  test('a cancellation request is never lost', () => {
    for (const { saga, outcome, late, exhausted } of cases.filter((each) => each.saga.cancelRequested)) {
      const following = next(saga, outcome, { late, exhausted })
      if (following)
        expect(following).toMatchObject({ cancelRequested: true, reason: 'cancelled-by-customer' })
      expect(['confirmed', 'rejected']).not.toContain(following?.state)
    }
  })
  test('every saga ends after finitely many responses', () => {
    for (const saga of steps) expect(() => run(saga)).not.toThrow()
  })
  test('a final state has no next step', () => {
    for (const state of ENDS) expect(() => next({ ...begin(), state }, done, inTime)).toThrow(state)
  })
  test('only a saga that needs attention can be resumed, at the failed step', () => {
    for (const saga of all) {
      const resumed = resume(saga)
      if (saga.state !== 'needs-attention') expect(resumed).toBeUndefined()
      else {
        const { stoppedAt: state, resumptions } = saga
        expect(resumed).toEqual({ ...saga, state, stoppedAt: null, resumptions: resumptions + 1 })
        expect([...FORWARD, ...COMPENSATIONS]).toContain(state)
      }
    }
  })
  test('the failed step is set only while attention is needed', () => {
    for (const { state, stoppedAt } of all) expect(stoppedAt !== null).toBe(state === 'needs-attention')
  })
  test('the request number changes only after a response that stopped the saga', () => {
    for (const { saga, outcome, late, exhausted } of cases) {
      const following = next(saga, outcome, { late, exhausted })
      const isAnswered = following?.state === 'needs-attention' && outcome.kind !== 'unknown'
      if (following) expect(following.request).toBe(saga.request + (isAnswered ? 1 : 0))
    }
  })
  test('only an active or confirmed order can be cancelled, once', () => {
    for (const saga of all) {
      const result = cancel(saga, 'cancelled-by-customer')
      if (saga.state === 'rejected' || saga.state === 'needs-attention') expect(result).toBe('too-late')
      else if (saga.cancelRequested) expect(result).toBe('already')
      else expect(result).toMatchObject({ cancelRequested: true, completed: saga.completed })
    }
  })
})
