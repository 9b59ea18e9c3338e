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
  const timer = setTimeout(() => late.abort(new Error(`timed out after ${timeoutMs} ms`)), timeoutMs)
  try {
    return await work(signal ? AbortSignal.any([signal, late.signal]) : late.signal)
  } finally {
    clearTimeout(timer)
  }
}
