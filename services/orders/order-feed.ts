import type { Logger } from 'pino'
import { openListener } from '#platform/listen.ts'

/** Told with the commit of whatever happened to an order: its id. */
export const CHANNEL = 'order_events'

/** Who follows an order is woken when something happens to it: one connection hears for all of them. */
export interface OrderFeed {
  /** Calls `wake` for each event of the order, and when one may have been missed. @returns what ends that */
  follow(orderId: string, wake: () => void): () => void
  /** Aborted when the service begins to stop. */
  stopping: AbortSignal
  /** How many follow. */
  readonly followers: number
  close(): Promise<void>
}

export function openOrderFeed(databaseUrl: string, stopping: AbortSignal, log: Logger): OrderFeed {
  const wakers = new Map<string, Set<() => void>>()
  const wakeAll = () => wakers.forEach((waiting) => waiting.forEach((wake) => wake()))
  const listener = openListener({
    url: databaseUrl,
    applicationName: 'orders feed',
    channels: () => [CHANNEL],
    onNotification: (_channel, orderId) => wakers.get(orderId)?.forEach((wake) => wake()),
    // What was told while nobody heard is lost: everybody looks.
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
