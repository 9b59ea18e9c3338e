import type { components } from '#generated/payments/v1/types.ts'

export type Status = components['schemas']['PaymentStatus']

/**
 * The states of a payment. An operation is stored as in progress before the provider is called, and completed by its
 * response. States never repeat; a captured payment keeps its state while it is partially refunded.
 *
 *     pending ──► authorized ──► capturing ──► captured ──► refunded
 *        │             │             │
 *        ▼             ▼             ▼
 *      failed       voiding ──►   failed
 *                      └──► voided
 */
export type State = Status | 'capturing' | 'voiding'

/** The operations of the provider. */
export type Step = 'authorize' | 'capture' | 'void'

/** The operation in progress; undefined if there is none. */
export const stepOf = (state: State): Step | undefined => BEGUN[state]?.step

/** The state after the provider's response to the operation in progress. */
export function answered(state: State, accepted: boolean): State {
  const begun = BEGUN[state]
  if (!begun) throw new Error(`A payment that is ${state} has no operation in progress`)
  return accepted ? begun.accepted : begun.refused
}

/** The state that starts a command; undefined if it is already done or not possible. */
export const begin = (state: State, wish: Wish): State | undefined =>
  state === 'authorized' ? WISHES[wish].begun : undefined

/** Whether the payment is in the state that the command leads to. */
export const isDone = (state: State, wish: Wish): boolean => WISHES[wish].done.includes(state)

export type Wish = 'capture' | 'void'

/** The internal states that callers see as this status. */
export const statesOf = (status: Status): State[] => [
  status,
  ...(Object.keys(HIDDEN) as (keyof typeof HIDDEN)[]).filter((state) => HIDDEN[state] === status),
]

/** The status that callers see; operations in progress are internal. */
export const statusOf = (state: State): Status =>
  state === 'capturing' || state === 'voiding' ? HIDDEN[state] : state

const HIDDEN = { capturing: 'authorized', voiding: 'authorized' } as const

const BEGUN: { [S in State]?: { step: Step; accepted: State; refused: State } } = {
  pending: { step: 'authorize', accepted: 'authorized', refused: 'failed' },
  // A refused capture voids the authorization: it expired, or the card was closed.
  capturing: { step: 'capture', accepted: 'captured', refused: 'failed' },
  // A refused void means that the authorization no longer exists, which has the same effect.
  voiding: { step: 'void', accepted: 'voided', refused: 'voided' },
}

const WISHES: Record<Wish, { begun: State; done: readonly State[] }> = {
  capture: { begun: 'capturing', done: ['captured'] },
  void: { begun: 'voiding', done: ['voided', 'failed'] },
}
