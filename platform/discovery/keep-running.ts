import { setTimeout as pause } from 'node:timers/promises'
import { pauseMs } from '../backoff.ts'

export interface Running {
  /** Resolves when the work has succeeded or failed for the first time. */
  started: Promise<void>
  /** Why the work fails at present. */
  error(): Error | undefined
  /** Aborts the work and waits for its end. */
  close(): Promise<void>
}

/**
 * Runs work that goes on until its signal aborts, and again after a growing pause when it fails.
 *
 * @param work calls its first argument when it has succeeded
 * @param onError called when the work begins to fail, not for each failure after that
 */
export function keepRunning(
  work: (succeeded: () => void, signal: AbortSignal) => Promise<void>,
  onError: (error: Error) => void = () => {},
): Running {
  const closing = new AbortController()
  const { signal } = closing
  const started = Promise.withResolvers<void>()
  let failure: Error | undefined
  let failures = 0
  const succeeded = () => {
    failure = undefined
    failures = 0
    started.resolve()
  }
  const run = async () => {
    while (!signal.aborted) {
      try {
        await work(succeeded, signal)
      } catch (error) {
        if (signal.aborted) break
        if (!failure) onError(error as Error)
        failure = error as Error
        failures++
        started.resolve()
      }
      // At most 6 seconds: a registry that is back should be noticed soon.
      await pause(pauseMs(Math.min(failures, 6)), undefined, { signal }).catch(() => {})
    }
    started.resolve()
  }
  const running = run()
  return {
    started: started.promise,
    error: () => failure,
    close: async () => {
      closing.abort()
      await running
    },
  }
}

/** Calls `beat` at an interval until the signal aborts; rejects when `beat` does. */
export async function beatEvery(ms: number, beat: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(ms, undefined, { signal }).catch(() => {})
    if (!signal.aborted) await beat()
  }
}
