/* How exact a deadline is. A timer for each request would cost more than the rest of its bookkeeping. */
const TICK_MS = 50

export interface Deadline {
  /** Called when the deadline has passed, unless it was cleared before. */
  expire: () => void
  /** Set by `start`. */
  dueTick?: number
}

export interface Deadlines {
  /** @param timeoutMs kept to the next 50 ms, never early */
  start: (deadline: Deadline, timeoutMs: number) => void
  clear: (deadline: Deadline) => void
}

/** Deadlines of many short-lived things by one timer, which runs only while there are any. */
export function createDeadlines(): Deadlines {
  const pending = new Set<Deadline>()
  let tick = 0
  let timer: NodeJS.Timeout | undefined
  const onTick = () => {
    tick++
    for (const deadline of pending) {
      if ((deadline.dueTick as number) > tick) continue
      pending.delete(deadline)
      deadline.expire()
    }
    if (pending.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
  return {
    start(deadline, timeoutMs) {
      deadline.dueTick = tick + 1 + Math.ceil(timeoutMs / TICK_MS)
      pending.add(deadline)
      timer ??= setInterval(onTick, TICK_MS).unref()
    },
    clear: (deadline) => void pending.delete(deadline),
  }
}
