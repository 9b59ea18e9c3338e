import type { components } from '#generated/orders/v2/types.ts'

export type OrderReason = components['schemas']['OrderReason']

/** The forward steps, in order. */
export const FORWARD = ['reserve-stock', 'authorize-payment', 'confirm-stock', 'capture-payment'] as const
/** The compensating steps. */
export const COMPENSATIONS = ['refund-payment', 'void-payment', 'release-stock'] as const
export const ENDS = ['confirmed', 'rejected', 'cancelled', 'needs-attention'] as const

export type ForwardStep = (typeof FORWARD)[number]
export type CompensatingStep = (typeof COMPENSATIONS)[number]
export type Step = ForwardStep | CompensatingStep
export type End = (typeof ENDS)[number]

/** The saga of an order. `state` is the next step or the final state. */
export interface Saga {
  state: Step | End
  /** Completed steps that are not compensated, oldest first. */
  completed: readonly ForwardStep[]
  /** Cancellation was requested: the saga ends as cancelled instead of rejected. */
  cancelRequested: boolean
  /** The reason for a rejection or cancellation. */
  reason: OrderReason | null
  /** The failed step, while the saga needs attention. */
  stoppedAt: Step | null
  /** How often the saga was resumed by an operator. */
  resumptions: number
  /**
   * Part of the idempotency keys. Unchanged after an attempt without a response, which may have been executed;
   * incremented after a response that stopped the saga, which the old key would return again.
   */
  request: number
}

/** The result of an attempt at a step. */
export type Outcome =
  | { kind: 'done' }
  /** Not executed, permanently. */
  | { kind: 'refused'; reason: OrderReason }
  /** It is unknown whether the step was executed; retry with the same key. */
  | { kind: 'unknown'; detail: string }
  /** The request was not sent. Does not count as an attempt. */
  | { kind: 'not-sent'; detail: string }
  /** An unexpected response: a retry is pointless, and it is unclear what to compensate. */
  | { kind: 'impossible'; detail: string }

export interface Circumstances {
  /** The deadline of the saga has passed. */
  late: boolean
  /** The maximum number of attempts at this step is reached. */
  exhausted: boolean
}

export const begin = (): Saga => ({
  state: 'reserve-stock',
  completed: [],
  cancelRequested: false,
  reason: null,
  stoppedAt: null,
  resumptions: 0,
  request: 0,
})

export const isEnd = (state: Saga['state']): state is End => (ENDS as readonly string[]).includes(state)
const isForward = (state: Step): state is ForwardStep => (FORWARD as readonly string[]).includes(state)

/**
 * The state transition after an attempt. A step without a response is retried even beyond the deadline: it may have been
 * executed, so its outcome must be known before compensation. This also holds for `not-sent`, since a crashed process
 * may have sent the request earlier.
 *
 * @returns undefined to retry the same step
 */
export function next(saga: Saga, outcome: Outcome, { late, exhausted }: Circumstances): Saga | undefined {
  const { state, completed, cancelRequested } = saga
  if (isEnd(state)) throw new Error(`A saga in the final state ${state} has no next step`)
  if (outcome.kind === 'not-sent') return undefined
  if (outcome.kind === 'unknown') return exhausted ? stop(saga, state) : undefined
  if (outcome.kind === 'impossible') return stop(saga, state, 'response')
  if (!isForward(state)) {
    // Compensation ignores the deadline, and must not be refused.
    if (outcome.kind === 'refused') return stop(saga, state, 'response')
    return compensate({ ...saga, completed: completed.filter((step) => !COMPENSATES[state].includes(step)) })
  }
  if (outcome.kind === 'refused')
    return compensate({ ...saga, reason: cancelRequested ? saga.reason : outcome.reason })
  const reached = { ...saga, completed: [...completed, state] }
  if (cancelRequested) return compensate(reached)
  const following = FORWARD[FORWARD.indexOf(state) + 1]
  if (following === undefined) return { ...reached, state: 'confirmed' }
  if (late) return compensate({ ...reached, reason: 'deadline-exceeded' })
  return { ...reached, state: following }
}

/**
 * Requests cancellation. While a step is in progress it is only recorded, and evaluated when the step completes.
 *
 * @returns `already` if cancellation was requested before, `too-late` if the saga has ended without a confirmed order
 */
export function cancel(saga: Saga, reason: OrderReason): Saga | 'already' | 'too-late' {
  if (saga.state === 'rejected' || saga.state === 'needs-attention') return 'too-late'
  if (saga.cancelRequested) return 'already'
  const wanted = { ...saga, cancelRequested: true, reason }
  return saga.state === 'confirmed' ? compensate(wanted) : wanted
}

/**
 * Resumes the saga at the step at which it stopped.
 *
 * @returns undefined if it does not need attention
 */
export function resume(saga: Saga): (Saga & { state: Step }) | undefined {
  const { state, stoppedAt, resumptions } = saga
  if (state !== 'needs-attention' || stoppedAt === null) return undefined
  return { ...saga, state: stoppedAt, stoppedAt: null, resumptions: resumptions + 1 }
}

function stop(saga: Saga, stoppedAt: Step, why?: 'response'): Saga {
  const request = why === 'response' ? saga.request + 1 : saga.request
  return { ...saga, state: 'needs-attention', stoppedAt, request }
}

/** The compensation of each step, and all steps that it compensates. */
const COMPENSATION_OF: Record<ForwardStep, CompensatingStep> = {
  'reserve-stock': 'release-stock',
  'authorize-payment': 'void-payment',
  'confirm-stock': 'release-stock',
  'capture-payment': 'refund-payment',
}
const COMPENSATES: Record<CompensatingStep, readonly ForwardStep[]> = {
  'refund-payment': ['authorize-payment', 'capture-payment'],
  'void-payment': ['authorize-payment'],
  'release-stock': ['reserve-stock', 'confirm-stock'],
}

/** Compensates in reverse order of completion. */
function compensate(saga: Saga): Saga {
  const last = saga.completed.at(-1)
  if (last !== undefined) return { ...saga, state: COMPENSATION_OF[last] }
  return { ...saga, state: saga.cancelRequested ? 'cancelled' : 'rejected' }
}
