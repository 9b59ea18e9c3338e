import type { Pool } from 'pg'
import type { OrderFeed } from './feed.ts'
import { isFinal, type OrderEvent, toOrderEvent } from '../order-event.ts'
import { StreamEvent } from '#platform/http/stream-event.ts'

export interface StreamOptions {
  orderId: string
  /** The `id` of the last event that the client has received; 0 for none. */
  after: bigint
  heartbeatMs: number
  /** Ends the stream: the client disconnected, or the maximum duration is reached. */
  signal: AbortSignal
}

/**
 * Streams the past and future events of an order as Server-Sent Events (WHATWG HTML, section 9.2). Event ids number the
 * events of the order from 1, so that they reveal nothing about other orders. The stream ends after a final event, when
 * the client disconnects, or when the service shuts down; clients resume with `Last-Event-ID`.
 */
export async function* orderStream(
  pool: Pool,
  feed: OrderFeed,
  { orderId, after, heartbeatMs, signal }: StreamOptions,
): AsyncGenerator<StreamEvent<ReturnType<typeof toOrderEvent>> | undefined> {
  let seen = after
  let last: Row | undefined
  let wake = () => {}
  let notifications = 0
  const notify = () => {
    notifications += 1
    wake()
  }
  const unfollow = feed.follow(orderId, notify)
  const ended = AbortSignal.any([signal, feed.stopping])
  ended.addEventListener('abort', notify)
  try {
    while (!ended.aborted) {
      const notificationsBefore = notifications
      const { rows } = await pool.query<Row>({ ...SINCE, values: [orderId, seen] })
      for (const { type, data } of rows) {
        seen += 1n
        yield new StreamEvent(toOrderEvent(data), { id: String(seen), event: type })
      }
      // A stream that begins after events of an earlier one does not know the last of them yet.
      const found = rows.at(-1) ?? last ?? (await lastOf(pool, orderId, seen))
      // An event was inserted between the two queries.
      if (found === 'newer') continue
      last = found
      if (last && isFinal(last.data)) return
      // A notification arrived during the queries.
      if (notifications !== notificationsBefore) continue
      const isTimeUp = await new Promise<boolean>((done) => {
        const timer = setTimeout(() => done(true), heartbeatMs)
        wake = () => {
          clearTimeout(timer)
          done(false)
        }
      })
      // Keep-alive comment. The next iteration also polls, in case a notification was lost.
      if (isTimeUp) yield undefined
    }
  } finally {
    unfollow()
    ended.removeEventListener('abort', notify)
  }
}

/** The last event of an order; `newer` when the order has more than `seen` events. */
async function lastOf(pool: Pool, orderId: string, seen: bigint): Promise<Row | 'newer' | undefined> {
  const { rows } = await pool.query<Row & { total: string }>({ ...LAST, values: [orderId] })
  return rows[0] && BigInt(rows[0].total) > seen ? 'newer' : rows[0]
}

interface Row {
  type: string
  data: OrderEvent
}

// Events of one order are inserted under its saga's row lock, so position order equals commit order.
const SINCE = {
  name: 'events-since',
  text: `SELECT type, data FROM order_events WHERE order_id = $1 ORDER BY position OFFSET $2`,
}
const LAST = {
  name: 'last-event',
  text: `SELECT type, data, count(*) OVER () AS total FROM order_events WHERE order_id = $1 ORDER BY position DESC LIMIT 1`,
}
