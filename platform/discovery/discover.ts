import type { Instance, Watch } from './instance.ts'
import { keepRunning, type Running } from './keep-running.ts'

/**
 * Keeps the list of a service's instances up to date. While its source fails, and when it reports an empty list, the
 * last list stays in use: a registry that is away or empty says nothing about instances that served a moment ago.
 *
 * @param update called with each list that differs from the one before
 * @param onError called when the source begins to fail
 */
export function discover(
  watch: Watch,
  update: (instances: readonly Instance[]) => void,
  onError?: (error: Error) => void,
): Running {
  let last = ''
  return keepRunning((succeeded, signal) => {
    const report = (instances: readonly Instance[]) => {
      if (signal.aborted) return
      if (instances.length === 0) throw new Error('there are no instances')
      const list = JSON.stringify(instances.toSorted((a, b) => (a.origin < b.origin ? -1 : 1)))
      if (list !== last) update(instances)
      last = list
      succeeded()
    }
    return watch(report, signal)
  }, onError)
}
