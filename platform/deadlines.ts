/* How exact a deadline is. A timer for each request would cost more than the rest of its bookkeeping. */
const TICK_MS = 50

/** Something that expires: the list's own fields are part of it, so that keeping it costs no memory. */
export interface Deadline {
  /** Called when the deadline has passed, unless it was cleared before. */
  expire: () => void
  dueTick: number
  earlier: Deadline | undefined
  later: Deadline | undefined
}

export interface Deadlines {
  /** @param timeoutMs kept to the next 50 ms, never early */
  start: (deadline: Deadline, timeoutMs: number) => void
  clear: (deadline: Deadline) => void
}

/** Deadlines of many short-lived things by one timer, which runs only while there are any. */
export function createDeadlines(): Deadlines {
  let first: Deadline | undefined
  let tick = 0
  let timer: NodeJS.Timeout | undefined
  const clear = (deadline: Deadline): void => {
    const { earlier, later } = deadline
    if (earlier) earlier.later = later
    else if (first === deadline) first = later
    if (later) later.earlier = earlier
    deadline.earlier = deadline.later = undefined
    // One that is cleared by another's expiry may be the next in turn.
    deadline.dueTick = Infinity
  }
  const onTick = () => {
    tick++
    for (let deadline = first; deadline;) {
      const { later } = deadline
      if (deadline.dueTick <= tick) {
        clear(deadline)
        deadline.expire()
      }
      deadline = later
    }
    if (first) return
    clearInterval(timer)
    timer = undefined
  }
  return {
    start(deadline, timeoutMs) {
      deadline.dueTick = tick + 1 + Math.ceil(timeoutMs / TICK_MS)
      deadline.later = first
      if (first) first.earlier = deadline
      first = deadline
      timer ??= setInterval(onTick, TICK_MS).unref()
    },
    clear,
  }
}
