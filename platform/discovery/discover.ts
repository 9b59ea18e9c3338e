import { setTimeout as pause } from 'node:timers/promises'
import { pauseMs } from '../backoff.ts'
import type { Instance, Watch } from './instance.ts'

export interface Discovery {
  /** Resolves when the source has reported or failed for the first time. */
  started: Promise<void>
  /** Why the list may be out of date; undefined while the source works. */
  error(): Error | undefined
  close(): Promise<void>
}

/**
 * Runs a source until it is closed, again after a pause when it fails. While it fails, and when it reports an empty list,
 * the last list stays in use: a registry that is away or empty says nothing about the instances that served a moment ago.
 *
 * @param update called with each list that has instances
 * @param onError called when the source begins to fail
 */
export function discover(
  watch: Watch,
  update: (instances: readonly Instance[]) => void,
  onError: (error: Error) => void = () => {},
): Discovery {
  const closing = new AbortController()
  const { signal } = closing
  const started = Promise.withResolvers<void>()
  let failure: Error | undefined
  let failures = 0
  let last = ''

  const report = (instances: readonly Instance[]) => {
    if (signal.aborted) return
    if (instances.length === 0) throw new Error('it has no instances')
    failures = 0
    failure = undefined
    const list = JSON.stringify(instances.toSorted((a, b) => (a.origin < b.origin ? -1 : 1)))
    if (list !== last) update(instances)
    last = list
    started.resolve()
  }
  const run = async () => {
    while (!signal.aborted) {
      try {
        await watch(report, signal)
      } catch (error) {
        if (signal.aborted) break
        if (!failure) onError(error as Error)
        failure = error as Error
        failures++
        started.resolve()
      }
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
