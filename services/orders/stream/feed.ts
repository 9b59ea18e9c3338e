import type { Logger } from 'pino'
import { openListener } from '#platform/database/listen.ts'

/** The NOTIFY channel. The payload is the id of the order; sent on commit of each order event. */
export const CHANNEL = 'order_events'

/** Wakes event streams when their order changes. All streams share one listener. */
export interface OrderFeed {
  /** Calls `wake` for each event of the order, and after a reconnect. @returns unsubscribes */
  follow(orderId: string, wake: () => void): () => void
  /** Aborted when the service shuts down. */
  stopping: AbortSignal
  /** The number of subscribed streams. */
  readonly followers: number
  close(): Promise<void>
}

export function openOrderFeed(databaseUrl: string, stopping: AbortSignal, log: Logger): OrderFeed {
  const wakers = new Map<string, Set<() => void>>()
  const wakeAll = () => wakers.forEach((waiting) => waiting.forEach((wake) => wake()))
  const listener = openListener({
    url: databaseUrl,
    applicationName: 'orders',
    channel: CHANNEL,
    onNotification: (orderId) => wakers.get(orderId)?.forEach((wake) => wake()),
    // Notifications are lost while disconnected, so all streams query for new events.
    onConnected: wakeAll,
    onLost: (err) => log.debug({ err }, 'order feed: connection lost; reconnecting'),
  })
  return {
    stopping,
    follow: (orderId, wake) => {
      const waiting = wakers.get(orderId) ?? new Set()
      wakers.set(orderId, waiting.add(wake))
      return () => {
        waiting.delete(wake)
        if (waiting.size === 0 && wakers.get(orderId) === waiting) wakers.delete(orderId)
      }
    },
    get followers() {
      return [...wakers.values()].reduce((sum, { size }) => sum + size, 0)
    },
    close: () => listener.close(),
  }
}
