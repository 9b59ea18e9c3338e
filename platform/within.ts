/**
 * Does work with a signal that aborts when it takes too long, and with the caller's own. The timer ends with the work:
 * that of `AbortSignal.timeout` goes off some seconds later all the same, and makes an error with a stack of it.
 */
export async function within<T>(
  timeoutMs: number,
  signal: AbortSignal | null | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new Error(`it took longer than ${timeoutMs} ms`)), timeoutMs)
  try {
    return await work(signal ? AbortSignal.any([signal, late.signal]) : late.signal)
  } finally {
    clearTimeout(timer)
  }
}
