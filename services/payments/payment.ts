import type { components } from '#generated/payments/v1/types.ts'

export type Status = components['schemas']['PaymentStatus']

/**
 * What is begun is written down before the provider is asked, and ended by its answer. Nothing returns to where it
 * was, except a captured payment of which a part is refunded.
 *
 *     pending ──► authorized ──► capturing ──► captured ──► refunded
 *        │             │             │
 *        ▼             ▼             ▼
 *      failed       voiding ──►   failed
 *                      └──► voided
 */
export type State = Status | 'capturing' | 'voiding'

/** What is asked of the provider. */
export type Step = 'authorize' | 'capture' | 'void'

/** The step that was begun; undefined when the provider's answer is not waited for. */
export const stepOf = (state: State): Step | undefined => BEGUN[state]?.step

/** The state after the provider's answer to the step that was begun. */
export function answered(state: State, accepted: boolean): State {
  const begun = BEGUN[state]
  if (!begun) throw new Error(`A payment that is ${state} has no operation in progress`)
  return accepted ? begun.accepted : begun.refused
}

/** The state that begins what is wished; undefined when it is done already or can't be. */
export const begin = (state: State, wish: Wish): State | undefined =>
  state === 'authorized' ? WISHES[wish].begun : undefined

/** Whether the payment is as it was wished. */
export const isDone = (state: State, wish: Wish): boolean => WISHES[wish].done.includes(state)

export type Wish = 'capture' | 'void'

/** The states that callers see as this one: they need not know that the provider is being asked. */
export const statesOf = (status: Status): State[] => [
  status,
  ...(Object.keys(HIDDEN) as (keyof typeof HIDDEN)[]).filter((state) => HIDDEN[state] === status),
]

/** The state as callers see it. */
export const statusOf = (state: State): Status =>
  state === 'capturing' || state === 'voiding' ? HIDDEN[state] : state

const HIDDEN = { capturing: 'authorized', voiding: 'authorized' } as const

const BEGUN: { [S in State]?: { step: Step; accepted: State; refused: State } } = {
  pending: { step: 'authorize', accepted: 'authorized', refused: 'failed' },
  // The provider gives up an authorization that it does not capture: it ran out, or the card was closed.
  capturing: { step: 'capture', accepted: 'captured', refused: 'failed' },
  // There is nothing to release any more: no money will be taken.
  voiding: { step: 'void', accepted: 'voided', refused: 'voided' },
}

const WISHES: Record<Wish, { begun: State; done: readonly State[] }> = {
  capture: { begun: 'capturing', done: ['captured'] },
  void: { begun: 'voiding', done: ['voided', 'failed'] },
}
