import { describe, expect, test } from 'vitest'
import {
  stateAfter,
  startState,
  isDone,
  type State,
  statesOf,
  statusOf,
  stepOf,
  type Command,
} from './payment.ts'

/* The expectations for each state; a missing state does not compile. */
const expected: Record<
  State,
  {
    status: string
    step?: string
    accepted?: State
    refused?: State
    capture: State | 'done' | 'no'
    void: State | 'done' | 'no'
  }
> = {
  pending: {
    status: 'pending',
    step: 'authorize',
    accepted: 'authorized',
    refused: 'failed',
    capture: 'no',
    void: 'no',
  },
  authorized: { status: 'authorized', capture: 'capturing', void: 'voiding' },
  capturing: {
    status: 'authorized',
    step: 'capture',
    accepted: 'captured',
    refused: 'failed',
    capture: 'no',
    void: 'no',
  },
  captured: { status: 'captured', capture: 'done', void: 'no' },
  voiding: {
    status: 'authorized',
    step: 'void',
    accepted: 'voided',
    refused: 'voided',
    capture: 'no',
    void: 'no',
  },
  voided: { status: 'voided', capture: 'no', void: 'done' },
  refunded: { status: 'refunded', capture: 'no', void: 'no' },
  failed: { status: 'failed', capture: 'no', void: 'done' },
}
const states = Object.keys(expected) as State[]

test.each(states)('%s: public status and operation in progress', (state) => {
  expect({ status: statusOf(state), step: stepOf(state) }).toEqual({
    status: expected[state].status,
    step: expected[state].step,
  })
  expect(statesOf(statusOf(state))).toContain(state)
})

test.each(states)('%s: the state after the provider’s response', (state) => {
  const { accepted, refused } = expected[state]
  if (accepted) expect([stateAfter(state, true), stateAfter(state, false)]).toEqual([accepted, refused])
  else for (const isAccepted of [true, false]) expect(() => stateAfter(state, isAccepted)).toThrow(state)
})

describe.each(['capture', 'void'] as Command[])('%s', (command) => {
  test.each(states)('of a payment that is %s', (state) => {
    const outcome = startState(state, command) ?? (isDone(state, command) ? 'done' : 'no')
    expect(outcome).toBe(expected[state][command])
  })
})

test('a payment is never captured after it was voided, nor voided after it was captured', () => {
  const reachable = (from: State, seen = new Set<State>()): Set<State> => {
    if (seen.has(from)) return seen
    seen.add(from)
    const next = [startState(from, 'capture'), startState(from, 'void')]
    if (stepOf(from)) next.push(stateAfter(from, true), stateAfter(from, false))
    for (const state of next) if (state) reachable(state, seen)
    return seen
  }
  expect([...reachable('voiding')].sort()).toEqual(['voided', 'voiding'])
  expect([...reachable('capturing')].sort()).toEqual(['captured', 'capturing', 'failed'])
  expect(reachable('pending').size).toBe(states.length - 1)
})
