import type { Priority } from '../platform/contract/compiled.ts'
import type { LoadShedder } from '../platform/http/overload/load-shedder.ts'

/* The parts of the limit that each priority may use. */
const SHARE: Readonly<Record<Priority, number>> = { sheddable: 0.6, normal: 0.85, critical: 1 }
const WINDOW_MS = 100

/**
 * The alternative that was compared: a limit of requests in progress that grows by one while latency is below twice its
 * minimum, and shrinks by a tenth above (AIMD).
 */
export function concurrencyShedder(): LoadShedder & { begin(): () => void } {
  let limit = 20
  let inProgress = 0
  let most = 0
  let minimumMs = Infinity
  let latenciesMs: number[] = []
  setInterval(() => {
    const sorted = latenciesMs.sort((a, b) => a - b)
    const median = sorted[sorted.length >> 1]
    latenciesMs = []
    if (median === undefined) return
    minimumMs = Math.min(minimumMs * 1.001, median)
    if (median > 2 * minimumMs) limit = Math.max(4, limit * 0.9)
    else if (most >= limit * 0.5) limit += 1
    most = inProgress
  }, WINDOW_MS).unref()
  return {
    admits: (priority) => inProgress < limit * SHARE[priority],
    level: () => 0,
    begin: () => {
      const startedMs = performance.now()
      most = Math.max(most, ++inProgress)
      return () => {
        inProgress--
        latenciesMs.push(performance.now() - startedMs)
      }
    },
  }
}
