/** How an instance of a service learns of events for its own memory, without a queue of its own. */

export interface AnnouncementOptions {
  types: readonly string[]
  /** Called for each event, or once for several of one type that were published together. */
  onEvent(type: string): void
  /**
   * Called after each connection, the first and all later ones: the events in between are lost. `isCurrent` is false
   * until it has resolved.
   */
  onConnected(): Promise<void> | void
}

export interface Announcements {
  /**
   * Whether every event that the broker had stored until one second ago has been announced. False while the broker is
   * unreachable.
   */
  isCurrent(): boolean
  close(): Promise<void>
}

/** How long a confirmed connection counts as current. */
const CURRENT_MS = 1_000
const PING_MS = 400
/** Without a response for this long, the connection is replaced. */
const DEAD_MS = 5_000

export interface Heartbeat {
  isAlive(): boolean
  stop(): void
}

/**
 * Confirms a connection again and again: a peer that is gone without closing it is noticed within a second.
 *
 * @param ping resolves when the peer has responded on the connection that carries the announcements
 * @param replace closes a connection whose peer does not respond
 */
export function startHeartbeat(ping: () => Promise<unknown>, replace: () => void): Heartbeat {
  let confirmedAt = performance.now()
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const beat = async () => {
    const sentAt = performance.now()
    const dead = setTimeout(replace, DEAD_MS)
    try {
      await ping()
      confirmedAt = sentAt
    } catch {
      // The connection is being replaced.
    }
    clearTimeout(dead)
    if (!stopped) timer = setTimeout(() => void beat(), PING_MS)
  }
  void beat()
  return {
    isAlive: () => !stopped && performance.now() - confirmedAt < CURRENT_MS,
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
