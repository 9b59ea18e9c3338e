import type { components } from '#generated/payments/v1/types.ts'
import type { Principal } from '#platform/auth/principal.ts'

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
export const stepOf = (state: State): Step | undefined => IN_PROGRESS[state]?.step

/** The state after the provider's response to the operation in progress. */
export function stateAfter(state: State, accepted: boolean): State {
  const started = IN_PROGRESS[state]
  if (!started) throw new Error(`A payment that is ${state} has no operation in progress`)
  return accepted ? started.accepted : started.refused
}

/** The state that starts a command; undefined if it is already done or not possible. */
export const startState = (state: State, command: Command): State | undefined =>
  state === 'authorized' ? COMMANDS[command].started : undefined

/** Whether the payment is in the state that the command leads to. */
export const isDone = (state: State, command: Command): boolean => COMMANDS[command].done.includes(state)

export type Command = 'capture' | 'void'

/** The internal states that callers see as this status. */
export const statesOf = (status: Status): State[] => [
  status,
  ...(Object.keys(HIDDEN) as (keyof typeof HIDDEN)[]).filter((state) => HIDDEN[state] === status),
]

/** The status that callers see; operations in progress are internal. */
export const statusOf = (state: State): Status =>
  state === 'capturing' || state === 'voiding' ? HIDDEN[state] : state

const HIDDEN = { capturing: 'authorized', voiding: 'authorized' } as const

const IN_PROGRESS: { [S in State]?: { step: Step; accepted: State; refused: State } } = {
  pending: { step: 'authorize', accepted: 'authorized', refused: 'failed' },
  // A refused capture voids the authorization: it expired, or the card was closed.
  capturing: { step: 'capture', accepted: 'captured', refused: 'failed' },
  // A refused void means that the authorization no longer exists, which has the same effect.
  voiding: { step: 'void', accepted: 'voided', refused: 'voided' },
}

const COMMANDS: Record<Command, { started: State; done: readonly State[] }> = {
  capture: { started: 'capturing', done: ['captured'] },
  void: { started: 'voiding', done: ['voided', 'failed'] },
}

/** Whether a caller may read the payments of all customers. */
export const seesAll = ({ roles }: Principal): boolean =>
  ['staff', 'admin', 'service'].some((role) => roles.includes(role))
