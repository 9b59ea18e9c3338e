import { platformProblem } from '#platform/problem.ts'

export type InTurn = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>

/**
 * Lets so much work run at a time and so much wait; the rest is refused at once. Work that costs much and that
 * anybody can ask for would otherwise pile up until everything else stands still.
 */
export function createWorkQueue({ parallel, waiting }: { parallel: number; waiting: number }): InTurn {
  let running = 0
  const queue: (() => void)[] = []

  const takeTurn = async () => {
    if (running < parallel) {
      running += 1
      return
    }
    if (queue.length >= waiting) throw busy('Too many requests are waiting. Try again later.')
    await new Promise<void>((turn) => queue.push(turn))
  }
  /* A turn is handed on to the next one in the queue, so `running` stays as it is. */
  const passTurn = () => {
    const next = queue.shift()
    if (next) next()
    else running -= 1
  }

  return async (work, signal) => {
    await takeTurn()
    try {
      if (signal?.aborted) throw busy('The request timed out while waiting.')
      return await work()
    } finally {
      passTurn()
    }
  }
}

const busy = (detail: string) => platformProblem('unavailable', { detail, headers: { 'Retry-After': '1' } })
