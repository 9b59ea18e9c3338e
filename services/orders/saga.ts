import type { components } from '#generated/orders/v1/types.ts'

export type OrderReason = components['schemas']['OrderReason']

/** What makes an order, in this order. */
export const FORWARD = ['reserve-stock', 'authorize-payment', 'confirm-stock', 'capture-payment'] as const
/** What gives back what was done. */
export const BACK = ['refund-payment', 'void-payment', 'release-stock'] as const
export const ENDS = ['confirmed', 'rejected', 'cancelled', 'needs-attention'] as const

export type ForwardStep = (typeof FORWARD)[number]
export type BackStep = (typeof BACK)[number]
export type Step = ForwardStep | BackStep
export type End = (typeof ENDS)[number]

/** The work on an order: the step that is to be taken next, or how it ended. */
export interface Saga {
  state: Step | End
  /** The steps done and not undone, oldest first. */
  completed: readonly ForwardStep[]
  /** Somebody wants it undone: it ends as cancelled and not as rejected. */
  cancelRequested: boolean
  /** Why it ends as rejected or cancelled. */
  reason: OrderReason | null
  /** The step at which it stopped, while it needs attention. */
  stoppedAt: Step | null
  /** How often people have taken it up again. */
  resumptions: number
  /**
   * Which request for its steps it is. One that had no answer is made again as it was, for it may have been done; one
   * whose answer stopped the work would only get that answer again.
   */
  request: number
}

/** What became of an attempt at a step. */
export type Outcome =
  | { kind: 'done' }
  /** It was not done, and never will be. */
  | { kind: 'refused'; reason: OrderReason }
  /** No answer, or none that says whether it was done: the same attempt again finds out. */
  | { kind: 'unknown'; detail: string }
  /** Nobody could be asked just now. It says nothing, and is no attempt. */
  | { kind: 'not-asked'; detail: string }
  /** An answer that should not be: trying again is no use, and nobody knows what to undo. */
  | { kind: 'impossible'; detail: string }

export interface Circumstances {
  /** The deadline of the whole is over. */
  late: boolean
  /** There were as many attempts at this step as there may be. */
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
 * What follows from an attempt. Whether a step was done must be known before anything is undone: an attempt without
 * an answer may have been done, or may be done yet. So the same step is tried until it has an answer, beyond the
 * deadline too. That nobody can be asked now proves nothing about an attempt before, of a process that died over it.
 *
 * @returns undefined when the same step is to be tried again
 */
export function next(saga: Saga, outcome: Outcome, { late, exhausted }: Circumstances): Saga | undefined {
  const { state, completed, cancelRequested } = saga
  if (isEnd(state)) throw new Error(`A saga in the final state ${state} has no next step`)
  if (outcome.kind === 'not-asked') return undefined
  if (outcome.kind === 'unknown') return exhausted ? stop(saga, state) : undefined
  if (outcome.kind === 'impossible') return stop(saga, state, 'answered')
  if (!isForward(state)) {
    // What gives back may be late, but it may not be refused.
    if (outcome.kind === 'refused') return stop(saga, state, 'answered')
    return goBack({ ...saga, completed: completed.filter((step) => !UNDOES[state].includes(step)) })
  }
  if (outcome.kind === 'refused')
    return goBack({ ...saga, reason: cancelRequested ? saga.reason : outcome.reason })
  const reached = { ...saga, completed: [...completed, state] }
  if (cancelRequested) return goBack(reached)
  const following = FORWARD[FORWARD.indexOf(state) + 1]
  if (following === undefined) return { ...reached, state: 'confirmed' }
  if (late) return goBack({ ...reached, reason: 'deadline-exceeded' })
  return { ...reached, state: following }
}

/**
 * Somebody wants the order undone. While a step is taken, that is only noted: the step's end decides.
 *
 * @returns `already` when it is or will be cancelled, `too-late` when there is nothing to cancel any more
 */
export function cancel(saga: Saga, reason: OrderReason): Saga | 'already' | 'too-late' {
  if (saga.state === 'rejected' || saga.state === 'needs-attention') return 'too-late'
  if (saga.cancelRequested) return 'already'
  const wanted = { ...saga, cancelRequested: true, reason }
  return saga.state === 'confirmed' ? goBack(wanted) : wanted
}

/**
 * People have seen to what was wrong: it goes on with the step at which it stopped.
 *
 * @returns undefined when it does not need attention
 */
export function resume(saga: Saga): (Saga & { state: Step }) | undefined {
  const { state, stoppedAt, resumptions } = saga
  if (state !== 'needs-attention' || stoppedAt === null) return undefined
  return { ...saga, state: stoppedAt, stoppedAt: null, resumptions: resumptions + 1 }
}

function stop(saga: Saga, stoppedAt: Step, why?: 'answered'): Saga {
  const request = why === 'answered' ? saga.request + 1 : saga.request
  return { ...saga, state: 'needs-attention', stoppedAt, request }
}

/** What undoes a step, and what else it undoes on the way. */
const UNDONE_BY: Record<ForwardStep, BackStep> = {
  'reserve-stock': 'release-stock',
  'authorize-payment': 'void-payment',
  'confirm-stock': 'release-stock',
  'capture-payment': 'refund-payment',
}
const UNDOES: Record<BackStep, readonly ForwardStep[]> = {
  'refund-payment': ['authorize-payment', 'capture-payment'],
  'void-payment': ['authorize-payment'],
  'release-stock': ['reserve-stock', 'confirm-stock'],
}

/** The last one that was done is undone first. */
function goBack(saga: Saga): Saga {
  const last = saga.completed.at(-1)
  if (last !== undefined) return { ...saga, state: UNDONE_BY[last] }
  return { ...saga, state: saga.cancelRequested ? 'cancelled' : 'rejected' }
}
