/** Limits the calls to one service that are in flight at a time, so that a slow one does not take all connections. */
export interface Bulkhead {
  /**
   * Waits for a place in the order of arrival.
   *
   * @returns a function that releases the place
   * @throws Error if the queue is full; the reason of the signal if it aborts before a place is free
   */
  enter(signal: AbortSignal): Promise<() => void>
}

/** @param limit calls at a time; @param maxQueue calls that may wait */
export function createBulkhead(limit: number, maxQueue: number): Bulkhead {
  let inFlight = 0
  const queue = new Set<() => void>()

  const leave = () => {
    const [next] = queue
    if (next) next()
    else inFlight--
  }
  const wait = (signal: AbortSignal) =>
    new Promise<() => void>((enter, reject) => {
      const end = () => {
        queue.delete(next)
        signal.removeEventListener('abort', abort)
      }
      const next = () => {
        end()
        enter(leave)
      }
      const abort = () => {
        end()
        reject(signal.reason as Error)
      }
      queue.add(next)
      signal.addEventListener('abort', abort)
    })

  return {
    enter: async (signal) => {
      if (inFlight < limit) {
        inFlight++
        return leave
      }
      if (queue.size >= maxQueue) throw new Error(`${limit} calls are in flight and ${maxQueue} are waiting`)
      return wait(signal)
    },
  }
}
