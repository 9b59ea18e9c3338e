export interface BreakerOptions {
  /** The circuit opens when at least this share of the calls of the last `windowMs` failed, from 0 to 1; default 0.5… */
  failureRatio?: number
  /** …out of at least this many; default 10. */
  minimumCalls?: number
  /** Default 10 seconds. */
  windowMs?: number
  /** How long the circuit stays open before one trial call; default 1 second. */
  openMs?: number
}

/** `none`: the call was cancelled, which says nothing about the callee. */
export type CallResult = 'success' | 'failure' | 'none'

export interface CircuitBreaker {
  /** False while the circuit is open, and while a trial call is in flight. */
  canSend(): boolean
  isOpen(): boolean
  /** Counts a call, which must be sent. @returns a function for its result, to be called once */
  begin(): (result: CallResult) => void
}

/**
 * Stops calls to a callee that fails most of them: closed, open for `openMs`, then one trial call whose result closes it
 * or opens it again.
 *
 * @param now a monotonic clock in milliseconds
 */
export function createBreaker(
  { failureRatio = 0.5, minimumCalls = 10, windowMs = 10_000, openMs = 1_000 }: BreakerOptions,
  now: () => number,
): CircuitBreaker {
  // Two halves of the window: the current one and the one before.
  let since = now()
  let calls = [0, 0] as [current: number, previous: number]
  let failures = [0, 0] as [current: number, previous: number]
  /** Undefined while closed. */
  let opensUntil: number | undefined
  let isTrialRunning = false

  const turn = () => {
    const halves = Math.floor((now() - since) / (windowMs / 2))
    if (halves === 0) return
    calls = [0, halves === 1 ? calls[0] : 0]
    failures = [0, halves === 1 ? failures[0] : 0]
    since += halves * (windowMs / 2)
  }
  const open = () => (opensUntil = now() + openMs)
  const close = () => {
    opensUntil = undefined
    calls = [0, 0]
    failures = [0, 0]
  }
  const count = (result: CallResult) => {
    // The result of a call that began before the circuit opened.
    if (result === 'none' || opensUntil !== undefined) return
    turn()
    calls[0]++
    if (result === 'success') return
    failures[0]++
    const all = calls[0] + calls[1]
    if (all >= minimumCalls && failures[0] + failures[1] >= all * failureRatio) open()
  }
  const endTrial = (result: CallResult) => {
    isTrialRunning = false
    if (result === 'success') close()
    else if (result === 'failure') open()
  }

  return {
    canSend: () => opensUntil === undefined || (!isTrialRunning && now() >= opensUntil),
    isOpen: () => opensUntil !== undefined,
    begin: () => {
      if (opensUntil === undefined) return count
      isTrialRunning = true
      return endTrial
    },
  }
}
