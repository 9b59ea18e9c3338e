/** Work exceeded its timeout. */
export class TooLate extends Error {
  override name = 'TooLate'
}

/**
 * Calls back after `ms`, and after one more turn of the event loop: when the loop was blocked, a response that arrived
 * meanwhile is read before the timeout counts.
 */
const afterPolling = (ms: number, callback: () => void): NodeJS.Timeout =>
  setTimeout(() => setImmediate(callback), ms)

/**
 * Stops waiting for work that cannot be cancelled; the work continues. For work that accepts a signal, use `within`.
 *
 * @throws TooLate with this message when it takes longer than `timeoutMs`
 */
export async function inTime<T>(work: Promise<T>, timeoutMs: number, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = afterPolling(timeoutMs, () => fail(new TooLate(message)))
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Runs work with a signal that aborts on timeout or with the caller's own signal. The timer is cleared when the work
 * ends: that of `AbortSignal.timeout` would still fire later and create an error with a stack.
 */
export async function within<T>(
  timeoutMs: number,
  signal: AbortSignal | null | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController()
  const timer = afterPolling(timeoutMs, () => late.abort(new Error(`timed out after ${timeoutMs} ms`)))
  try {
    return await work(signal ? AbortSignal.any([signal, late.signal]) : late.signal)
  } finally {
    clearTimeout(timer)
  }
}
