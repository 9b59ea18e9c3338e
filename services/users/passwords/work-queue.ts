import { platformProblem } from '#platform/problem.ts'

export type LimitedRun = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>

/**
 * Limits concurrent and waiting work; further work is rejected immediately. Protects the service from overload by
 * expensive operations that need no authentication.
 */
export function createWorkQueue({ parallel, waiting }: { parallel: number; waiting: number }): LimitedRun {
  let running = 0
  const queue: (() => void)[] = []

  const acquire = async () => {
    if (running < parallel) {
      running += 1
      return
    }
    if (queue.length >= waiting) throw busy('Too many requests are waiting. Try again later.')
    await new Promise<void>((turn) => queue.push(turn))
  }
  /* The slot is passed to the next in the queue, so `running` does not change. */
  const release = () => {
    const next = queue.shift()
    if (next) next()
    else running -= 1
  }

  return async (work, signal) => {
    await acquire()
    try {
      if (signal?.aborted) throw busy('The request timed out while waiting.')
      return await work()
    } finally {
      release()
    }
  }
}

const busy = (detail: string) => platformProblem('unavailable', { detail, headers: { 'Retry-After': '1' } })
